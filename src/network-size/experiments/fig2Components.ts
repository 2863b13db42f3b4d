/** Fig 2: the three components of the weight change over the size of a network: lengths, and directions against ∇F. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean, standardDeviation } from "../../numerics/statistics.js";
import { dot, norm } from "../../numerics/vector.js";
import { meanSquareRate, stepLengths } from "../plasticityRates.js";
import { WeightChanges, weightChangeSources } from "../weightChange.js";

export const fig2Components = defineExperiment({
  name: "network-size/fig2-components",
  title: "Fig 2: lengths and directions of the three components of the weight change",
  module: import.meta.url,
  exportName: "fig2Components",
  parameters: z.object({
    taskRelevant: z.number().min(0).default(0.2).meta({ description: "task-relevant", symbol: "γ₁" }),
    taskIrrelevant: z.number().positive().default(1).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    intrinsicNoise: z.number().min(0).default(0.1).meta({ description: "intrinsic noise", symbol: "γ₃" }),
    cycle: z.number().positive().default(1).meta({ description: "learning cycle", symbol: "T" }),
    sizes: z.array(z.int().min(2)).min(1).default([10, 30, 100, 300, 1000]).meta({ description: "weights" }),
    draws: z.int().min(10).default(2000).meta({ description: "weight changes in each network" }),
    repeats: z.int().min(2).default(8).meta({ description: "gradients" }),
  }),
  profiles: { quick: { draws: 1000 }, paper: {} },
  axes: ({ sizes, repeats }) =>
    [
      { name: "size", unit: "weights", symbol: "N", values: sizes },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    relevantLength: { symbol: "Tγ₁", digits: 6 },
    irrelevantLength: { symbol: "Tγ₂", digits: 6 },
    noiseLength: { symbol: "γ₃√(NT)", digits: 6 },
    // over the draws: E‖ẇ‖², the mean cosine of ẇ and −∇F, mean and spread of the cosine of n̂₂ and ∇F
    squaredRate: { symbol: "‖ẇ‖²", digits: 6 },
    alignment: { symbol: "cos(ẇ, −∇F)", digits: 6 },
    irrelevantAlignment: { digits: 6 },
    irrelevantSpread: { digits: 6 },
    // γ₁² + γ₂² + γ₃²N/T, and γ₁ over its root
    expectedSquaredRate: { digits: 6 },
    expectedAlignment: { digits: 6 },
  }),
  run: ({ parameters, point, seed }) => {
    const { taskRelevant, taskIrrelevant, intrinsicNoise, cycle, draws } = parameters;
    const stream = (part: string) => randomStream(seed, "network-size/fig2-components", point.size, point.repeat, part);
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle };
    const n = point.size;
    const gradient = stream("gradient").fillNormal(new Float64Array(n));
    const size = norm(gradient);
    const sources = weightChangeSources(stream);
    const changes = new WeightChanges(rates, n, sources);
    const step = new Float64Array(n);
    const found = Array.from({ length: draws }, () => {
      changes.next(gradient, step);
      const length = norm(step);
      return {
        squared: (length * length) / (cycle * cycle),
        cosine: -dot(step, gradient) / (length * size),
        irrelevant: dot(changes.irrelevantDirection, gradient) / size,
      };
    });
    const lengths = stepLengths(rates, n);
    const expected = meanSquareRate(rates, n);
    const irrelevant = found.map((one) => one.irrelevant);
    return {
      relevantLength: lengths.taskRelevant,
      irrelevantLength: lengths.taskIrrelevant,
      noiseLength: lengths.intrinsicNoise,
      squaredRate: mean(found.map(({ squared }) => squared)),
      alignment: mean(found.map(({ cosine }) => cosine)),
      irrelevantAlignment: mean(irrelevant),
      irrelevantSpread: standardDeviation(irrelevant),
      expectedSquaredRate: expected,
      expectedAlignment: taskRelevant / Math.sqrt(expected),
    };
  },
});
