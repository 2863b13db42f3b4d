/** Fig 6 with the sizes and rates of the authors' code: which of ten linear networks learns best, at three noises. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { steadyLinearError } from "../expectations.js";
import { drawLinearTask } from "../linearTask.js";
import { linearRun } from "../sizeRuns.js";

/** Inputs and outputs of the authors' networks; the first is the task's own. */
export const AUTHORS_SIZES: readonly (readonly [number, number])[] = [
  [10, 5],
  [16, 8],
  [20, 10],
  [26, 13],
  [30, 15],
  [34, 17],
  [40, 20],
  [50, 25],
  [60, 30],
  [70, 35],
];

/** The authors' (γ₁, γ₂, γ₃); T = 1. */
export const AUTHORS_RATES: readonly (readonly [number, number, number])[] = [
  [0.07, 1, 0.03],
  [0.06, 1, 0.04],
  [0.05, 1, 0.05],
];

/** n̂₂ keeps a tenth of its direction in the authors' code. */
export const AUTHORS_PERSISTENCE = 0.1;

export const fig6Authors = defineExperiment({
  name: "network-size/fig6-authors",
  title: "Fig 6 with the authors' ten linear networks",
  module: import.meta.url,
  exportName: "fig6Authors",
  parameters: z.object({
    samples: z.int().min(1).default(1000).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    persistence: z.number().min(0).lt(1).default(AUTHORS_PERSISTENCE).meta({ description: "of n̂₂", symbol: "ρ" }),
    cycles: z.int().min(100).multipleOf(50).default(1500).meta({ description: "learning cycles" }),
    steady: z.int().min(1).default(50).meta({ description: "cycles at the end that are averaged" }),
    repeats: z.int().min(2).default(12).meta({ description: "tasks" }),
  }),
  profiles: { quick: { cycles: 500, steady: 250, repeats: 3 }, paper: {} },
  axes: ({ repeats }) =>
    [
      { name: "noise", symbol: "γ₃", values: AUTHORS_RATES.map(([, , noise]) => noise) },
      { name: "size", unit: "weights", symbol: "N", values: AUTHORS_SIZES.map(([i, o]) => i * o) },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    startError: { symbol: "F(0)", digits: 6 },
    steadyError: { symbol: "F", digits: 6 },
    // (9) with the lasting part of n̂₂, and without
    predictedError: { symbol: "F", digits: 6 },
    predictedErrorFresh: { symbol: "F", digits: 6 },
  }),
  run: ({ parameters: { samples, persistence, cycles, steady }, point, seed }) => {
    const streams = (part: string) => randomStream(seed, "network-size/fig6-authors", point.repeat, part);
    const [taskRelevant, taskIrrelevant, intrinsicNoise] = AUTHORS_RATES.find(([, , noise]) => noise === point.noise)!;
    const [inputs, outputs] = AUTHORS_SIZES.find(([i, o]) => i * o === point.size)!;
    const [taskInputs, taskOutputs] = AUTHORS_SIZES[0]!;
    const task = drawLinearTask({ inputs: taskInputs, outputs: taskOutputs, samples }, streams("task"));
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle: 1 };
    const length = { cycles, bin: 50, steady, persistence };
    const { curve, trace, dimension } = linearRun(task, { inputs, outputs }, rates, length, streams);
    const curvatures = { dimension, gradientCurvature: 1, trace };
    return {
      startError: curve.startError,
      steadyError: curve.steadyError,
      predictedError: steadyLinearError(curvatures, rates, persistence),
      predictedErrorFresh: steadyLinearError(curvatures, rates),
    };
  },
});
