/**
 * The 2021 paper's curvature Q in recurrent networks of Stock et al.: along the directions of synaptic balancing, along
 * random ones and along the gradient, at the teacher and away from it.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { dot, rescale } from "../../numerics/vector.js";
import { curvature, fluctuationCurvatures } from "../../optimal-plasticity/curvature.js";
import { maintenanceTask } from "../maintenanceTask.js";
import { preservingDirection } from "../preservingDirections.js";
import { preservingCurvature } from "../preservingPath.js";
import { networkOf, weightsOf } from "../rateNetworkLandscape.js";

export const balancingCurvature = defineExperiment({
  name: "synthesis/balancing-curvature",
  title: "Curvature along balancing's directions",
  module: import.meta.url,
  exportName: "balancingCurvature",
  parameters: z.object({
    neurons: z.int().min(3).max(100).default(24).meta({ symbol: "N" }),
    distances: z
      .array(z.number().min(0))
      .min(2)
      .default([0, 0.01, 0.02, 0.05, 0.1, 0.2])
      .meta({ description: "from the teacher, over the length of its weights" }),
    directions: z.int().min(2).default(40).meta({ description: "of each kind" }),
    imbalance: z.number().min(0).default(0.5).meta({ description: "sd of h of the teacher" }),
    repeats: z.int().min(2).max(200).default(24).meta({ description: "networks" }),
  }),
  profiles: { quick: { neurons: 12, distances: [0, 0.01, 0.05, 0.1, 0.2], directions: 12, repeats: 20 }, paper: {} },
  axes: ({ distances, repeats }) =>
    [
      { name: "distance", values: distances },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    // F over the variance of the teacher's outputs
    error: { symbol: "F", digits: 5 },
    // means over directions; preservingSize of the absolute value, byPath from the gradient alone
    random: { symbol: "Q", digits: 5 },
    preserving: { symbol: "Q", digits: 5 },
    preservingSize: { symbol: "|Q|", digits: 5 },
    byPath: { symbol: "Q", digits: 5 },
    gradient: { symbol: "Q", digits: 5 },
  }),
  run: ({ parameters: { neurons, directions, imbalance }, point, seed }) => {
    const { distance, repeat } = point;
    const stream = (part: string) => randomStream(seed, "synthesis/balancing-curvature", part, repeat);
    const task = maintenanceTask({ neurons, imbalance, seed, repeat });
    const { teacher, dimension } = task;
    const w = weightsOf(teacher);
    const away = rescale(stream("away").fillNormal(new Float64Array(dimension)), distance * Math.sqrt(dot(w, w)));
    w.forEach((value, k) => (w[k] = value + away[k]!));
    const network = networkOf(w, teacher);
    const gradient = new Float64Array(dimension);
    const error = task.gradient(w, gradient);
    const draw = stream("coordinates");
    const found = Array.from({ length: directions }, () => {
      const h = draw.fillNormal(new Float64Array(neurons));
      const average = mean(h);
      const centred = h.map((value) => value - average);
      return {
        direct: curvature(task, w, preservingDirection(network, centred)),
        byPath: preservingCurvature(network, centred, gradient),
      };
    });
    const outputs = task.outputs(weightsOf(teacher));
    return {
      error: error / mean(outputs.map((y) => y * y)),
      random: mean(fluctuationCurvatures(task, w, directions, stream("random"))),
      preserving: mean(found.map((one) => one.direct)),
      preservingSize: mean(found.map((one) => Math.abs(one.direct))),
      byPath: mean(found.map((one) => one.byPath)),
      gradient: distance === 0 ? 0 : curvature(task, w, gradient),
    };
  },
});
