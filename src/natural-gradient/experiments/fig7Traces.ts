/** Fig 7E–G: how stimulated and unstimulated weights change over a minute, from one start in each regime. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { interplayRun } from "../interplayRun.js";

const NAME = "natural-gradient/fig7-traces";
const EVERY = 1000;

export const fig7Traces = defineExperiment({
  name: NAME,
  title: "Fig 7E–G: weights of stimulated and unstimulated synapses during learning",
  module: import.meta.url,
  exportName: "fig7Traces",
  parameters: z.object({
    trials: z.int().min(2).max(1000).default(60).meta({ description: "trials, each with spikes of its own" }),
    learningRate: z.number().positive().max(0.1).default(0.001).meta({ description: "learning rate", symbol: "η" }),
    refresh: z
      .int()
      .min(1)
      .max(10_000)
      .default(500)
      .meta({ description: "bins of 0.5 ms between computations of γ_s and g₁ … g₄ from the present weights" }),
  }),
  profiles: { quick: { trials: 6 }, paper: {} },
  axes: ({ trials }) => [
    { name: "start", symbol: "n w(t₀)", values: [1.6, 2.5, 4.5] },
    { name: "trial", values: Array.from({ length: trials }, (_, k) => k + 1) },
  ],
  observables: () => {
    const axes = [{ name: "time", unit: "s", values: Array.from({ length: 121 }, (_, k) => k / 2) }];
    return { stimulated: { unit: "%", digits: 4, axes }, unstimulated: { unit: "%", digits: 4, axes } };
  },
  run: ({ parameters: { learningRate, refresh }, point, seed }) => {
    const start = { stimulated: point.start, unstimulated: point.start };
    const stream = randomStream(seed, NAME, point.start, point.trial);
    const { stimulatedCourse, unstimulatedCourse } = interplayRun(start, stream, {
      learningRate,
      refresh,
      every: EVERY,
    });
    return {
      stimulated: stimulatedCourse.map((w) => 100 * (w - 1)),
      unstimulated: unstimulatedCourse.map((w) => 100 * (w - 1)),
    };
  },
});
