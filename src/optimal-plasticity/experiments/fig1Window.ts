/** Fig 1c: a window at matched rates (ρ = 1), in which the task error stays while the single weights move away. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { square } from "../../numerics/elementary.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { nonlinearTask } from "../task.js";

export const fig1Window = defineExperiment({
  name: "optimal-plasticity/fig1-window",
  title: "Fig 1c: task error and single weights at matched rates",
  module: import.meta.url,
  exportName: "fig1Window",
  parameters: z.object({
    fluctuation: z
      .number()
      .positive()
      .max(100)
      .default(2)
      .meta({ description: "magnitude of the fluctuations", symbol: "e" }),
    ratio: z
      .number()
      .min(0)
      .max(10)
      .default(1)
      .meta({ description: "compensatory plasticity : fluctuations", symbol: "ρ" }),
    settle: z.int().min(0).default(4000).meta({ description: "steps before the window" }),
    window: z.int().min(10).default(3000).meta({ description: "steps of the window" }),
    every: z
      .int()
      .min(1)
      .default(20)
      .meta({ description: "steps between two recorded states; the task error is their mean" }),
    weights: z.int().min(1).max(440).default(20).meta({ description: "recorded weights" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: () => [{ name: "repeat", values: [1] }],
  observables: ({ window, every, weights }) => {
    const time = {
      name: "time",
      unit: "steps",
      values: Array.from({ length: Math.floor(window / every) }, (_, k) => k * every),
    };
    return {
      taskError: { symbol: "F", digits: 5, axes: [time] },
      weight: {
        symbol: "w",
        digits: 5,
        axes: [{ name: "synapse", values: Array.from({ length: weights }, (_, k) => k + 1) }, time],
      },
      displacement: { symbol: "‖w(t) − w(0)‖", digits: 5, axes: [time] },
    };
  },
  run: ({ parameters: { fluctuation, ratio, settle, window, every, weights, samples }, point, seed }) => {
    const { kernel } = nonlinearTask({ seed, repeat: Number(point.repeat), samples });
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/fig1-window", part);
    const run = {
      fluctuation,
      gradientStep: ratio * fluctuation,
      noiseStep: 0,
      fluctuationStream: stream("fluctuation"),
      noiseStream: stream("noise"),
    };
    if (settle > 0) kernel.run({ ...run, taskError: new Float64Array(settle) });
    const states = Math.floor(window / every);
    const taskError = new Float64Array(states);
    const weight = new Float64Array(weights * states);
    const displacement = new Float64Array(states);
    const first = kernel.weights;
    const stride = Math.floor(first.length / weights);
    const errors = new Float64Array(every);
    for (let k = 0; k < states; k++) {
      const w = kernel.weights;
      for (let i = 0; i < weights; i++) weight[i * states + k] = w[i * stride]!;
      displacement[k] = Math.sqrt(w.reduce((sum, value, i) => sum + square(value - first[i]!), 0));
      kernel.run({ ...run, taskError: errors });
      taskError[k] = mean(errors);
    }
    return { taskError, weight, displacement };
  },
});
