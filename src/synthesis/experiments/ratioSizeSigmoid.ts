/** The same plane in sigmoid networks with one hidden layer, those of the 2019 paper's Fig 4. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { expandHidden } from "../../network-size/hiddenExpansion.js";
import { sigmoidNetwork } from "../../network-size/sigmoidNetwork.js";
import { drawSigmoidTask } from "../../network-size/sigmoidTask.js";
import { maintainedCycles } from "../maintainedCycles.js";
import { PLANE_OBSERVABLES } from "../planeOptima.js";

export const ratioSizeSigmoid = defineExperiment({
  name: "synthesis/ratio-size-sigmoid",
  title: "Steady error over ρ and N, sigmoid network",
  module: import.meta.url,
  exportName: "ratioSizeSigmoid",
  parameters: z.object({
    taskIrrelevant: z.number().positive().default(2.5).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    intrinsicNoise: z.number().positive().default(0.1).meta({ description: "intrinsic noise, T = 1", symbol: "γ₃" }),
    rates: z
      .array(z.number().positive())
      .min(3)
      .default([0.25, 0.5, 1, 2, 4, 8])
      .meta({ description: "task-relevant", symbol: "γ₁" }),
    widths: z.array(z.int().min(5)).min(3).default([5, 10, 20, 40, 80]).meta({ description: "hidden neurons" }),
    samples: z.int().min(1).default(100).meta({ description: "inputs", symbol: "P" }),
    cycles: z.int().min(100).default(800).meta({ description: "learning cycles" }),
    repeats: z.int().min(2).default(6).meta({ description: "tasks" }),
  }),
  profiles: { quick: { rates: [0.5, 1, 2, 4, 8], cycles: 400, samples: 40, widths: [5, 10, 20, 40] }, paper: {} },
  axes: ({ rates, widths, repeats }) =>
    [
      { name: "rate", symbol: "γ₁", values: rates },
      { name: "width", unit: "hidden neurons", values: widths },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => PLANE_OBSERVABLES,
  run: ({ parameters: { taskIrrelevant, intrinsicNoise, samples, cycles }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "synthesis/ratio-size-sigmoid", point.repeat, part);
    const task = drawSigmoidTask([10, 5, 10], samples, stream);
    const { layers, w } = expandHidden(task.layers, task.student, [point.width]);
    const network = sigmoidNetwork(layers, task.batch, task.targets);
    const rates = { taskRelevant: point.rate, taskIrrelevant, intrinsicNoise, cycle: 1 };
    const run = maintainedCycles({ errorFunction: network, w, rates, cycles, stream });
    return { dimension: network.dimension, ...run };
  },
});
