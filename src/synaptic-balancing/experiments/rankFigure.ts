/**
 * The appendix's rank figure: the share ρ of the ℓ2 cost that balancing removes from random matrices of rank r, and from
 * the best rank-r approximations of a full Gaussian matrix.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { costReduction, lowRankMatrix, truncations } from "../rankEnsemble.js";

const RANKS = [1, 2, 3, 5, 8, 10, 20, 30, 50, 70, 100];

export const rankFigure = defineExperiment({
  name: "synaptic-balancing/rank",
  title: "Appendix: how much balancing lowers the cost, by the rank of the matrix",
  module: import.meta.url,
  exportName: "rankFigure",
  parameters: z.object({
    neurons: z.int().min(2).max(300).default(100).meta({ description: "neurons", symbol: "N" }),
    power: z
      .number()
      .positive()
      .max(8)
      .default(2)
      .meta({ description: "power of the weight in the cost", symbol: "p" }),
    draws: z.int().min(2).max(1000).default(20).meta({ description: "matrices of each rank" }),
  }),
  profiles: { quick: { draws: 4 }, paper: {} },
  axes: ({ draws }) => [{ name: "draw", values: Array.from({ length: draws }, (_, k) => k + 1) }],
  observables: ({ neurons }) => {
    const axes = [{ name: "rank", symbol: "r", values: ranksUpTo(neurons) }];
    return { lowRank: { symbol: "ρ", axes }, truncated: { symbol: "ρ", axes } };
  },
  run: ({ parameters: { neurons, power }, point, seed }) => {
    const ranks = ranksUpTo(neurons);
    const stream = (...path: (string | number)[]) => randomStream(seed, "synaptic-balancing/rank", point.draw, ...path);
    const gaussian = stream("gaussian").fillNormal(new Float64Array(neurons * neurons));
    return {
      lowRank: ranks.map((r) => costReduction(lowRankMatrix(neurons, r, stream("low rank", r)), { power })),
      truncated: truncations(gaussian, ranks).map((matrix) => costReduction(matrix, { power })),
    };
  },
});

function ranksUpTo(neurons: number): number[] {
  return [...RANKS.filter((r) => r < neurons), neurons];
}
