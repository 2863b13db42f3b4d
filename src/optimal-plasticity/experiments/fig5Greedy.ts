/**
 * Why Eq 9a and Fig 5 differ: the tasks of Fig 5 (s = 10) kept by a rule that takes the best next step each time, beside
 * rules of constant magnitude on the same tasks with the same noise.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { norm } from "../../numerics/vector.js";
import { mean } from "../../numerics/statistics.js";
import { firstOrder, splitMagnitude } from "../compensatoryPlasticity.js";
import { curvature, meanCurvature } from "../curvature.js";
import { greedy } from "../greedy.js";
import { maintain } from "../maintain.js";
import { linearTask, nonlinearTask } from "../task.js";
import { fig5Stream } from "./fig5Sweep.js";

/** Constant ratios to compare with: the sweet spots of both networks lie among them. */
const RATIOS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9, 1];
/** States at which Tr(∇²F)/N = 𝔼Q[Δε] is computed. */
const STATES = 10;

export const fig5Greedy = defineExperiment({
  name: "optimal-plasticity/fig5-greedy",
  title: "Fig 5: the best next step, each time, against a constant ratio",
  module: import.meta.url,
  exportName: "fig5Greedy",
  parameters: z.object({
    steps: z.int().min(100).default(2500).meta({ description: "time steps of one simulation" }),
    average: z.int().min(1).default(1500).meta({ description: "last steps that are averaged" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "tasks, each with its own teacher and inputs" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
    signalToNoise: z.number().positive().default(10).meta({ symbol: "s", description: "quality of the rule" }),
    fluctuation: z.number().positive().default(0.01).meta({ symbol: "e", unit: "√N", description: "fluctuations" }),
  }),
  profiles: { quick: { steps: 200, average: 120, repeats: 2, samples: 150 }, paper: {} },
  axes: ({ repeats }) =>
    [
      { name: "network", values: ["linear", "nonlinear"] },
      { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
    ] as const,
  observables: () => ({
    greedyRatio: { symbol: "ρ", digits: 6 },
    greedyError: { symbol: "F", digits: 6 },
    fluctuationCurvature: { symbol: "Q[Δε]", digits: 5 },
    compensationCurvature: { symbol: "Q[Δc]", digits: 5 },
    constantError: { symbol: "F", digits: 6, axes: [{ name: "ratio", symbol: "ρ", values: RATIOS }] },
  }),
  run: ({ parameters, point: { network, repeat }, seed }) => {
    const { steps, samples, signalToNoise, fluctuation } = parameters;
    const average = Math.min(parameters.average, steps);
    const options = { seed, repeat, ownInputs: true, samples };
    const { landscape, start } = network === "linear" ? linearTask(options) : nonlinearTask(options);
    const e = fluctuation * Math.sqrt(landscape.dimension);
    const stream = (part: "fluctuation" | "noise") => fig5Stream(network as "linear" | "nonlinear", seed, repeat, part);
    const ratios: number[] = [];
    const ofFluctuation: number[] = [];
    const ofCompensation: number[] = [];
    const every = Math.ceil(average / STATES);
    const greedyErrors = maintain({
      landscape,
      w: start.slice(),
      steps,
      fluctuationMagnitude: e,
      compensationMagnitude: e,
      rule: greedy(firstOrder(signalToNoise)),
      fluctuationStream: stream("fluctuation"),
      compensationStream: stream("noise"),
      observe: (t, w, compensation) => {
        if (t < steps - average) return;
        ratios.push(norm(compensation) / e);
        if ((t - steps + average) % every !== 0 || norm(compensation) === 0) return;
        ofFluctuation.push(meanCurvature(landscape, w));
        ofCompensation.push(curvature(landscape, w, compensation));
      },
    });
    const last = (errors: Float64Array) => mean(errors.subarray(steps - average));
    const constant = (ratio: number): Float64Array => {
      const streams = { fluctuationStream: stream("fluctuation"), noiseStream: stream("noise") };
      if (network === "nonlinear") {
        const taskError = new Float64Array(steps);
        const { kernel } = nonlinearTask(options);
        kernel.run({ steps, fluctuation: e, ...splitMagnitude(ratio * e, signalToNoise), ...streams, taskError });
        return taskError;
      }
      return maintain({
        landscape,
        w: start.slice(),
        steps,
        fluctuationMagnitude: e,
        compensationMagnitude: ratio * e,
        rule: firstOrder(signalToNoise),
        fluctuationStream: streams.fluctuationStream,
        compensationStream: streams.noiseStream,
      });
    };
    return {
      greedyRatio: mean(ratios),
      greedyError: last(greedyErrors),
      fluctuationCurvature: mean(ofFluctuation),
      compensationCurvature: mean(ofCompensation),
      constantError: RATIOS.map((ratio) => last(constant(ratio))),
    };
  },
});
