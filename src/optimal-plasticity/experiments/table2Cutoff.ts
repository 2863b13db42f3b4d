/**
 * Table 2, the second-order rule: what counts as flat? The Newton step divides by curvatures, and in a network with more
 * weights than its task needs most curvatures are nearly zero. How Q[Δc]/Q[Δε] and the error depend on the cutoff below
 * which curvatures are left out, in the quadratic landscape and at four distances from the optimum of the nonlinear one.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { curvature, meanCurvature } from "../curvature.js";
import { maintain } from "../maintain.js";
import { newtonRule } from "../secondOrder.js";
import { spacingOfStates, table2Task } from "./table2Task.js";

/** e in units of √N; each has its landscape's name. */
const DISTANCES = {
  quadratic: 0.01,
  "e = 0.00002 √N": 0.00002,
  "e = 0.0002 √N": 0.0002,
  "e = 0.002 √N": 0.002,
  "e = 0.06 √N": 0.06,
} as const;
const FARTHEST = "e = 0.06 √N";
export type Distance = keyof typeof DISTANCES;

export const table2Cutoff = defineExperiment({
  name: "optimal-plasticity/table2-cutoff",
  title: "Table 2: the Newton rule and what it takes for flat",
  module: import.meta.url,
  exportName: "table2Cutoff",
  parameters: z.object({
    steps: z.int().min(40).default(300).meta({ description: "time steps of one simulation" }),
    farSteps: z
      .int()
      .min(40)
      .default(800)
      .meta({ description: "the same at the largest magnitude, where the error still rises for long" }),
    every: z.int().min(1).default(1).meta({ description: "steps between two Hessians" }),
    cutoffs: z
      .array(z.number().min(0).max(1))
      .min(1)
      .default([1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2])
      .meta({ description: "curvatures below these shares of the largest are left out" }),
    states: z.int().min(2).max(1000).default(100).meta({ description: "states of the last half that are measured" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks per point, with their own inputs" }),
    samples: z.int().min(1).default(100).meta({ description: "input vectors" }),
  }),
  profiles: { quick: { repeats: 2, steps: 40, farSteps: 40, every: 10, states: 15, samples: 60 }, paper: {} },
  axes: ({ cutoffs, repeats }) => [
    { name: "landscape", values: Object.keys(DISTANCES) },
    { name: "cutoff", values: cutoffs },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: () => ({
    relativeError: { symbol: "F/F₀", digits: 4 },
    compensationCurvature: { symbol: "Q[Δc]", digits: 6 },
    meanCurvature: { symbol: "Tr(∇²F)/N", digits: 6 },
  }),
  run: ({ parameters: { every, states, samples, ...parameters }, point, seed }) => {
    const kind = point.landscape as Distance;
    const steps = kind === FARTHEST ? parameters.farSteps : parameters.steps;
    const cutoff = Number(point.cutoff);
    const repeat = Number(point.repeat);
    const network = kind === "quadratic" ? "quadratic" : "linear";
    const { landscape, teacher, unrelatedError } = table2Task({ network, samples, seed, repeat });
    const magnitude = DISTANCES[kind] * Math.sqrt(landscape.dimension);
    // the same noise at all cutoffs: the comparison is paired
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/table2-cutoff", kind, repeat, part);
    const first = Math.floor(steps / 2);
    const between = spacingOfStates(steps - first, states, every);
    const ofCompensation: number[] = [];
    const average: number[] = [];
    const taskError = maintain({
      landscape,
      w: teacher.slice(),
      steps,
      fluctuationMagnitude: magnitude,
      compensationMagnitude: magnitude,
      rule: newtonRule({ every, tolerance: cutoff }),
      fluctuationStream: stream("fluctuation"),
      compensationStream: stream("compensation"),
      observe: (t, w, compensation) => {
        if (t < first || (t - first) % between !== 0) return;
        ofCompensation.push(curvature(landscape, w, compensation));
        average.push(meanCurvature(landscape, w));
      },
    });
    return {
      relativeError: mean(taskError.subarray(first)) / unrelatedError,
      compensationCurvature: mean(ofCompensation),
      meanCurvature: mean(average),
    };
  },
});
