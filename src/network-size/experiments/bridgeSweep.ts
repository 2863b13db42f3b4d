/** Section 7: the steady error over ‖Δc‖ : ‖Δε‖ at fixed fluctuations, whose least place the 2021 paper predicts. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { compensationVariables, optimalRatio, ratesOfMagnitudes, steadyGradient } from "../bridge.js";
import { drawLinearTask, whitened } from "../linearTask.js";
import { linearRun } from "../sizeRuns.js";

export const bridgeSweep = defineExperiment({
  name: "network-size/bridge-sweep",
  title: "Steady error over compensatory plasticity : fluctuations, and over the size of a linear network",
  module: import.meta.url,
  exportName: "bridgeSweep",
  parameters: z.object({
    fluctuation: z.number().positive().default(0.6).meta({ description: "length of Δε at c = 2", symbol: "‖Δε‖" }),
    inaccuracies: z.array(z.number().min(0)).min(1).default([0, 1, 2]).meta({ description: "γ₂ : γ₁" }),
    ratios: z
      .array(z.number().positive())
      .min(1)
      .default([0.35, 0.5, 0.6, 0.707, 0.8, 0.9, 1, 1.2, 1.6])
      .meta({ description: "‖Δc‖ : ‖Δε‖", symbol: "ρ" }),
    factors: z.array(z.int().min(1)).min(1).default([2]).meta({ description: "growth", symbol: "c₁ = c₂" }),
    cycles: z.int().min(100).multipleOf(20).default(4000).meta({ description: "learning cycles, T = 1" }),
    repeats: z.int().min(2).default(3).meta({ description: "tasks" }),
  }),
  profiles: { quick: { cycles: 1000, factors: [1, 2, 3] }, paper: { repeats: 8, factors: [1, 2, 3, 4] } },
  axes: ({ inaccuracies, factors, ratios, repeats }) =>
    [
      { name: "inaccuracy", symbol: "γ₂/γ₁", values: inaccuracies },
      { name: "factor", symbol: "c", values: factors },
      { name: "ratio", symbol: "ρ", values: ratios },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    dimension: { symbol: "N" },
    // mean over the last half of the cycles; beside it ‖∇F‖²/2 of eq. (8)
    steadyError: { symbol: "F", digits: 6 },
    predictedError: { symbol: "F", digits: 6 },
    predictedRatio: { symbol: "ρ*", digits: 6 },
  }),
  run: ({ parameters: { fluctuation, cycles }, point, seed }) => {
    const streams = (part: string) => randomStream(seed, "network-size/bridge-sweep", point.repeat, part);
    const task = whitened(drawLinearTask({ inputs: 6, outputs: 3, samples: 1 }, streams("task")));
    const size = { inputs: 6 * point.factor, outputs: 3 * point.factor };
    const dimension = size.inputs * size.outputs;
    // the same noise in each synapse at every size
    const length = fluctuation * Math.sqrt(dimension / 72);
    const rates = ratesOfMagnitudes({
      compensation: point.ratio * length,
      fluctuation: length,
      irrelevantToRelevant: point.inaccuracy,
      dimension,
    });
    const { curve, trace } = linearRun(task, size, rates, { cycles, bin: 20, steady: cycles / 2 }, streams);
    const variables = compensationVariables({ dimension, gradientCurvature: 1, trace }, rates);
    const gradient = steadyGradient(variables);
    return {
      dimension,
      steadyError: curve.steadyError,
      predictedError: (gradient * gradient) / 2,
      predictedRatio: optimalRatio(variables),
    };
  },
});
