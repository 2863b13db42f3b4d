/** The natural gradient of a neuron with a quadratic transfer function, for Poisson input (Sec 6.8). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { uniformWeights, twoGroups } from "../drawnAfferents.js";
import { quadraticUpdates } from "../quadraticUpdates.js";

export const quadraticNeuron = defineExperiment({
  name: "natural-gradient/quadratic-neuron",
  title: "Natural gradient of a quadratic neuron",
  module: import.meta.url,
  exportName: "quadraticNeuron",
  parameters: z.object({
    vectors: z.int().min(2).max(1000).default(40).meta({ description: "pairs of student and teacher" }),
    samples: z.int().min(10).max(1e6).default(20000).meta({ description: "samples of x for each, even" }),
    distance: z
      .number()
      .positive()
      .max(100)
      .default(6)
      .meta({ description: "from θ to the mean potential, in standard deviations" }),
  }),
  profiles: { quick: { vectors: 10, samples: 2000 }, paper: {} },
  axes: ({ vectors }) => [
    { name: "afferents", symbol: "n", values: [2, 5, 20, 100] },
    { name: "vector", values: Array.from({ length: vectors }, (_, k) => k + 1) },
  ],
  observables: () => ({
    squaredError: { digits: 5 },
    squaredNoise: { digits: 4 },
    load: { symbol: "q", digits: 6 },
    uniform: { digits: 6 },
    uniformDeviation: { digits: 5 },
    bracket: { digits: 5 },
    meanShare: { digits: 5 },
    cosine: { digits: 6 },
    cosineEuclidean: { digits: 6 },
    active: { digits: 6 },
  }),
  run: ({ parameters: { samples, distance }, point, seed }) => {
    const n = Number(point.afferents);
    const stream = (part: string) => randomStream(seed, "natural-gradient/quadratic-neuron", n, point.vector, part);
    const afferents = {
      weights: uniformWeights(n, 1, stream("student")),
      teacher: uniformWeights(n, 1, stream("teacher")),
      rates: twoGroups(n, 10, 50),
    };
    return { ...quadraticUpdates(afferents, stream("spikes"), { samples, distance }) };
  },
});
