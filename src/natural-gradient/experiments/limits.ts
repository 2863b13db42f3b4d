/** The Fisher information of an interval, and the Fisher metric as a divergence of two neurons that hardly differ (Sec 6.9). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { dot } from "../../numerics/vector.js";
import { uniformWeights, twoGroups } from "../drawnAfferents.js";
import { fisherInformation } from "../fisherInformation.js";
import { intervalScores } from "../intervalScores.js";
import { metricRatio } from "../metricRatio.js";

const LENGTHS = [1, 2, 10, 20, 100, 400, 2000];
const STEPS = [3, 1, 0.3, 0.1, 0.03, 0.01];

export const limits = defineExperiment({
  name: "natural-gradient/limits",
  title: "Fisher information of intervals; Fisher metric and divergence",
  module: import.meta.url,
  exportName: "limits",
  parameters: z.object({
    vectors: z.int().min(2).max(1000).default(64).meta({ description: "weight vectors" }),
    afferents: z.int().min(1).max(1000).default(20).meta({ description: "afferents of the runs", symbol: "n" }),
    manyAfferents: z.int().min(1).max(1000).default(100).meta({ description: "afferents for the divergence" }),
    seconds: z.int().min(1).max(100_000).default(500).meta({ description: "length of each run", unit: "s" }),
    samples: z.int().min(10).max(1e6).default(5000).meta({ description: "samples of x for the divergence" }),
  }),
  profiles: { quick: { vectors: 16, seconds: 50, samples: 1000 }, paper: {} },
  axes: ({ vectors }) => [{ name: "vector", values: Array.from({ length: vectors }, (_, k) => k + 1) }],
  observables: () => {
    const lengths = [{ name: "bins", values: LENGTHS }];
    const steps = [{ name: "step", unit: "mV", values: STEPS }];
    return {
      additive: { digits: 5, axes: lengths },
      // control: the neuron's chance is held for 20 bins, so that these aren't independent
      held: { digits: 5, axes: lengths },
      // divergence over ½ δᵀGδ, with G of the same samples and with Eq 81
      metric: { digits: 6, axes: steps },
      metricClosed: { digits: 6, axes: steps },
    };
  },
  run: ({ parameters: { afferents: n, manyAfferents, seconds, samples }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "natural-gradient/limits", point.vector, part);
    const weights = uniformWeights(n, 5, stream("weights"));
    const rates = twoGroups(n, 10, 50);
    const drawn = [1, 2].map((k) => uniformWeights(n, 1, stream(`direction ${k}`)));
    const options = { directions: [weights, new Float64Array(n).fill(1 / n), ...drawn], lengths: LENGTHS };
    const bins = seconds * 2000;
    const many = { weights: uniformWeights(manyAfferents, 5, stream("many")), rates: twoGroups(manyAfferents, 10, 50) };
    const direction = uniformWeights(manyAfferents, 1, stream("many, direction"));
    const ratios = metricRatio(many, direction, stream("potentials"), { steps: STEPS, samples });
    const closed = quadraticForm(fisherInformation(many.weights, many.rates), ratios.direction);
    return {
      additive: intervalScores({ weights, rates }, stream("spikes"), { ...options, bins }),
      held: intervalScores({ weights, rates }, stream("held"), { ...options, bins, hold: 20 }),
      metric: ratios.divergences.map((one) => one / ratios.metric),
      metricClosed: ratios.divergences.map((one) => one / closed),
    };
  },
});

/** vᵀ G v. */
function quadraticForm(matrix: Float64Array, v: Float64Array): number {
  const n = v.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += v[i]! * dot(matrix.subarray(i * n, (i + 1) * n), v);
  return sum;
}
