/**
 * Random changes of all weights of a recurrent network: which share of them lies along the task-preserving directions of
 * synaptic balancing, and what each part does to the task error.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { dot, rescale } from "../../numerics/vector.js";
import { maintenanceTask } from "../maintenanceTask.js";
import { preservingSplit } from "../preservingDirections.js";
import { weightsOf } from "../rateNetworkLandscape.js";

export const CHANGE_PARTS = ["whole", "rest", "preserving"] as const;

export const preservingShare = defineExperiment({
  name: "synthesis/preserving-share",
  title: "Fluctuations along and across the task-preserving directions",
  module: import.meta.url,
  exportName: "preservingShare",
  parameters: z.object({
    neurons: z.array(z.int().min(3).max(200)).min(1).default([8, 12, 24, 48]).meta({ symbol: "N" }),
    fluctuations: z.int().min(2).default(1000).meta({ description: "random changes per network, for the shares" }),
    changes: z.int().min(2).default(100).meta({ description: "how many of them are tried on the task error" }),
    magnitudes: z
      .array(z.number().positive())
      .min(2)
      .default([0.001, 0.003, 0.01, 0.03, 0.1])
      .meta({ description: "lengths of each part of a change, over the length of all weights" }),
    repeats: z.int().min(2).max(200).default(24).meta({ description: "networks per size" }),
  }),
  profiles: { quick: { neurons: [8, 12, 24], fluctuations: 300, changes: 16, repeats: 8 }, paper: {} },
  axes: ({ neurons, repeats }) => [
    { name: "neurons", symbol: "N", values: neurons },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: ({ magnitudes }) => ({
    // N − 1 over the number of weights
    expected: { digits: 6 },
    // squared length along the directions over squared length, means over fluctuations: Gaussian, and Gaussian × |w|
    share: { digits: 6 },
    proportionalShare: { digits: 6 },
    // F after a change of this length along the whole, the rest or the preserving part
    taskError: {
      symbol: "F",
      digits: 6,
      axes: [
        { name: "part", values: [...CHANGE_PARTS] },
        { name: "magnitude", values: magnitudes },
      ],
    },
  }),
  run: ({ parameters: { fluctuations, changes, magnitudes }, point, seed }) => {
    const [neurons, repeat] = [Number(point.neurons), Number(point.repeat)];
    const { teacher, dimension, taskError } = maintenanceTask({ neurons, imbalance: 0.5, seed, repeat });
    const split = preservingSplit(teacher);
    const w = weightsOf(teacher);
    const size = Math.sqrt(dot(w, w));
    const stream = randomStream(seed, "synthesis/preserving-share", neurons, repeat);
    const shares: number[] = [];
    const proportional: number[] = [];
    const errors = CHANGE_PARTS.map(() => magnitudes.map((): number[] => []));
    for (let k = 0; k < fluctuations; k++) {
      const whole = stream.fillNormal(new Float64Array(dimension));
      const { preserving, rest } = split(whole);
      shares.push(dot(preserving, preserving) / dot(whole, whole));
      const scaled = whole.map((value, i) => value * Math.abs(w[i]!));
      const along = split(scaled).preserving;
      proportional.push(dot(along, along) / dot(scaled, scaled));
      if (k >= changes) continue;
      [whole, rest, preserving].forEach((part, p) => {
        rescale(part);
        magnitudes.forEach((magnitude, m) => {
          errors[p]![m]!.push(taskError(w.map((value, i) => value + magnitude * size * part[i]!)));
        });
      });
    }
    return {
      expected: (neurons - 1) / dimension,
      share: mean(shares),
      proportionalShare: mean(proportional),
      taskError: errors.flatMap((part) => part.map(mean)),
    };
  },
});
