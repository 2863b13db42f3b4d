/** Fig 6: steady error of a linear network over its size, measured and by eqs. (8) and (9). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { steadyDifficulty, steadyGradientNorm, steadyLinearError } from "../expectations.js";
import { drawLinearTask } from "../linearTask.js";
import { linearRun } from "../sizeRuns.js";

const BASE = { inputs: 6, outputs: 3 };

export const fig6Size = defineExperiment({
  name: "network-size/fig6-size",
  title: "Fig 6: steady error of a linear network over its size",
  module: import.meta.url,
  exportName: "fig6Size",
  parameters: z.object({
    taskRelevant: z.number().positive().default(0.2).meta({ description: "task-relevant", symbol: "γ₁" }),
    taskIrrelevant: z.number().min(0).default(1).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    noises: z.array(z.number().min(0)).min(1).default([0, 0.05, 0.1]).meta({ description: "noise", symbol: "γ₃" }),
    factors: z
      .array(z.int().min(1))
      .min(1)
      .default([1, 2, 3, 4, 5, 6, 8])
      .meta({ description: "growth of inputs and outputs alike", symbol: "c₁ = c₂" }),
    samples: z.int().min(1).default(200).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    cycles: z.int().min(100).multipleOf(20).default(1000).meta({ description: "learning cycles" }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks" }),
  }),
  profiles: { quick: { cycles: 600, repeats: 6 }, paper: { repeats: 16 } },
  axes: ({ noises, factors, repeats }) =>
    [
      { name: "noise", symbol: "γ₃", values: noises },
      { name: "factor", symbol: "c", values: factors },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    dimension: { symbol: "N" },
    startError: { symbol: "F(0)", digits: 6 },
    // means over the last half of the cycles
    steadyError: { symbol: "F", digits: 6 },
    steadyGradientNorm: { symbol: "‖∇F‖", digits: 6 },
    steadyDifficulty: { symbol: "G", digits: 6 },
    // (9), (8) with q = 1 and the task's own Σ in the trace, (7)
    predictedError: { symbol: "F", digits: 6 },
    predictedGradientNorm: { symbol: "‖∇F‖", digits: 6 },
    predictedDifficulty: { symbol: "G_ss", digits: 6 },
  }),
  run: ({ parameters: { taskRelevant, taskIrrelevant, samples, cycles }, point, seed }) => {
    const streams = (part: string) => randomStream(seed, "network-size/fig6-size", point.repeat, part);
    const task = drawLinearTask({ ...BASE, samples }, streams("task"));
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise: point.noise, cycle: 1 };
    const size = { inputs: point.factor * BASE.inputs, outputs: point.factor * BASE.outputs };
    const length = { cycles, bin: 10, steady: cycles / 2 };
    const { curve, trace, dimension } = linearRun(task, size, rates, length, streams);
    const curvatures = { dimension, gradientCurvature: 1, trace };
    return {
      dimension,
      startError: curve.startError,
      steadyError: curve.steadyError,
      steadyGradientNorm: curve.steadyGradientNorm,
      steadyDifficulty: curve.steadyDifficulty,
      predictedError: steadyLinearError(curvatures, rates),
      predictedGradientNorm: steadyGradientNorm(curvatures, rates),
      predictedDifficulty: steadyDifficulty(rates, dimension),
    };
  },
});
