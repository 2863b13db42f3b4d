/**
 * Fig 4a: neural gradients while networks learn context-dependent integration, with penalties λ = 0, 0.1, 0.3, and the
 * null distribution of ‖g‖ under permutations of the rows of the final cost matrix. Several networks for each λ, each
 * with its own initial weights and trials, which are the same for all λ.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean, standardDeviation } from "../../numerics/statistics.js";
import { participationRank } from "../participationRank.js";
import { rowPermutationNull } from "../rowPermutationNull.js";
import { trainNetwork } from "../trainNetwork.js";

/** λ of the three curves. */
export const PENALTIES = [0, 0.1, 0.3] as const;
/** Upper end of the histogram of the null distribution: the paper's axis. */
const LARGEST = 2.5;
const BINS = 100;

export const fig4Training = defineExperiment({
  name: "synaptic-balancing/fig4-training",
  title: "Fig 4a: neural gradients during training",
  module: import.meta.url,
  exportName: "fig4Training",
  parameters: z.object({
    neurons: z.int().min(2).max(1024).default(256).meta({ description: "neurons", symbol: "N" }),
    subSteps: z.int().min(1).max(100).default(10).meta({ description: "Euler steps per sample" }),
    iterations: z.int().min(1).default(6000).meta({ description: "iterations of gradient descent" }),
    learningRate: z.number().positive().default(0.005).meta({ description: "learning rate" }),
    clip: z.number().positive().default(10).meta({ description: "norm to which the gradient is clipped" }),
    logEvery: z.int().min(1).default(20).meta({ description: "iterations between two entries of the log" }),
    networks: z.int().min(1).max(64).default(3).meta({ description: "networks per penalty, each with its own seed" }),
    shuffles: z.int().min(1).default(10_000).meta({ description: "row permutations of the null distribution" }),
  }),
  profiles: { quick: { neurons: 64, subSteps: 1, iterations: 1500, networks: 2, shuffles: 1000 }, paper: {} },
  axes: ({ networks }) => [
    { name: "penalty", symbol: "λ", values: [...PENALTIES] },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  observables: ({ iterations, logEvery }) => {
    const iteration = { name: "iteration", values: logged(iterations, logEvery) };
    const trace = { digits: 5, axes: [iteration] };
    return {
      taskError: { symbol: "RMSE", ...trace },
      imbalance: { symbol: "‖g‖", ...trace },
      extendedImbalance: { symbol: "‖g_ext‖", ...trace },
      sumOfSquares: { symbol: "Σ J²", ...trace },
      drift: { symbol: "‖Δg‖", ...trace },
      extendedDrift: { symbol: "‖Δg_ext‖", ...trace },
      clippedShare: { digits: 6 },
      participationRank: { digits: 5 },
      nullMean: { digits: 6 },
      nullDeviation: { digits: 6 },
      nullMinimum: { digits: 6 },
      nullExpectedSquare: { digits: 8 },
      nullMeanSquare: { digits: 8 },
      probability: { symbol: "p" },
      nullDensity: {
        digits: 5,
        axes: [{ name: "null", symbol: "‖g‖", values: Array.from({ length: BINS }, (_, b) => center(b)) }],
      },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { neurons, subSteps, iterations, learningRate, clip, logEvery, shuffles } = parameters;
    const { network, log, clippedShare, divergedAt } = trainNetwork(
      { neurons, subSteps, seed, name: Number(point.network), logEvery },
      { schedule: [{ iterations, learningRate }], clip, penalty: Number(point.penalty) },
    );
    if (divergedAt !== undefined) throw new Error(`training diverged at iteration ${divergedAt}`);
    const stream = randomStream(seed, "synaptic-balancing/fig4-training", "null", point.penalty, point.network);
    const costs = network.recurrent.map((weight) => weight * weight);
    const { shuffled, expectedSquare, probability } = rowPermutationNull(costs, { shuffles, stream });
    const nullDensity = new Float64Array(BINS);
    for (const value of shuffled) {
      const bin = Math.floor((value / LARGEST) * BINS);
      if (bin < BINS) nullDensity[bin]! += BINS / (LARGEST * shuffles);
    }
    return {
      taskError: log.map((one) => one.taskError),
      imbalance: log.map((one) => one.imbalance),
      extendedImbalance: log.map((one) => one.extendedImbalance),
      sumOfSquares: log.map((one) => one.sumOfSquares),
      drift: log.map((one) => one.drift),
      extendedDrift: log.map((one) => one.extendedDrift),
      clippedShare,
      participationRank: participationRank(network.recurrent),
      nullMean: mean(shuffled),
      nullDeviation: standardDeviation(shuffled),
      nullMinimum: shuffled.reduce((a, b) => Math.min(a, b)),
      nullExpectedSquare: expectedSquare,
      nullMeanSquare: mean(shuffled.map((value) => value * value)),
      probability,
      nullDensity,
    };
  },
});

function logged(iterations: number, every: number): number[] {
  return [...Array.from({ length: Math.ceil(iterations / every) }, (_, k) => k * every), iterations];
}

function center(bin: number): number {
  return Number((((bin + 0.5) * LARGEST) / BINS).toPrecision(6));
}
