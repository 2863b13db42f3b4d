/**
 * Fig 3: how far to go along lines through the nonlinear 12–20–10 network at its steady state under a good rule (the top
 * left panel of Fig 5 at its best ratio), and the curvature of its landscape in random directions and in that of the
 * gradient. Each network has inputs, mixing matrix, teacher and noise of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { splitMagnitude } from "../compensatoryPlasticity.js";
import { LINE_CASES, liftedDirections, type LineCase, lineCases } from "../lineCases.js";
import { addScaled, norm, rescale } from "../../numerics/vector.js";
import { curvature, fluctuationCurvatures, meanCurvature } from "../curvature.js";
import type { Landscape } from "../landscape.js";
import { lineSearch } from "../lineSearch.js";
import { nonlinearTask } from "../task.js";

export const fig3Curvature = defineExperiment({
  name: "optimal-plasticity/fig3-curvature",
  title: "Fig 3: optima along lines, curvature of the gradient and of random directions",
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
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks, each with inputs and teacher" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
  }),
  profiles: { quick: { repeats: 3, directions: 100, states: 4, samples: 400 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) }],
  observables: ({ states, directions }) => {
    const state = { name: "state", values: Array.from({ length: states }, (_, k) => k + 1) };
    const line = { name: "line", values: LINE_CASES.map((one) => one.name) };
    return {
      overshoot: { symbol: "ΔF at 3‖Δc‖* : gain", digits: 4, axes: [line] },
      bestStep: { symbol: "best gradient step : e", digits: 5, axes: [state] },
      areaOverCurvature: { symbol: "area/Q, v₁ over v₂", digits: 6 },
      eq6: { symbol: "‖Δc‖*, Eq 6", digits: 6, axes: [line] },
      third: { symbol: "‖Δc‖*, third order", digits: 6, axes: [line] },
      searched: { symbol: "‖Δc‖*, line search", digits: 6, axes: [line] },
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
    const { kernel, landscape } = nonlinearTask({ seed: seed + repeat - 1, repeat, samples });
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
    const bestStep: number[] = [];
    let w = new Float64Array(landscape.dimension);
    for (let k = 0; k < states; k++) {
      kernel.run({ ...run, taskError: taskError.subarray(k * every, (k + 1) * every) });
      w = Float64Array.from(kernel.weights);
      landscape.gradient(w, gradient);
      ofGradient.push(curvature(landscape, w, gradient));
      ofAll.push(meanCurvature(landscape, w));
      bestStep.push(lineSearch(landscape, w, rescale(gradient, -norm(gradient))) / e);
    }
    const [v1, v2] = liftedDirections(landscape, w, stream("lifted"));
    const lines = lineCases(landscape, w, stream("lines"));
    return {
      overshoot: lines.map((line) => overshoot(landscape, w, line)),
      bestStep,
      areaOverCurvature: v1!.area / v1!.upward / (v2!.area / v2!.upward),
      eq6: lines.map((line) => line.eq6),
      third: lines.map((line) => line.third),
      searched: lines.map((line) => line.searched),
      steadyStateError: mean(taskError),
      gradientCurvature: ofGradient,
      meanCurvature: ofAll,
      randomCurvature: fluctuationCurvatures(landscape, w, directions, stream("directions")),
    };
  },
});

/** What a step of three times the best magnitude does to F, over what the best one gains: positive where it harms. */
function overshoot(landscape: Landscape, w: Float64Array, { direction, searched }: LineCase): number {
  const at = (length: number) =>
    landscape.taskError(addScaled(w.slice(), length / norm(direction), direction)) - landscape.taskError(w);
  return at(3 * searched) / -at(searched);
}
