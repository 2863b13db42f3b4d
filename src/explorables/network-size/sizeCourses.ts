/**
 * Learning of a linear network of any size, with its course: Fig 6's runs, from the same streams of random numbers, for
 * the explorable *network size*.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { linearRun } from "../../network-size/sizeRuns.js";
import { drawLinearTask } from "../../network-size/linearTask.js";
import { randomStream } from "../../numerics/random.js";

/** Neurons before growing. */
export const BASE = { inputs: 6, outputs: 3 } as const;
/** Inputs, by their Σ; the same as Fig 6's. */
const SAMPLES = 200;
export const BIN = 20;
export const FACTORS = [1, 2, 3, 4, 5, 6, 8];

export const sizeCourses = defineExperiment({
  name: "network-size/explore-size",
  title: "Explorable: error over cycles and at steady state, of linear networks of several sizes",
  module: import.meta.url,
  exportName: "sizeCourses",
  parameters: z.object({
    taskRelevant: z.number().positive().default(0.2).meta({ description: "task-relevant", symbol: "γ₁" }),
    taskIrrelevant: z.number().min(0).default(1).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    noises: z.array(z.number().min(0)).min(1).default([0.05]).meta({ description: "noise", symbol: "γ₃" }),
    factors: z
      .array(z.int().min(1))
      .min(1)
      .default(FACTORS)
      .meta({ description: "growth of inputs and outputs alike", symbol: "c₁ = c₂" }),
    cycles: z.int().min(100).multipleOf(BIN).default(1000).meta({ description: "learning cycles" }),
    repeats: z.int().min(2).default(6).meta({ description: "tasks" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: ({ noises, factors, repeats }) =>
    [
      { name: "noise", symbol: "γ₃", values: noises },
      { name: "factor", symbol: "c", values: factors },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: ({ cycles }) => ({
    // mean over the last half of the cycles
    steadyError: { symbol: "F", digits: 6 },
    errors: {
      symbol: "F",
      digits: 5,
      axes: [{ name: "cycle", values: Array.from({ length: cycles / BIN }, (_, k) => (k + 0.5) * BIN) }],
    },
  }),
  run: ({ parameters: { taskRelevant, taskIrrelevant, cycles }, point, seed }) => {
    const streams = (part: string) => randomStream(seed, "network-size/fig6-size", point.repeat, part);
    const task = drawLinearTask({ ...BASE, samples: SAMPLES }, streams("task"));
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise: point.noise, cycle: 1 };
    const size = { inputs: point.factor * BASE.inputs, outputs: point.factor * BASE.outputs };
    const length = { cycles, bin: BIN, steady: cycles / 2 };
    const { steadyError, errors } = linearRun(task, size, rates, length, streams).curve;
    return { steadyError, errors };
  },
});
