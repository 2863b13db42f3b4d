/** The sign of Tr ∇²F and of the curvature along the gradient in a sigmoid network: at its start, and after learning. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { localGeometry } from "../expectations.js";
import { learn } from "../learn.js";
import { sigmoidNetwork } from "../sigmoidNetwork.js";
import { drawSigmoidTask } from "../sigmoidTask.js";
import { weightChangeSources } from "../weightChange.js";

/** One and two hidden layers. */
export const TRACE_NETWORKS: readonly (readonly number[])[] = [
  [10, 5, 10],
  [10, 5, 5, 10],
];

export const traceSign = defineExperiment({
  name: "network-size/trace-sign",
  title: "Sign of Tr ∇²F of a sigmoid network before and after learning",
  module: import.meta.url,
  exportName: "traceSign",
  parameters: z.object({
    taskRelevant: z.number().positive().default(0.3).meta({ description: "gradient steps", symbol: "γ₁" }),
    samples: z.int().min(1).default(100).meta({ description: "inputs", symbol: "P" }),
    cycles: z
      .array(z.int().min(0))
      .min(1)
      .default([0, 5, 10, 30, 100])
      .meta({ description: "cycles of the gradient alone" }),
    repeats: z.int().min(2).default(40).meta({ description: "tasks" }),
  }),
  profiles: { quick: { repeats: 20 }, paper: {} },
  axes: ({ repeats }) =>
    [
      { name: "layers", values: TRACE_NETWORKS.map((layers) => layers.join("–")) },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: ({ cycles }) => {
    const axes = [{ name: "cycle", values: cycles }];
    return {
      error: { symbol: "F", digits: 6, axes },
      trace: { symbol: "Tr ∇²F", digits: 6, axes },
      gradientCurvature: { symbol: "q", digits: 6, axes },
    };
  },
  run: ({ parameters: { taskRelevant, samples, cycles }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "network-size/trace-sign", point.repeat, part);
    const layers = TRACE_NETWORKS.find((one) => one.join("–") === point.layers)!;
    const task = drawSigmoidTask(layers, samples, stream);
    const network = sigmoidNetwork(task.layers, task.batch, task.targets);
    const rates = { taskRelevant, taskIrrelevant: 0, intrinsicNoise: 0, cycle: 1 };
    const sources = weightChangeSources(stream);
    const geometries = cycles.map((count) => {
      const w = task.student.slice();
      if (count > 0) learn({ errorFunction: network, w, rates, cycles: count, sources });
      return localGeometry(network, w);
    });
    return {
      error: geometries.map(({ error }) => error),
      trace: geometries.map(({ trace }) => trace),
      gradientCurvature: geometries.map(({ gradientCurvature }) => gradientCurvature),
    };
  },
});
