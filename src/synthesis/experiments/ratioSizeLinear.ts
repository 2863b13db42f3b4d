/** Steady error of linear networks over the rate of task-relevant plasticity and the size: the plane of both papers. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { embedTask } from "../../network-size/linearExpansion.js";
import { drawLinearTask, whitened } from "../../network-size/linearTask.js";
import { maintainedCycles } from "../maintainedCycles.js";
import { PLANE_OBSERVABLES } from "../planeOptima.js";

const INPUTS = 6;
const OUTPUTS = 3;

export const ratioSizeLinear = defineExperiment({
  name: "synthesis/ratio-size-linear",
  title: "Steady error over ρ and N, linear network",
  module: import.meta.url,
  exportName: "ratioSizeLinear",
  parameters: z.object({
    taskIrrelevant: z.number().positive().default(1).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    intrinsicNoise: z.number().positive().default(0.08).meta({ description: "intrinsic noise, T = 1", symbol: "γ₃" }),
    rates: z
      .array(z.number().positive())
      .min(3)
      .default([0.2, 0.2828, 0.4, 0.5657, 0.8, 1.131, 1.6, 2.263, 3.2])
      .meta({ description: "task-relevant", symbol: "γ₁" }),
    factors: z.array(z.int().min(1)).min(3).default([1, 2, 3, 4, 6, 8]).meta({ symbol: "c₁ = c₂" }),
    cycles: z.int().min(100).default(2000).meta({ description: "learning cycles" }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks" }),
  }),
  profiles: {
    quick: { rates: [0.2, 0.4, 0.8, 1.6, 3.2], cycles: 1000, repeats: 8, factors: [1, 2, 3, 4, 6] },
    paper: {},
  },
  axes: ({ rates, factors, repeats }) =>
    [
      { name: "rate", symbol: "γ₁", values: rates },
      { name: "factor", symbol: "c", values: factors },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => PLANE_OBSERVABLES,
  run: ({ parameters: { taskIrrelevant, intrinsicNoise, cycles }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "synthesis/ratio-size-linear", point.repeat, part);
    const task = whitened(drawLinearTask({ inputs: INPUTS, outputs: OUTPUTS, samples: 1 }, stream("task")));
    const size = [INPUTS * point.factor, OUTPUTS * point.factor] as const;
    const { network, start } = embedTask(task, ...size, stream("expansion"));
    const rates = { taskRelevant: point.rate, taskIrrelevant, intrinsicNoise, cycle: 1 };
    const run = maintainedCycles({ errorFunction: network, w: start, rates, cycles, stream });
    return { dimension: network.dimension, ...run };
  },
});
