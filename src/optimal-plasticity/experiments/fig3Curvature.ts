/**
 * Fig 3c: curvature of the landscape in random directions and in that of the gradient, at the steady state of the
 * nonlinear 12–20–10 network under a good rule (the top left panel of Fig 5 at its best ratio).
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { splitMagnitude } from "../compensatoryPlasticity.js";
import { curvature, fluctuationCurvatures, meanCurvature } from "../curvature.js";
import { nonlinearTask } from "../task.js";

export const fig3Curvature = defineExperiment({
  name: "optimal-plasticity/fig3-curvature",
  title: "Fig 3c: curvature of the gradient and of random directions",
  module: import.meta.url,
  exportName: "fig3Curvature",
  parameters: z.object({
    signalToNoise: z.number().positive().default(10).meta({ description: "quality of the rule", symbol: "s" }),
    ratio: z.number().min(0).max(10).default(0.4).meta({ description: "m : e", symbol: "ρ" }),
    fluctuation: z.number().positive().max(1).default(0.01).meta({ description: "magnitude", symbol: "e", unit: "√N" }),
    settle: z.int().min(0).default(2000).meta({ description: "steps before the first measured state" }),
    states: z.int().min(2).default(10).meta({ description: "states at which the gradient's curvature is measured" }),
    every: z.int().min(1).default(50).meta({ description: "steps between two of them" }),
    directions: z.int().min(2).default(400).meta({ description: "random directions, at the last state" }),
    repeats: z.int().min(1).max(64).default(8).meta({ description: "networks, each with a new teacher" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
  }),
  profiles: { quick: { repeats: 2, directions: 150 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) }],
  observables: ({ states, directions }) => {
    const state = { name: "state", values: Array.from({ length: states }, (_, k) => k + 1) };
    return {
      steadyStateError: { symbol: "F", digits: 5 },
      gradientCurvature: { symbol: "Q[∇F]", digits: 5, axes: [state] },
      meanCurvature: { symbol: "Tr(∇²F)/N", digits: 5, axes: [state] },
      randomCurvature: {
        symbol: "Q[Δε]",
        digits: 5,
        axes: [{ name: "direction", values: Array.from({ length: directions }, (_, k) => k + 1) }],
      },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { signalToNoise, ratio, settle, states, every, directions, samples } = parameters;
    const repeat = Number(point.repeat);
    const { kernel, landscape } = nonlinearTask({ seed, repeat, samples });
    const e = parameters.fluctuation * Math.sqrt(landscape.dimension);
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/fig3-curvature", repeat, part);
    const run = {
      fluctuation: e,
      ...splitMagnitude(ratio * e, signalToNoise),
      fluctuationStream: stream("fluctuation"),
      noiseStream: stream("noise"),
    };
    if (settle > 0) kernel.run({ ...run, taskError: new Float64Array(settle) });
    const taskError = new Float64Array(states * every);
    const gradient = new Float64Array(landscape.dimension);
    const ofGradient: number[] = [];
    const ofAll: number[] = [];
    let w = new Float64Array(landscape.dimension);
    for (let k = 0; k < states; k++) {
      kernel.run({ ...run, taskError: taskError.subarray(k * every, (k + 1) * every) });
      w = Float64Array.from(kernel.weights);
      landscape.gradient(w, gradient);
      ofGradient.push(curvature(landscape, w, gradient));
      ofAll.push(meanCurvature(landscape, w));
    }
    return {
      steadyStateError: mean(taskError),
      gradientCurvature: ofGradient,
      meanCurvature: ofAll,
      randomCurvature: fluctuationCurvatures(landscape, w, directions, stream("directions")),
    };
  },
});
