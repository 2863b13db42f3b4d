/** How good the closed Fisher matrix is for Poisson input: Eq 81 against E[h x xᵀ], over afferents, weights and rates. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { dot } from "../../numerics/vector.js";
import { fisherInformation } from "../fisherInformation.js";
import { matrixError } from "../matrixError.js";
import { uniformWeights, twoGroups } from "../drawnAfferents.js";
import { stationaryPotentials } from "../stationaryPotentials.js";
import { sigmoid } from "../transferFunction.js";

export const fisherMatrix = defineExperiment({
  name: "natural-gradient/fisher-matrix",
  title: "Closed Fisher matrix against samples of Poisson input",
  module: import.meta.url,
  exportName: "fisherMatrix",
  parameters: z.object({
    vectors: z.int().min(2).max(1000).default(20).meta({ description: "weight vectors for each setting" }),
    samples: z.int().min(10).max(1e6).default(20000).meta({ description: "samples of x for each, even" }),
  }),
  profiles: { quick: { vectors: 8, samples: 1000 }, paper: {} },
  axes: ({ vectors }) => [
    { name: "afferents", symbol: "n", values: [2, 5, 10, 20, 50, 100] },
    { name: "range", symbol: "n·max|w|", values: [1, 5] },
    { name: "rates", unit: "Hz", values: ["10/50", "5"] },
    { name: "vector", values: Array.from({ length: vectors }, (_, k) => k + 1) },
  ],
  observables: () => ({
    squaredError: { digits: 5 },
    squaredNoise: { digits: 4 },
  }),
  run: ({ parameters: { samples }, point, seed }) => {
    const [n, range] = [Number(point.afferents), Number(point.range)];
    const stream = (part: string) =>
      randomStream(seed, "natural-gradient/fisher-matrix", n, range, String(point.rates), point.vector, part);
    const weights = uniformWeights(n, range, stream("weights"));
    const rates = point.rates === "5" ? twoGroups(n, 5, 5) : twoGroups(n, 10, 50);
    const transfer = sigmoid();
    const matrix = fisherInformation(weights, rates, { transfer });
    const spikes = stream("spikes");
    return {
      ...matrixError(matrix, n, samples / 2, (x) =>
        transfer.information(dot(weights, stationaryPotentials(rates, spikes, x))),
      ),
    };
  },
});
