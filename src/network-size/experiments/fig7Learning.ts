/** Fig 7: learning in expanded linear networks, with one harmful component at a time. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { drawLinearTask } from "../linearTask.js";
import { linearRun } from "../sizeRuns.js";
import { cycleAxis } from "./cycleAxis.js";

/** (γ₁, γ₂, γ₃): the gradient alone, and with each of the other two. */
export const COMPONENT_CASES = [
  { name: "gradient alone", rates: [0.2, 0, 0] },
  { name: "task-irrelevant", rates: [0.2, 1, 0] },
  { name: "intrinsic noise", rates: [0.2, 0, 0.1] },
] as const;

const BIN = 5;

export const fig7Learning = defineExperiment({
  name: "network-size/fig7-learning",
  title: "Fig 7: learning in expanded linear networks, one harmful component at a time",
  module: import.meta.url,
  exportName: "fig7Learning",
  parameters: z.object({
    factors: z.array(z.int().min(1)).min(1).default([1, 2, 4]).meta({ description: "growth", symbol: "c₁ = c₂" }),
    samples: z.int().min(1).default(200).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    cycles: z.int().min(100).multipleOf(BIN).default(600).meta({ description: "learning cycles" }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks" }),
  }),
  profiles: { quick: { cycles: 300 }, paper: { repeats: 16 } },
  axes: ({ factors, repeats }) =>
    [
      { name: "components", values: COMPONENT_CASES.map(({ name }) => name) },
      { name: "factor", symbol: "c", values: factors },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: ({ cycles }) => ({
    dimension: { symbol: "N" },
    startError: { symbol: "F(0)", digits: 6 },
    // mean over the last half of the cycles
    steadyError: { symbol: "F", digits: 6 },
    errors: { symbol: "F", digits: 5, axes: [cycleAxis(cycles, BIN)] },
  }),
  run: ({ parameters: { cycles, samples }, point, seed }) => {
    const streams = (part: string) => randomStream(seed, "network-size/fig7-learning", point.repeat, part);
    const [taskRelevant, taskIrrelevant, intrinsicNoise] = COMPONENT_CASES.find(
      ({ name }) => name === point.components,
    )!.rates;
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle: 1 };
    const task = drawLinearTask({ inputs: 6, outputs: 3, samples }, streams("task"));
    const size = { inputs: 6 * point.factor, outputs: 3 * point.factor };
    const { curve, dimension } = linearRun(task, size, rates, { cycles, bin: BIN, steady: cycles / 2 }, streams);
    const { startError, steadyError, errors } = curve;
    return { dimension, startError, steadyError, errors };
  },
});
