/** ⟨k⟩ of a linear network, measured by antithetic pairs, beside eq. (5) and what the slides print (sections 2 and 3). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean, standardError } from "../../numerics/statistics.js";
import { expectedLearningRate, localGeometry } from "../expectations.js";
import { expandTask } from "../linearExpansion.js";
import { drawLinearTask } from "../linearTask.js";
import { measuredLearningRates } from "../meanLearningRate.js";
import { printedExpectedLearningRate } from "../printed.js";
import { weightChangeSources } from "../weightChange.js";

/** (γ₁, γ₂, γ₃), T and the growth c₁ = c₂ of the table's rows. */
export const MEAN_RATE_CASES = [
  { name: "(0.2, 1, 0), T = 1", rates: [0.2, 1, 0, 1], factor: 1 },
  { name: "(0.2, 1, 0.1), T = 1", rates: [0.2, 1, 0.1, 1], factor: 1 },
  { name: "(0.2, 1, 0.1), T = 2", rates: [0.2, 1, 0.1, 2], factor: 1 },
  { name: "(0.2, 1, 0.1), T = 2, c = 3", rates: [0.2, 1, 0.1, 2], factor: 3 },
  { name: "(0.5, 0.5, 0.1), T = ½", rates: [0.5, 0.5, 0.1, 0.5], factor: 1 },
  // each component without the others
  { name: "(0.2, 0, 0), T = 1", rates: [0.2, 0, 0, 1], factor: 1 },
  { name: "(0, 1, 0), T = 1", rates: [0, 1, 0, 1], factor: 1 },
  { name: "(0, 0, 0.1), T = 1", rates: [0, 0, 0.1, 1], factor: 1 },
] as const;

export const meanLearningRate = defineExperiment({
  name: "network-size/mean-learning-rate",
  title: "⟨k⟩ measured, by eq. (5) and as the slides print it",
  module: import.meta.url,
  exportName: "meanLearningRate",
  parameters: z.object({
    pairs: z.int().min(10).default(4000).meta({ description: "antithetic pairs of steps" }),
    samples: z.int().min(1).default(200).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks" }),
  }),
  profiles: { quick: { pairs: 1000, repeats: 6 }, paper: { repeats: 16 } },
  axes: ({ repeats }) =>
    [
      { name: "rates", symbol: "(γ₁, γ₂, γ₃)", values: MEAN_RATE_CASES.map(({ name }) => name) },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    measured: { symbol: "⟨k⟩", digits: 6 },
    standardError: { digits: 4 },
    expected: { symbol: "⟨k⟩", digits: 6 },
    printed: { symbol: "⟨k⟩", digits: 6 },
  }),
  run: ({ parameters: { pairs, samples }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "network-size/mean-learning-rate", point.repeat, part);
    const { rates: numbers, factor } = MEAN_RATE_CASES.find(({ name }) => name === point.rates)!;
    const [taskRelevant, taskIrrelevant, intrinsicNoise, cycle] = numbers;
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle };
    const task = drawLinearTask({ inputs: 6, outputs: 3, samples }, stream("task"));
    const growth = { inputFactor: factor, outputFactor: factor };
    const { network, start } = expandTask(task, growth, stream("expansion"));
    const sources = weightChangeSources(stream);
    const measured = measuredLearningRates(network, start, rates, pairs, sources);
    const geometry = localGeometry(network, start);
    return {
      measured: mean(measured),
      standardError: standardError(measured),
      expected: expectedLearningRate(geometry, rates),
      printed: printedExpectedLearningRate(geometry, rates),
    };
  },
});
