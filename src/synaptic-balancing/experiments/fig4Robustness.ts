/**
 * Fig 4b: does balancing make trained networks robust against noise? Several networks; each is balanced by the robustness
 * cost with a floor under the gains (default 0.01) and by the authors' procedure (no floor, the flow followed to
 * T = 3000), and evaluated beside the original under the same noise.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { quantile } from "../../numerics/statistics.js";
import { norm } from "../../numerics/vector.js";
import { balance } from "../balance.js";
import { equilibrium } from "../equilibrium.js";
import { neuralGradients } from "../neuralGradients.js";
import { drawEvaluationTrials, evaluateUnderNoise } from "../noiseRobustness.js";
import { robustnessCosts, totalCost } from "../synapticCosts.js";
import { taskPreservingTransform } from "../taskPreservingTransform.js";
import { trainNetwork } from "../trainNetwork.js";

/** ε of the released batch script (0 to 0.27 by 0.03), and three larger ones. */
export const NOISE_LEVELS = [0, 0.03, 0.06, 0.09, 0.12, 0.15, 0.18, 0.21, 0.24, 0.27, 0.4, 0.6, 0.8] as const;

/** Learning rate decayed at the end: our recommended option for this panel, not in the paper. */
const DECAY = [
  { iterations: 2000, learningRate: 1e-3 },
  { iterations: 2000, learningRate: 2e-4 },
] as const;

export const fig4Robustness = defineExperiment({
  name: "synaptic-balancing/fig4-robustness",
  title: "Fig 4b: noise robustness of trained and balanced networks",
  module: import.meta.url,
  exportName: "fig4Robustness",
  parameters: z.object({
    neurons: z.int().min(2).max(1024).default(256).meta({ description: "neurons", symbol: "N" }),
    subSteps: z.int().min(1).max(100).default(1).meta({ description: "Euler steps per sample in training" }),
    iterations: z.int().min(1).default(6000).meta({ description: "iterations of gradient descent" }),
    penalties: z
      .array(z.number().min(0))
      .min(1)
      .default([0, 0.1, 0.3])
      .meta({ description: "weights of the penalty", symbol: "λ" }),
    networks: z.int().min(1).max(64).default(6).meta({ description: "networks per penalty, each with its own seed" }),
    cleanTraining: z
      .boolean()
      .default(false)
      .meta({ description: "let the learning rate decay at the end (not in the paper)" }),
    gainFloor: z.number().min(0).max(1).default(0.01).meta({ description: "smallest gain in the costs", symbol: "σ²" }),
    horizon: z.number().positive().default(3000).meta({ description: "time to which the authors follow the flow" }),
    gainTrials: z.int().min(1).max(1000).default(20).meta({ description: "trials per condition for the gains" }),
    trials: z.int().min(2).max(1000).default(20).meta({ description: "trials per condition for the loss" }),
  }),
  profiles: {
    quick: { neurons: 64, iterations: 3000, penalties: [0.3], networks: 3, gainTrials: 10, trials: 10 },
    paper: {},
  },
  axes: ({ penalties, networks }) => [
    { name: "penalty", symbol: "λ", values: [...penalties] },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  observables: () => {
    const curve = { digits: 6, axes: [{ name: "noise", symbol: "ε", values: [...NOISE_LEVELS] }] };
    return {
      original: curve,
      balanced: curve,
      raw: curve,
      ratioLow: curve,
      ratioHigh: curve,
      originalAveraged: curve,
      balancedAveraged: curve,
      rawAveraged: curve,
      stateDeviation: { digits: 6 },
      taskError: { digits: 6 },
      cost: { symbol: "C⁰", digits: 6 },
      balancedCost: { symbol: "C*", digits: 6 },
      rawCost: { digits: 6 },
      imbalance: { symbol: "‖g‖", digits: 6 },
      silentNeurons: {},
      quietNeurons: {},
    };
  },
  run: ({ parameters, point, seed }) => {
    const { neurons, subSteps, iterations, cleanTraining, gainFloor, horizon, gainTrials, trials } = parameters;
    const { network, log } = trainNetwork(
      { neurons, subSteps, seed, name: Number(point.network), logEvery: iterations },
      {
        schedule: [{ iterations, learningRate: 0.005 }, ...(cleanTraining ? DECAY : [])],
        penalty: Number(point.penalty),
      },
    );
    const stream = (part: string) =>
      randomStream(seed, "synaptic-balancing/fig4-robustness", point.penalty, point.network, part);
    const { gains } = evaluateUnderNoise(network, drawEvaluationTrials(gainTrials, stream("gain trials")), 0, seed, []);
    const costs = robustnessCosts(network.recurrent, gains);
    const floored = robustnessCosts(network.recurrent, gains, { gainFloor });
    const solved = equilibrium(floored, { components: "separately" });
    const flow = balance(costs, {
      times: [0, horizon],
      relativeTolerance: 1e-6,
      absoluteTolerance: 1e-9,
      maximumSteps: 200_000,
    });
    const networks = {
      original: network,
      balanced: taskPreservingTransform(network, solved.coordinates),
      raw: taskPreservingTransform(network, flow.coordinates.subarray(neurons)),
    };
    const shown = drawEvaluationTrials(trials, stream("trials"));
    const name = (noise: number) => [point.penalty, point.network, "noise", noise] as const;
    const evaluations = NOISE_LEVELS.map((noise) => {
      const of = (one: keyof typeof networks) => evaluateUnderNoise(networks[one], shown, noise, seed, name(noise));
      return { original: of("original"), balanced: of("balanced"), raw: of("raw") };
    });
    const ratios = evaluations.map(({ original, balanced }, k) =>
      ratioInterval(balanced.trialLosses, original.trialLosses, k),
    );
    return {
      original: evaluations.map((one) => one.original.loss),
      balanced: evaluations.map((one) => one.balanced.loss),
      raw: evaluations.map((one) => one.raw.loss),
      ratioLow: ratios.map(([low]) => low),
      ratioHigh: ratios.map(([, high]) => high),
      originalAveraged: evaluations.map((one) => one.original.averagedLoss),
      balancedAveraged: evaluations.map((one) => one.balanced.averagedLoss),
      rawAveraged: evaluations.map((one) => one.raw.averagedLoss),
      stateDeviation: evaluations[0]!.original.stateDeviation,
      taskError: log.at(-1)!.taskError,
      cost: totalCost(costs),
      balancedCost: totalCost(robustnessCosts(networks.balanced.recurrent, gains)),
      rawCost: totalCost(robustnessCosts(networks.raw.recurrent, gains)),
      imbalance: norm(neuralGradients(costs)),
      silentNeurons: gains.filter((gain) => gain === 0).length,
      quietNeurons: gains.filter((gain) => gain < 0.01).length,
    };
  },
});

/** 95 % bootstrap interval over trials of the ratio of two mean losses on the same trials. */
function ratioInterval(above: Float64Array, below: Float64Array, level: number): [number, number] {
  const stream = randomStream(1, "synaptic-balancing/fig4-robustness", "bootstrap", level);
  const ratios = Float64Array.from({ length: 1000 }, () => {
    let [over, under] = [0, 0];
    for (let k = 0; k < above.length; k++) {
      const drawn = stream.integer(above.length);
      over += above[drawn]!;
      under += below[drawn]!;
    }
    return over / under;
  });
  return [quantile(ratios, 0.025), quantile(ratios, 0.975)];
}
