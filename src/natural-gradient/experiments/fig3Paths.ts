/**
 * Fig 3D–E: the paths of two weights during learning, averaged over trials from one start to one target. A point of the
 * sweep is an independent block of trials.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { EventLoop } from "../eventLoop.js";
import { PLANE } from "../weightPlane.js";

const NAME = "natural-gradient/fig3-paths";
const EVERY = 100;

export const fig3Paths = defineExperiment({
  name: NAME,
  title: "Fig 3D–E: mean paths of two weights during learning",
  module: import.meta.url,
  exportName: "fig3Paths",
  parameters: z.object({
    blocks: z.int().min(2).max(1000).default(20).meta({ description: "independent blocks of trials" }),
    trials: z.int().min(1).max(1000).default(25).meta({ description: "trials in a block" }),
    duration: z.int().min(EVERY).max(100_000).multipleOf(EVERY).default(6000).meta({
      description: "time of learning",
      unit: "s",
    }),
    natural: z.number().positive().max(1).default(2.5e-4).meta({ description: "learning rate of the natural rule" }),
    euclidean: z.number().positive().max(1).default(7e-7).meta({ description: "learning rate of the Euclidean rule" }),
  }),
  profiles: { quick: { blocks: 4, trials: 2, duration: 3000 }, paper: {} },
  axes: ({ blocks }) => [
    { name: "rule", values: ["euclidean", "natural"] },
    { name: "block", values: Array.from({ length: blocks }, (_, k) => k + 1) },
  ],
  observables: ({ duration }) => {
    const axes = [
      { name: "time", unit: "s", values: Array.from({ length: duration / EVERY + 1 }, (_, k) => k * EVERY) },
    ];
    return {
      // n w, mean over the block
      first: { symbol: "n w₁", digits: 5, axes },
      second: { symbol: "n w₂", digits: 5, axes },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { trials, duration } = parameters;
    const rule = point.rule === "natural" ? "natural" : "euclidean";
    const n = PLANE.rates.length;
    const loop = new EventLoop({ rates: PLANE.rates, rule, learningRate: parameters[rule] });
    const weights = PLANE.start.map((w) => w / n);
    const teacher = PLANE.target.map((w) => w / n);
    const [first, second] = [new Float64Array(duration / EVERY + 1), new Float64Array(duration / EVERY + 1)];
    // the kernel runs two trials side by side
    for (let trial = 0; trial < trials; trial += 2) {
      const pair = Array.from({ length: Math.min(2, trials - trial) }, (_, k) => trial + k);
      loop.start(
        pair.map((k) => ({
          weights,
          teacher,
          stream: (part: string) => randomStream(seed, NAME, rule, point.block, k, part),
        })),
      );
      for (let sample = 0; sample < first.length; sample++) {
        if (sample > 0) loop.run(EVERY);
        pair.forEach((_, lane) => {
          const now = loop.weights(lane as 0 | 1);
          first[sample]! += (n * now[0]!) / trials;
          second[sample]! += (n * now[1]!) / trials;
        });
      }
    }
    return { first, second };
  },
});
