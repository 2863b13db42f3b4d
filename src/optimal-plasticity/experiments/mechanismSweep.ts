/**
 * Where the sweet spot lies for other rules, other fluctuations and abrupt steps: what the text says beside Figs 1 to 5
 * ("Dependence … on the mechanism", Abstract, Discussion). A scenario is a landscape, a rule and a process of
 * fluctuations; each is swept over ρ in networks of its own (teacher and, through the seed of its task, input matrix).
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { dot, norm } from "../../numerics/vector.js";
import { curvature } from "../curvature.js";
import { maintain } from "../maintain.js";
import { SCENARIOS, type ScenarioName, setUp } from "../mechanismScenarios.js";

export const mechanismSweep = defineExperiment({
  name: "optimal-plasticity/mechanism-sweep",
  title: "Sweet spots of other rules and other fluctuations",
  module: import.meta.url,
  exportName: "mechanismSweep",
  parameters: z.object({
    steps: z
      .int()
      .min(100)
      .max(1_000_000)
      .default(10_000)
      .meta({ description: "time steps of a linear network; costlier scenarios run a part of them" }),
    repeats: z.int().min(2).max(64).default(6).meta({ description: "networks, each with inputs of its own" }),
    halfOctaves: z.int().min(1).max(2).default(2).meta({ description: "points of the grid of ρ per factor of two" }),
  }),
  profiles: { quick: { steps: 800, repeats: 2, halfOctaves: 1 }, paper: {} },
  axes: ({ repeats, halfOctaves }) => [
    { name: "scenario", values: SCENARIOS.map(({ name }) => name) },
    { name: "ratio", symbol: "ρ", values: ratioGrid(halfOctaves) },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: () => ({
    steadyStateError: { symbol: "F", digits: 6 },
    fluctuationCurvature: { symbol: "Q[Δε]", digits: 5 },
    compensationCurvature: { symbol: "Q[Δc]", digits: 5 },
    uphill: { symbol: "cos(Δε, ∇F)", digits: 3 },
    relativeError: { symbol: "F/F₀", digits: 4 },
  }),
  run: ({ parameters, point, seed }) => {
    const name = point.scenario as ScenarioName;
    const repeat = Number(point.repeat);
    const { landscape, start, magnitude, rule, fluctuate, share, unrelatedError } = setUp(name, seed, repeat);
    const steps = Math.floor(parameters.steps / share);
    const first = Math.floor(steps / 2);
    const every = Math.max(1, Math.floor((steps - first) / 20));
    const ofFluctuations: number[] = [];
    const ofCompensation: number[] = [];
    const cosines: number[] = [];
    // abrupt rules step rarely: measured at the first step of theirs after each `every`
    let next = first;
    let measuring = false;
    const gradient = new Float64Array(start.length);
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/mechanism-sweep", repeat, part);
    const taskError = maintain({
      landscape,
      w: start.slice(),
      steps,
      fluctuationMagnitude: magnitude,
      compensationMagnitude: Number(point.ratio) * magnitude,
      rule,
      fluctuate: (size, from, out, w) => {
        fluctuate(size, from, out, w);
        if (measuring && norm(out) > 0) {
          ofFluctuations.push(curvature(landscape, w, out));
          landscape.gradient(w, gradient);
          cosines.push(dot(out, gradient) / (norm(out) * norm(gradient)));
        }
        return out;
      },
      fluctuationStream: stream("fluctuation"),
      compensationStream: stream("compensation"),
      observe: (t, w, compensation) => {
        measuring = t >= next && norm(compensation) > 0;
        if (!measuring) return;
        next = t + every;
        ofCompensation.push(curvature(landscape, w, compensation));
      },
    });
    const steadyStateError = mean(taskError.subarray(first));
    return {
      steadyStateError,
      fluctuationCurvature: mean(ofFluctuations),
      compensationCurvature: mean(ofCompensation),
      uphill: mean(cosines),
      relativeError: steadyStateError / unrelatedError,
    };
  },
});

/** Ratios 2⁻³ … 2^1.5, `perOctave` of them per factor of two; √2 by its square root, the same on every engine. */
function ratioGrid(perOctave: number): number[] {
  const octaves = [0.125, 0.25, 0.5, 1, 2];
  if (perOctave === 1) return [...octaves, 4];
  return [...octaves.flatMap((ratio) => [ratio, Number((ratio * Math.sqrt(2)).toPrecision(4))]), 4];
}
