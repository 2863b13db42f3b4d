/** ⟨k⟩ of a linear network after growth by inputs, outputs or both, beside eq. (10) and the slides' form of it. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean, standardError } from "../../numerics/statistics.js";
import { localGeometry } from "../expectations.js";
import { expandedLearningRate } from "../expandedLearningRate.js";
import { expandTask } from "../linearExpansion.js";
import { linearNetwork } from "../linearNetwork.js";
import { drawLinearTask } from "../linearTask.js";
import { measuredLearningRates } from "../meanLearningRate.js";
import { printedExpandedLearningRate } from "../printed.js";
import { weightChangeSources } from "../weightChange.js";

export const growthLearningRate = defineExperiment({
  name: "network-size/growth-learning-rate",
  title: "⟨k⟩ after growth by inputs, outputs or both",
  module: import.meta.url,
  exportName: "growthLearningRate",
  parameters: z.object({
    taskRelevant: z.number().min(0).default(0.2).meta({ description: "task-relevant", symbol: "γ₁" }),
    taskIrrelevant: z.number().min(0).default(1).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    noises: z.array(z.number().min(0)).min(1).default([0.05, 0.1]).meta({ description: "noise", symbol: "γ₃" }),
    factors: z.array(z.int().min(1)).min(1).default([1, 2, 3, 4, 5, 6, 8]).meta({ description: "growth" }),
    pairs: z.int().min(10).default(4000).meta({ description: "antithetic pairs of steps" }),
    samples: z.int().min(1).default(200).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks" }),
  }),
  profiles: { quick: { pairs: 250, repeats: 4 }, paper: {} },
  axes: ({ noises, factors, repeats }) =>
    [
      { name: "growth", values: ["inputs and outputs", "inputs", "outputs"] },
      { name: "noise", symbol: "γ₃", values: noises },
      { name: "factor", symbol: "c", values: factors },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    dimension: { symbol: "N" },
    measured: { symbol: "⟨k⟩", digits: 6 },
    standardError: { digits: 4 },
    // from the geometry before growth
    expected: { symbol: "⟨k⟩", digits: 6 },
    printed: { symbol: "⟨k⟩", digits: 6 },
  }),
  run: ({ parameters: { taskRelevant, taskIrrelevant, pairs, samples }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "network-size/growth-learning-rate", point.repeat, part);
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise: point.noise, cycle: 1 };
    const task = drawLinearTask({ inputs: 6, outputs: 3, samples }, stream("task"));
    const factors = {
      inputFactor: point.growth === "outputs" ? 1 : point.factor,
      outputFactor: point.growth === "inputs" ? 1 : point.factor,
    };
    const { network, start } = expandTask(task, factors, stream("expansion"));
    const sources = weightChangeSources(stream);
    const measured = measuredLearningRates(network, start, rates, pairs, sources);
    const before = localGeometry(linearNetwork(task), task.student);
    return {
      dimension: network.dimension,
      measured: mean(measured),
      standardError: standardError(measured),
      expected: expandedLearningRate(before, factors, rates),
      printed: printedExpandedLearningRate(before, factors, rates),
    };
  },
});
