/** What eq. (1) leaves out: |k − k of (1)| over the length of the cycle, in a sigmoid network (the slides' O(T³)). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { addScaled } from "../../numerics/vector.js";
import { learningRate } from "../learningRate.js";
import { sigmoidNetwork } from "../sigmoidNetwork.js";
import { drawSigmoidTask } from "../sigmoidTask.js";
import { weightChangeEffect } from "../taskDifficulty.js";

const CYCLES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

export const remainder = defineExperiment({
  name: "network-size/remainder",
  title: "What the second order leaves out of k, over the length of the cycle",
  module: import.meta.url,
  exportName: "remainder",
  parameters: z.object({
    samples: z.int().min(1).default(100).meta({ description: "inputs", symbol: "P" }),
    repeats: z.int().min(2).default(40).meta({ description: "networks, each with one direction of unit rate" }),
  }),
  profiles: { quick: { repeats: 20 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => {
    const axes = [{ name: "cycle", symbol: "T", values: CYCLES }];
    return {
      measured: { symbol: "k", digits: 8, axes },
      // |k − k of (1)|, and the same without the curvature
      secondOrderError: { digits: 4, axes },
      firstOrderError: { digits: 4, axes },
    };
  },
  run: ({ parameters: { samples }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "network-size/remainder", Number(point["repeat"]), part);
    const task = drawSigmoidTask([10, 5, 10], samples, stream);
    const network = sigmoidNetwork(task.layers, task.batch, task.targets);
    const direction = stream("direction").fillNormal(new Float64Array(network.dimension));
    const length = Math.sqrt(network.dimension);
    const found = CYCLES.map((cycle) => {
      const step = direction.map((value) => (cycle * value) / length);
      const effect = weightChangeEffect(network, task.student, step, cycle);
      const after = network.error(addScaled(task.student.slice(), 1, step));
      const measured = learningRate({ before: effect.error, after, cycle });
      const firstOrder = (-effect.gradientNorm * effect.alongGradient) / effect.error;
      return { measured, second: Math.abs(measured - effect.learningRate), first: Math.abs(measured - firstOrder) };
    });
    return {
      measured: found.map(({ measured }) => measured),
      secondOrderError: found.map(({ second }) => second),
      firstOrderError: found.map(({ first }) => first),
    };
  },
});
