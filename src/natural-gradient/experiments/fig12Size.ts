/** Beside Fig 12A–B: the same angles for fewer and more afferents, at 10 and 50 Hz. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { twoRates } from "../printedRates.js";
import { compareUpdates } from "../updateComparison.js";

export const fig12Size = defineExperiment({
  name: "natural-gradient/fig12-size",
  title: "Fig 12A–B for other numbers of afferents",
  module: import.meta.url,
  exportName: "fig12Size",
  parameters: z.object({
    vectors: z.int().min(2).max(10_000).default(100).meta({ description: "weight vectors of each size" }),
    samples: z.int().min(2).max(10_000).default(50).meta({ description: "inputs at each weight vector" }),
    range: z.number().positive().max(100).default(5).meta({ description: "weights are uniform in ± range/n" }),
  }),
  profiles: { quick: { vectors: 20, samples: 20 }, paper: {} },
  axes: () => [{ name: "afferents", symbol: "n", values: [10, 20, 50, 100, 200, 500] }],
  observables: ({ vectors }) => {
    const axes = [{ name: "vector", values: Array.from({ length: vectors }, (_, k) => k + 1) }];
    const degrees = { unit: "°", digits: 6, axes };
    return {
      euclideanFisher: degrees,
      approximatedFisher: degrees,
      // with c_u = 1
      uniformOneFisher: degrees,
      euclideanEuclidean: degrees,
      approximatedEuclidean: degrees,
      uniformOneEuclidean: degrees,
    };
  },
  run: ({ parameters: { vectors, samples, range }, point: { afferents }, seed }) => {
    const rates = twoRates(afferents);
    const compared = Array.from({ length: vectors }, (_, k) => {
      const stream = (name: string) => randomStream(seed, "natural-gradient/fig12-size", afferents, k + 1, name);
      const weights = stream("weights").fillUniform(new Float64Array(afferents));
      for (let i = 0; i < afferents; i++) weights[i] = (range * (2 * weights[i]! - 1)) / afferents;
      return compareUpdates(weights, rates, samples, stream("input"), [{ uniform: 1, proportional: 0.05 }]);
    });
    return {
      euclideanFisher: compared.map(({ euclidean }) => euclidean.fisher.angle),
      approximatedFisher: compared.map(({ approximated }) => approximated.fisher.angle),
      uniformOneFisher: compared.map(({ variants }) => variants[0]!.fisher.angle),
      euclideanEuclidean: compared.map(({ euclidean }) => euclidean.euclidean.angle),
      approximatedEuclidean: compared.map(({ approximated }) => approximated.euclidean.angle),
      uniformOneEuclidean: compared.map(({ variants }) => variants[0]!.euclidean.angle),
    };
  },
});
