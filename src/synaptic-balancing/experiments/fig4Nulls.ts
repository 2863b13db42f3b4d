/**
 * How balanced are the networks of Fig 4b, in the ℓ2 cost and in the robustness cost? ‖g‖ of each cost against its null
 * distribution under permutations of the rows of the cost matrix, as in Fig 4a: that tells balance from small weights. The
 * networks and their gains are those of `fig4Robustness` (the same seeds and trials, trained again).
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { drawEvaluationTrials, evaluateUnderNoise } from "../noiseRobustness.js";
import { rowPermutationNull } from "../rowPermutationNull.js";
import { robustnessCosts, synapticCosts } from "../synapticCosts.js";
import { trainNetwork } from "../trainNetwork.js";

export const fig4Nulls = defineExperiment({
  name: "synaptic-balancing/fig4-nulls",
  title: "Fig 4b: how balanced the trained networks are, in two costs",
  module: import.meta.url,
  exportName: "fig4Nulls",
  parameters: z.object({
    neurons: z.int().min(2).max(1024).default(256).meta({ description: "neurons", symbol: "N" }),
    iterations: z.int().min(1).default(6000).meta({ description: "iterations of gradient descent" }),
    penalties: z
      .array(z.number().min(0))
      .min(1)
      .default([0, 0.1, 0.3])
      .meta({ description: "weights of the penalty", symbol: "λ" }),
    networks: z.int().min(1).max(64).default(6).meta({ description: "networks per penalty, each with its own seed" }),
    gainTrials: z.int().min(1).max(1000).default(40).meta({ description: "trials per condition for the gains" }),
    shuffles: z.int().min(1).default(10_000).meta({ description: "row permutations of each null distribution" }),
  }),
  profiles: {
    quick: { neurons: 64, iterations: 3000, penalties: [0, 0.3], networks: 2, gainTrials: 10, shuffles: 1000 },
    paper: {},
  },
  axes: ({ penalties, networks }) => [
    { name: "penalty", symbol: "λ", values: [...penalties] },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  observables: () => ({
    plain: { symbol: "‖g‖", digits: 6 },
    plainNull: { digits: 6 },
    plainProbability: { symbol: "p" },
    robustness: { symbol: "‖g‖", digits: 6 },
    robustnessNull: { digits: 6 },
    robustnessProbability: { symbol: "p" },
  }),
  run: ({ parameters: { neurons, iterations, gainTrials, shuffles }, point, seed }) => {
    const { network } = trainNetwork(
      { neurons, subSteps: 1, seed, name: Number(point.network), logEvery: iterations },
      { schedule: [{ iterations, learningRate: 0.005 }], penalty: Number(point.penalty) },
    );
    // The gain trials of fig4Robustness, by their name.
    const trials = randomStream(
      seed,
      "synaptic-balancing/fig4-robustness",
      point.penalty,
      point.network,
      "gain trials",
    );
    const { gains } = evaluateUnderNoise(network, drawEvaluationTrials(gainTrials, trials), 0, seed, []);
    const against = (costs: Float64Array, part: string) =>
      rowPermutationNull(costs, {
        shuffles,
        stream: randomStream(seed, "synaptic-balancing/fig4-nulls", point.penalty, point.network, part),
      });
    const plain = against(synapticCosts(network.recurrent), "plain");
    const robustness = against(robustnessCosts(network.recurrent, gains), "robustness");
    return {
      plain: plain.actual,
      plainNull: mean(plain.shuffled),
      plainProbability: plain.probability,
      robustness: robustness.actual,
      robustnessNull: mean(robustness.shuffled),
      robustnessProbability: robustness.probability,
    };
  },
});
