/**
 * Fig 4b: does balancing make trained networks robust against noise? Several networks of each penalty λ. Each is balanced
 * by the robustness cost as the authors do (*raw*: the flow followed to T = 3000) and, beyond the paper, with a floor
 * under the gains (*floored*) and with the silent neurons left alone (*spared*), and evaluated beside the original under
 * the same noise, which is the same at all levels too: ε scales one ξ.
 *
 * The paper's panel (λ = `shown`, ε ≤ 0.27, raw) gets `trials` trials per condition, all else the first `fewTrials` of
 * them.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { transpose } from "../../numerics/linear.js";
import { type RandomStream, randomStream } from "../../numerics/random.js";
import { mean, quantile } from "../../numerics/statistics.js";
import { norm } from "../../numerics/vector.js";
import { balance } from "../balance.js";
import { equilibrium } from "../equilibrium.js";
import { drawExampleTrial, noisyOutputs } from "../exampleTrial.js";
import { firstTrials } from "../firstTrials.js";
import { expectedGainReduction } from "../gainReduction.js";
import type { RateNetwork } from "../network.js";
import { drawEvaluationTrials, evaluateUnderNoise, type NoisyEvaluation } from "../noiseRobustness.js";
import { participationRank } from "../participationRank.js";
import { costReduction } from "../rankEnsemble.js";
import { readoutNoise } from "../readoutNoise.js";
import { rowPermutationNull } from "../rowPermutationNull.js";
import { robustnessCosts, synapticCosts, totalCost } from "../synapticCosts.js";
import { taskPreservingTransform } from "../taskPreservingTransform.js";
import { trainNetwork } from "../trainNetwork.js";
import { decayed } from "../weightDecay.js";

/** ε of the released batch script: 0 to 0.27 by 0.03. */
export const PAPER_LEVELS = [0, 0.03, 0.06, 0.09, 0.12, 0.15, 0.18, 0.21, 0.24, 0.27] as const;
/** Those, and two larger ones. */
export const NOISE_LEVELS = [...PAPER_LEVELS, 0.4, 0.6] as const;
/** Where the networks whose silent neurons were left alone are evaluated. */
const SPARED_LEVELS = [0.12, 0.21, 0.27, 0.6] as const;
/** Σ σ² J² that weight decay leaves, as a share. */
const DECAY_SHARES = [0.95, 0.9, 0.85, 0.8, 0.6, 0.4, 0.2] as const;
const LARGEST_PAPER_LEVEL = 0.27;
/** The example trial: repeats under fresh noise, and every so many steps one is kept. */
const EXAMPLE = { repeats: 6, every: 10, steps: 500 } as const;
const PERMUTATIONS = 5;

/** Learning rate decayed at the end: not in the paper. */
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
    shown: z.number().min(0).default(0.3).meta({ description: "penalty of the paper's panel", symbol: "λ" }),
    networks: z.int().min(1).max(64).default(6).meta({ description: "networks per penalty, each with its own seed" }),
    cleanTraining: z
      .boolean()
      .default(false)
      .meta({ description: "let the learning rate decay at the end (not in the paper)" }),
    gainFloor: z
      .number()
      .min(0.0001)
      .max(1)
      .default(0.01)
      .meta({ description: "smallest gain in the costs", symbol: "σ²" }),
    horizon: z.number().positive().default(3000).meta({ description: "time to which the authors follow the flow" }),
    gainTrials: z.int().min(1).max(1000).default(40).meta({ description: "trials per condition for the gains" }),
    trials: z.int().min(2).max(1000).default(100).meta({ description: "trials per condition for the paper's panel" }),
    fewTrials: z.int().min(2).max(1000).default(20).meta({ description: "trials per condition for all else" }),
    shuffles: z.int().min(1).default(10_000).meta({ description: "row permutations of each null distribution" }),
  }),
  profiles: {
    quick: {
      neurons: 64,
      iterations: 3000,
      penalties: [0, 0.3],
      networks: 2,
      horizon: 300,
      gainTrials: 10,
      trials: 10,
      fewTrials: 5,
      shuffles: 1000,
    },
    paper: {},
  },
  axes: ({ penalties, networks }) => [
    { name: "penalty", symbol: "λ", values: [...penalties] },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  observables: () => {
    const curve = { digits: 6, axes: [{ name: "noise", symbol: "ε", values: [...NOISE_LEVELS] }] };
    const time = { name: "time", values: exampleTimes() };
    const output = { name: "output", values: [1, 2] };
    const repeat = { name: "repeat", values: Array.from({ length: EXAMPLE.repeats }, (_, k) => k + 1) };
    const example = { digits: 4, axes: [repeat, output, time] };
    return {
      /** Mean squared errors of single trials. */
      original: curve,
      raw: curve,
      /** 95 % of raw : original, bootstrap over the trials. */
      rawLow: curve,
      rawHigh: curve,
      /** Mean squared errors of the trial-averaged output. */
      originalAveraged: curve,
      rawAveraged: curve,
      /** Floored : original. */
      floored: curve,
      /** Spared : original. */
      spared: { digits: 6, axes: [{ name: "sparedNoise", symbol: "ε", values: [...SPARED_LEVELS] }] },
      /** Mean squared error without noise after weight decay. */
      decayed: { digits: 6, axes: [{ name: "share", symbol: "C/C⁰", values: [...DECAY_SHARES] }] },
      exampleTarget: { digits: 4, axes: [output, time] },
      exampleOriginal: example,
      exampleRaw: example,
      stateDeviation: { digits: 6 },
      taskError: { digits: 6 },
      cost: { symbol: "C⁰", digits: 6 },
      rawCost: { digits: 6 },
      flooredReduction: { symbol: "ρ", digits: 6 },
      /** ρ of the same J with gains of 1, of it with the gains dealt out anew, and what the gains alone explain. */
      plainReduction: { symbol: "ρ", digits: 6 },
      permutedReduction: { symbol: "ρ", digits: 6 },
      gainReduction: { symbol: "ρ", digits: 6 },
      participationRank: { digits: 6 },
      /** ‖g‖ of both costs, its mean when the rows of the cost matrix are shuffled, and how many of those lie below it. */
      imbalance: { symbol: "‖g‖", digits: 6 },
      imbalanceNull: { digits: 6 },
      imbalanceProbability: { symbol: "p" },
      plainImbalance: { symbol: "‖g‖", digits: 6 },
      plainImbalanceNull: { digits: 6 },
      plainImbalanceProbability: { symbol: "p" },
      plainCost: { digits: 6 },
      silentNeurons: {},
      quietNeurons: {},
      /** ‖W_out‖, and what silent and quiet neurons add to the error at ε = 1, before and after raw balancing. */
      outputNorm: { digits: 6 },
      rawOutputNorm: { digits: 6 },
      silentReadout: { digits: 6 },
      rawSilentReadout: { digits: 6 },
      quietReadout: { digits: 6 },
      rawQuietReadout: { digits: 6 },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { neurons, subSteps, iterations, cleanTraining, gainFloor, horizon, gainTrials, fewTrials, shuffles } =
      parameters;
    const full = point.penalty === parameters.shown ? Math.max(parameters.trials, fewTrials) : fewTrials;
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
    const plainCosts = synapticCosts(network.recurrent);
    const floored = equilibrium(robustnessCosts(network.recurrent, gains, { gainFloor }));
    const twins = {
      raw: taskPreservingTransform(network, flowTo(horizon, costs)),
      floored: taskPreservingTransform(network, floored.coordinates),
      spared: taskPreservingTransform(network, withoutSilent(costs, gains)),
    };
    const trials = drawEvaluationTrials(full, stream("trials"));
    const few = firstTrials(trials, fewTrials);
    const at = (one: RateNetwork, noise: number, shown = few) =>
      evaluateUnderNoise(one, shown, noise, seed, [point.penalty, point.network, "noise"]);
    const pairs = NOISE_LEVELS.map((noise) => {
      const shown = noise <= LARGEST_PAPER_LEVEL ? trials : few;
      return { original: at(network, noise, shown), raw: at(twins.raw, noise, shown) };
    });
    const before = (level: number) => mean(pairs[level]!.original.trialLosses.subarray(0, fewTrials));
    const ratios = pairs.map(({ original, raw }, k) => ratioInterval(raw.trialLosses, original.trialLosses, k));
    const trial = drawExampleTrial(stream("example"), 0);
    const example = (one: RateNetwork) => {
      const noise = { noise: LARGEST_PAPER_LEVEL, repeats: EXAMPLE.repeats, seed };
      return thinned(noisyOutputs(one, trial, { ...noise, name: [point.penalty, point.network, "example"] }));
    };
    const inCost = rowPermutationNull(costs, { shuffles, stream: stream("shuffles") });
    const inPlain = rowPermutationNull(plainCosts, { shuffles, stream: stream("shuffles of the plain costs") });
    const silent = neuronsWhere(gains, (gain) => gain === 0);
    const quiet = neuronsWhere(gains, (gain) => gain < 0.01);
    return {
      ...lossesOf(pairs),
      rawLow: ratios.map(([low]) => low),
      rawHigh: ratios.map(([, high]) => high),
      floored: NOISE_LEVELS.map((noise, k) => at(twins.floored, noise).loss / before(k)),
      spared: SPARED_LEVELS.map((noise) => at(twins.spared, noise).loss / before(NOISE_LEVELS.indexOf(noise))),
      decayed: DECAY_SHARES.map((share) => at(decayed(network, share), 0).loss),
      exampleTarget: thinned(transpose(Float64Array.from(trial.target), trial.steps, trial.outputs)),
      exampleOriginal: example(network),
      exampleRaw: example(twins.raw),
      stateDeviation: pairs[0]!.original.stateDeviation,
      taskError: log.at(-1)!.taskError,
      cost: totalCost(costs),
      rawCost: totalCost(robustnessCosts(twins.raw.recurrent, gains)),
      flooredReduction: 1 - floored.total / floored.initialTotal,
      plainReduction: costReduction(network.recurrent),
      permutedReduction: permutedReduction(network, gains, gainFloor, stream("permutations")),
      gainReduction: expectedGainReduction(gains.map((gain) => Math.max(gain, gainFloor))),
      participationRank: participationRank(network.recurrent),
      imbalance: inCost.actual,
      imbalanceNull: mean(inCost.shuffled),
      imbalanceProbability: inCost.probability,
      plainImbalance: inPlain.actual,
      plainImbalanceNull: mean(inPlain.shuffled),
      plainImbalanceProbability: inPlain.probability,
      plainCost: totalCost(plainCosts),
      silentNeurons: silent.length,
      quietNeurons: quiet.length,
      outputNorm: norm(network.output),
      rawOutputNorm: norm(twins.raw.output),
      silentReadout: readoutNoise(network, silent),
      rawSilentReadout: readoutNoise(twins.raw, silent),
      quietReadout: readoutNoise(network, quiet),
      rawQuietReadout: readoutNoise(twins.raw, quiet),
    };
  },
});

/** h where the flow of the authors' procedure is at that time. */
function flowTo(horizon: number, costs: Float64Array): Float64Array {
  const { coordinates } = balance(costs, {
    times: [0, horizon],
    relativeTolerance: 1e-6,
    absoluteTolerance: 1e-9,
    maximumSteps: 200_000,
  });
  return coordinates.subarray(coordinates.length / 2);
}

/** h of the equilibrium of the neurons that drive others, 0 for silent ones. */
function withoutSilent(costs: Float64Array, gains: Float64Array): Float64Array {
  const n = gains.length;
  const among = costs.map((cost, k) => (gains[Math.floor(k / n)] === 0 ? 0 : cost));
  return equilibrium(among, { components: "separately", tolerance: 1e-10 }).coordinates;
}

function lossesOf(pairs: readonly { original: NoisyEvaluation; raw: NoisyEvaluation }[]) {
  return {
    original: pairs.map((one) => one.original.loss),
    raw: pairs.map((one) => one.raw.loss),
    originalAveraged: pairs.map((one) => one.original.averagedLoss),
    rawAveraged: pairs.map((one) => one.raw.averagedLoss),
  };
}

/** Mean share of the cost that balancing removes when the gains are dealt out anew among the neurons. */
function permutedReduction(network: RateNetwork, gains: Float64Array, gainFloor: number, stream: RandomStream): number {
  const dealt = gains.map((gain) => Math.max(gain, gainFloor));
  const reductions = Array.from({ length: PERMUTATIONS }, () => {
    for (let i = dealt.length - 1; i > 0; i--) {
      const j = stream.integer(i + 1);
      [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
    }
    return costReduction(network.recurrent, { coefficients: dealt });
  });
  return mean(reductions);
}

function neuronsWhere(gains: Float64Array, holds: (gain: number) => boolean): number[] {
  return Array.from(gains.keys()).filter((j) => holds(gains[j]!));
}

/** Every tenth step of series of 500 steps. */
function thinned(series: Float64Array): Float64Array {
  return series.filter((_, k) => (k % EXAMPLE.steps) % EXAMPLE.every === 0);
}

function exampleTimes(): number[] {
  return Array.from({ length: EXAMPLE.steps / EXAMPLE.every }, (_, k) => (k * EXAMPLE.every) / 10);
}

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
