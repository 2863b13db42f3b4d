/** ⟨k⟩ of a linear network over its size, at rates that tell the slides' optimal size from Tγ₂²/γ₃². */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean, standardError } from "../../numerics/statistics.js";
import { expectedLearningRate, localGeometry } from "../expectations.js";
import { embedTask } from "../linearExpansion.js";
import { drawLinearTask } from "../linearTask.js";
import { measuredLearningRates } from "../meanLearningRate.js";
import { weightChangeSources } from "../weightChange.js";

/** (γ₁, γ₂, γ₃): five noises, then γ₁ near, at and above γ₂, and γ₂ = 0. T = 1. */
export const SIZE_RATES = [
  { name: "0.2, 1, 0.04", rates: [0.2, 1, 0.04] },
  { name: "0.2, 1, 0.05", rates: [0.2, 1, 0.05] },
  { name: "0.2, 1, 0.07", rates: [0.2, 1, 0.07] },
  { name: "0.2, 1, 0.1", rates: [0.2, 1, 0.1] },
  { name: "0.2, 1, 0.125", rates: [0.2, 1, 0.125] },
  { name: "0.9, 1, 0.05", rates: [0.9, 1, 0.05] },
  { name: "1, 1, 0.1", rates: [1, 1, 0.1] },
  { name: "2, 1, 0.1", rates: [2, 1, 0.1] },
  { name: "0.2, 0, 0.1", rates: [0.2, 0, 0.1] },
] as const;

export const rateOverSize = defineExperiment({
  name: "network-size/rate-over-size",
  title: "⟨k⟩ of a linear network over its size",
  module: import.meta.url,
  exportName: "rateOverSize",
  parameters: z.object({
    outputs: z
      .array(z.int().min(3))
      .min(3)
      .default([3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28, 34])
      .meta({ description: "outputs after growth from 3; twice as many inputs" }),
    pairs: z.int().min(10).default(1000).meta({ description: "antithetic pairs of steps" }),
    samples: z.int().min(1).default(200).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    repeats: z.int().min(2).default(12).meta({ description: "tasks" }),
  }),
  profiles: { quick: { pairs: 60, repeats: 8 }, paper: {} },
  axes: ({ outputs, repeats }) =>
    [
      { name: "rates", symbol: "γ₁, γ₂, γ₃", values: SIZE_RATES.map(({ name }) => name) },
      { name: "size", unit: "outputs", values: outputs },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    dimension: { symbol: "N" },
    measured: { symbol: "⟨k⟩", digits: 6 },
    standardError: { digits: 4 },
    expected: { symbol: "⟨k⟩", digits: 6 },
  }),
  run: ({ parameters: { pairs, samples }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "network-size/rate-over-size", point.repeat, part);
    // steps of their own at each size and rates: what comes out alike isn't alike because the draws are
    const steps = (part: string) =>
      randomStream(seed, "network-size/rate-over-size", point.repeat, point.rates, point.size, part);
    const [taskRelevant, taskIrrelevant, intrinsicNoise] = SIZE_RATES.find(({ name }) => name === point.rates)!.rates;
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle: 1 };
    const task = drawLinearTask({ inputs: 6, outputs: 3, samples }, stream("task"));
    const { network, start } = embedTask(task, 2 * point.size, point.size, stream(`expansion ${point.size}`));
    const measured = measuredLearningRates(network, start, rates, pairs, weightChangeSources(steps));
    return {
      dimension: network.dimension,
      measured: mean(measured),
      standardError: standardError(measured),
      expected: expectedLearningRate(localGeometry(network, start), rates),
    };
  },
});
