/** Fig 12A–B: angles between the natural update and the Euclidean or the approximated one, over weight vectors. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { twoRates } from "../printedRates.js";
import { type Constants, compareUpdates } from "../updateComparison.js";

/** Rates of the two groups in Fig 12A–B, Hz. */
export const RATE_PAIRS: readonly (readonly [number, number])[] = [
  [10, 10],
  [10, 30],
  [10, 50],
  [20, 20],
  [20, 40],
];

/** Variants of the approximation: c_u = 1; other c_w. */
const VARIANTS: readonly Constants[] = [
  { uniform: 1, proportional: 0.05 },
  { uniform: 0.95, proportional: 0 },
  { uniform: 0.95, proportional: 0.035 },
];

export const fig12Angles = defineExperiment({
  name: "natural-gradient/fig12-angles",
  title: "Fig 12A–B: angles between natural, Euclidean and approximated updates",
  module: import.meta.url,
  exportName: "fig12Angles",
  parameters: z.object({
    afferents: z.int().min(2).max(2000).default(100).meta({ description: "afferents", symbol: "n" }),
    vectors: z.int().min(2).max(10_000).default(100).meta({ description: "weight vectors of each pair of rates" }),
    samples: z.int().min(2).max(10_000).default(100).meta({ description: "inputs at each weight vector" }),
    range: z.number().positive().max(100).default(5).meta({ description: "weights are uniform in ± range/n" }),
  }),
  profiles: { quick: { samples: 20 }, paper: {} },
  axes: () => [{ name: "rates", unit: "Hz", values: RATE_PAIRS.map(([first, second]) => `${first}/${second}`) }],
  observables: ({ vectors }) => {
    const axes = [{ name: "vector", values: Array.from({ length: vectors }, (_, k) => k + 1) }];
    const degrees = { unit: "°", digits: 6, axes };
    const ratio = { digits: 6, axes };
    return {
      euclideanFisher: degrees,
      approximatedFisher: degrees,
      euclideanEuclidean: degrees,
      approximatedEuclidean: degrees,
      // the approximation with c_u = 1, and with c_w = 0 and 0.035, Fisher metric
      uniformOne: degrees,
      proportionalZero: degrees,
      proportionalSmaller: degrees,
      // approximated : natural, and how much such ratios vary over inputs (Fisher metric)
      length: ratio,
      lengthSpread: ratio,
      euclideanLengthSpread: ratio,
    };
  },
  run: ({ parameters: { afferents, vectors, samples, range }, point, index, seed }) => {
    const rates = twoRates(afferents, RATE_PAIRS[index]!);
    const compared = Array.from({ length: vectors }, (_, k) => {
      const stream = (name: string) => randomStream(seed, "natural-gradient/fig12-angles", point.rates, k + 1, name);
      const weights = stream("weights").fillUniform(new Float64Array(afferents));
      for (let i = 0; i < afferents; i++) weights[i] = (range * (2 * weights[i]! - 1)) / afferents;
      return compareUpdates(weights, rates, samples, stream("input"), VARIANTS);
    });
    const variant = (k: number) => compared.map(({ variants }) => variants[k]!.fisher.angle);
    return {
      euclideanFisher: compared.map(({ euclidean }) => euclidean.fisher.angle),
      approximatedFisher: compared.map(({ approximated }) => approximated.fisher.angle),
      euclideanEuclidean: compared.map(({ euclidean }) => euclidean.euclidean.angle),
      approximatedEuclidean: compared.map(({ approximated }) => approximated.euclidean.angle),
      uniformOne: variant(0),
      proportionalZero: variant(1),
      proportionalSmaller: variant(2),
      length: compared.map(({ approximated }) => approximated.fisher.length),
      lengthSpread: compared.map(({ approximated }) => approximated.fisher.lengthSpread),
      euclideanLengthSpread: compared.map(({ euclidean }) => euclidean.fisher.lengthSpread),
    };
  },
});
