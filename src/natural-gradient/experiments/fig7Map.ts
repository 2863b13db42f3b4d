/**
 * Fig 7B–D: relative changes of stimulated and unstimulated weights after a minute, over the weights of both groups at
 * the start. A point of the sweep is a row of the map; each pixel has input and teacher spikes of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { EventLoop } from "../eventLoop.js";
import { interplayAfferents, interplaySettings, inhibitedThreshold } from "../interplaySettings.js";

const NAME = "natural-gradient/fig7-map";

/** Places of the map's rows and columns, n w, from 1 to 5. */
function places(pixels: number): number[] {
  return Array.from({ length: pixels }, (_, k) => Number((1 + (4 * k) / (pixels - 1)).toFixed(6)));
}

export const fig7Map = defineExperiment({
  name: NAME,
  title: "Fig 7B–D: plasticity of stimulated and unstimulated synapses over their initial weights",
  module: import.meta.url,
  exportName: "fig7Map",
  parameters: z.object({
    pixels: z.int().min(2).max(600).default(600).meta({ description: "rows, and columns, of the map" }),
    learningRate: z.number().positive().max(0.1).default(0.001).meta({ description: "learning rate", symbol: "η" }),
    duration: z.int().min(1).max(600).default(60).meta({ description: "time of learning", unit: "s" }),
  }),
  profiles: { quick: { pixels: 24 }, paper: {} },
  axes: ({ pixels }) => [{ name: "stimulated", symbol: "n w_st(t₀)", values: places(pixels) }],
  observables: ({ pixels }) => {
    const axes = [{ name: "unstimulated", symbol: "n w_ust(t₀)", values: places(pixels) }];
    return {
      stimulatedChange: { unit: "%", digits: 2, axes },
      unstimulatedChange: { unit: "%", digits: 2, axes },
    };
  },
  run: ({ parameters: { pixels, learningRate, duration }, point, seed }) => {
    const settings = interplaySettings({ learningRate, duration });
    const columns = places(pixels);
    const starts = columns.map((unstimulated) =>
      interplayAfferents({ stimulated: point.stimulated, unstimulated }, settings),
    );
    const { rates } = starts[0]!;
    const m = settings.stimulated;
    const loop = new EventLoop({
      rates,
      rule: "natural",
      learningRate,
      errorScale: "paper",
      coefficients: "frozen",
      reset: false,
      stimulated: Array.from(rates, (_, i) => i < m),
      teacherRate: settings.teacher,
      transfer: { threshold: inhibitedThreshold(settings) },
    });
    const stream = (column: number, part: string) => randomStream(seed, NAME, pixels, point.stimulated, column, part);
    const relative = (after: Float64Array, before: Float64Array): number =>
      100 * (after.reduce((sum, w) => sum + w, 0) / before.reduce((sum, w) => sum + w, 0) - 1);
    const changes: { stimulated: number; unstimulated: number }[] = [];
    // the kernel runs two pixels side by side
    for (let column = 0; column < pixels; column += 2) {
      const pair = starts.slice(column, column + 2);
      loop.start(pair.map(({ weights }, k) => ({ weights, stream: (part: string) => stream(column + k, part) })));
      loop.run(duration);
      pair.forEach(({ weights }, k) => {
        const after = loop.weights(k as 0 | 1);
        changes.push({
          stimulated: relative(after.subarray(0, m), weights.subarray(0, m)),
          unstimulated: relative(after.subarray(m), weights.subarray(m)),
        });
      });
    }
    return {
      stimulatedChange: changes.map(({ stimulated }) => stimulated),
      unstimulatedChange: changes.map(({ unstimulated }) => unstimulated),
    };
  },
});
