/**
 * Fig 1c: windows at matched rates (ρ = 1) in several networks, at the text's magnitude of the fluctuations (e = 2) and
 * at a tenth of it. Does the task error stay, do the weights move away, and is the memory still there?
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { glorotWeights } from "../glorot.js";
import { layerDrift } from "../layerDrift.js";
import { networkSeed } from "../networkSeed.js";
import { NONLINEAR_LAYERS, nonlinearTask } from "../task.js";

/** Weights of W₁ and of W₂. */
const LAYER_WEIGHTS = [12 * 20, 20 * 10] as const;

export const fig1Window = defineExperiment({
  name: "optimal-plasticity/fig1-window",
  title: "Fig 1c: task error and single weights at matched rates",
  module: import.meta.url,
  exportName: "fig1Window",
  parameters: z.object({
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
      .default(50)
      .meta({ description: "steps between two recorded states; the task error is their mean" }),
    weights: z.int().min(1).max(200).default(10).meta({ description: "recorded weights of each layer" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks, each with inputs of its own" }),
  }),
  profiles: { quick: { settle: 1500, window: 1500, repeats: 3, samples: 200 }, paper: {} },
  axes: ({ repeats }) => [
    { name: "fluctuation", symbol: "e", values: [2, 0.2] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: ({ window, every, weights }) => {
    const states = Math.floor(window / every) + 1;
    const time = { name: "time", unit: "steps", values: Array.from({ length: states }, (_, k) => k * every) };
    const layer = { name: "layer", values: ["W₁", "W₂"] };
    return {
      taskError: { symbol: "F", digits: 5, axes: [time] },
      moved: {
        symbol: "w(t) − w(0)",
        digits: 4,
        axes: [layer, { name: "synapse", values: Array.from({ length: weights }, (_, k) => k + 1) }, time],
      },
      drift: { symbol: "drift : free walk", digits: 4, axes: [layer, time] },
      drifted: { symbol: "drift of all weights : free walk", digits: 5, axes: [time] },
      unrelatedError: { symbol: "F(unrelated)", digits: 5 },
      silentError: { symbol: "F(silent)", digits: 5 },
    };
  },
  run: ({ parameters: { ratio, settle, window, every, weights, samples }, point, seed }) => {
    const repeat = Number(point.repeat);
    const fluctuation = Number(point.fluctuation);
    const { kernel, landscape } = nonlinearTask({ seed: networkSeed(seed, repeat), repeat: 1, samples });
    const stream = (part: string) =>
      randomStream(seed, "optimal-plasticity/fig1-window", point.fluctuation, repeat, part);
    const run = {
      fluctuation,
      gradientStep: ratio * fluctuation,
      noiseStep: 0,
      fluctuationStream: stream("fluctuation"),
      noiseStream: stream("noise"),
    };
    if (settle > 0) kernel.run({ ...run, taskError: new Float64Array(settle) });
    const states = Math.floor(window / every) + 1;
    const taskError = new Float64Array(states);
    const moved = new Float64Array(2 * weights * states);
    const drift = new Float64Array(2 * states);
    const drifted = new Float64Array(states);
    const first = kernel.weights;
    const errors = new Float64Array(every);
    for (let k = 0; k < states; k++) {
      const w = kernel.weights;
      for (let layer = 0; layer < 2; layer++) {
        const stride = Math.floor(LAYER_WEIGHTS[layer]! / weights);
        for (let i = 0; i < weights; i++) {
          const at = (layer === 0 ? 0 : LAYER_WEIGHTS[0]) + i * stride;
          moved[(layer * weights + i) * states + k] = w[at]! - first[at]!;
        }
      }
      const walk = { fluctuation, time: k * every };
      layerDrift(w, first, LAYER_WEIGHTS, walk).forEach((value, layer) => (drift[layer * states + k] = value));
      drifted[k] = layerDrift(w, first, [w.length], walk)[0]!;
      kernel.run({ ...run, taskError: errors });
      taskError[k] = mean(errors);
    }
    const unrelated = glorotWeights(NONLINEAR_LAYERS, stream("unrelated"));
    return {
      ...{ taskError, moved, drift, drifted },
      unrelatedError: landscape.taskError(unrelated),
      silentError: landscape.taskError(new Float64Array(unrelated.length)),
    };
  },
});
