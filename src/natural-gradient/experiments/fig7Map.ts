/**
 * Fig 7B–D: relative changes of stimulated and unstimulated weights after a minute, over the weights of both groups at
 * the start. A point of the sweep is a row of the map; each pixel has input and teacher spikes of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { interplayRun } from "../interplayRun.js";

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
    pixels: z.int().min(2).max(600).default(300).meta({ description: "rows, and columns, of the map" }),
    learningRate: z.number().positive().max(0.1).default(0.001).meta({ description: "learning rate", symbol: "η" }),
    duration: z.number().positive().max(600).default(60).meta({ description: "time of learning", unit: "s" }),
  }),
  profiles: { quick: { pixels: 24 }, paper: {} },
  axes: ({ pixels }) => [{ name: "stimulated", symbol: "n w_st(t₀)", values: places(pixels) }],
  observables: ({ pixels }) => {
    const axes = [{ name: "unstimulated", symbol: "n w_ust(t₀)", values: places(pixels) }];
    return {
      stimulatedChange: { unit: "%", digits: 3, axes },
      unstimulatedChange: { unit: "%", digits: 3, axes },
    };
  },
  run: ({ parameters: { pixels, learningRate, duration }, point, seed }) => {
    const runs = places(pixels).map((unstimulated, column) => {
      const start = { stimulated: point.stimulated, unstimulated };
      const stream = randomStream(seed, NAME, pixels, point.stimulated, column);
      return { start, outcome: interplayRun(start, stream, { learningRate, duration }) };
    });
    return {
      stimulatedChange: runs.map(({ start, outcome }) => (100 * outcome.stimulated) / start.stimulated),
      unstimulatedChange: runs.map(({ start, outcome }) => (100 * outcome.unstimulated) / start.unstimulated),
    };
  },
});
