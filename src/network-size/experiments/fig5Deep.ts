/** Fig 5: two hidden layers and a fresh batch in every cycle: steady error over the width, without and with noise. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { weightCount } from "../sigmoidNetwork.js";
import { drawSigmoidTask } from "../sigmoidTask.js";
import { freshDataRun } from "../sizeRuns.js";
import { cycleAxis } from "./cycleAxis.js";

const BIN = 20;

export const fig5Deep = defineExperiment({
  name: "network-size/fig5-deep",
  title: "Fig 5: error over the width of two hidden layers, with fresh data in every cycle",
  module: import.meta.url,
  exportName: "fig5Deep",
  parameters: z.object({
    taskRelevant: z.number().min(0).default(0.1).meta({ description: "task-relevant", symbol: "γ₁" }),
    taskIrrelevant: z.number().min(0).default(2).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    noises: z.array(z.number().min(0)).min(1).default([0, 0.05, 0.1]).meta({ description: "noise", symbol: "γ₃" }),
    widths: z.array(z.int().min(5)).min(1).default([5, 8, 12, 20, 32]).meta({ description: "neurons of both layers" }),
    samples: z.int().min(1).default(50).meta({ description: "fresh inputs in each cycle" }),
    cycles: z.int().min(100).multipleOf(20).default(1500).meta({ description: "learning cycles" }),
    repeats: z.int().min(2).default(6).meta({ description: "tasks" }),
  }),
  profiles: { quick: { noises: [0, 0.1], widths: [5, 32], cycles: 600, repeats: 6 }, paper: { repeats: 12 } },
  axes: ({ noises, widths, repeats }) =>
    [
      { name: "noise", symbol: "γ₃", values: noises },
      { name: "width", unit: "neurons", values: widths },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: ({ cycles }) => {
    return {
      dimension: { symbol: "N" },
      startError: { symbol: "F(0)", digits: 6 },
      // mean over the last fifth of the cycles
      steadyError: { symbol: "F", digits: 6 },
      errors: { symbol: "F", digits: 5, axes: [cycleAxis(cycles, BIN)] },
    };
  },
  run: ({ parameters: { taskRelevant, taskIrrelevant, samples, cycles }, point, seed }) => {
    const streams = (part: string) => randomStream(seed, "network-size/fig5-deep", point.repeat, part);
    const task = drawSigmoidTask([10, 5, 5, 10], samples, streams);
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise: point.noise, cycle: 1 };
    const widths = [point.width, point.width];
    const length = { cycles, bin: BIN, steady: cycles / 5, difficultyEvery: BIN };
    const { startError, steadyError, errors } = freshDataRun(task, widths, rates, length, streams);
    return { dimension: weightCount([10, ...widths, 10]), startError, steadyError, errors };
  },
});
