/**
 * Natural gradient as compensatory plasticity (Kreutzer et al. 2022 in the network of Raman & O'Leary 2021): steady-state
 * error and curvatures of the gradient, of damped natural gradients and of a damped Newton rule, swept over ρ. The
 * linear network is the paper's 12–10; the nonlinear one has 4–6–3 neurons, so that a Fisher matrix and a Hessian can be
 * formed at every step. A network sees the same fluctuations under all rules and ratios.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { firstOrder } from "../../optimal-plasticity/compensatoryPlasticity.js";
import { curvature, meanCurvature } from "../../optimal-plasticity/curvature.js";
import { maintain } from "../../optimal-plasticity/maintain.js";
import { compensatorTask } from "../compensatorTask.js";
import { dampedNewton, naturalGradient } from "../dampedRules.js";

/** The landscapes, with the magnitude e of fluctuations in units of √N. */
export const COMPENSATOR_LANDSCAPES = [
  { name: "linear", magnitude: 0.01 },
  { name: "nonlinear, small", magnitude: 0.002 },
  { name: "nonlinear, large", magnitude: 0.1 },
] as const;
/** The rules, with their damping δ (∞: the gradient, which needs no matrix). */
export const COMPENSATOR_RULES = [
  { name: "gradient", kind: "gradient", damping: Infinity },
  { name: "natural, δ = 1", kind: "natural", damping: 1 },
  { name: "natural, δ = 0.1", kind: "natural", damping: 0.1 },
  { name: "natural, δ = 0.01", kind: "natural", damping: 0.01 },
  { name: "natural, δ = 0.001", kind: "natural", damping: 0.001 },
  { name: "natural, δ = 0.00001", kind: "natural", damping: 0.00001 },
  { name: "natural, δ = 0.001, old matrix", kind: "natural", damping: 0.001 },
  { name: "Newton, δ = 0.01", kind: "Newton", damping: 0.01 },
] as const;

export const compensatorSweep = defineExperiment({
  name: "synthesis/compensator-sweep",
  title: "Natural gradient as a compensator",
  module: import.meta.url,
  exportName: "compensatorSweep",
  parameters: z.object({
    steps: z.int().min(40).max(100_000).default(2000).meta({ description: "time steps of one simulation" }),
    newtonSteps: z.int().min(40).max(100_000).default(700).meta({ description: "the same for the Newton rule" }),
    oldMatrix: z.int().min(1).default(10).meta({ description: "steps that an old Fisher matrix is used for" }),
    halfOctaves: z.int().min(1).max(2).default(2).meta({ description: "points of the grid of ρ per factor of two" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks, each with inputs of its own" }),
  }),
  profiles: { quick: { steps: 200, newtonSteps: 60, halfOctaves: 1, repeats: 4 }, paper: {} },
  axes: ({ repeats, halfOctaves }) => [
    { name: "landscape", values: COMPENSATOR_LANDSCAPES.map(({ name }) => name) },
    { name: "rule", values: COMPENSATOR_RULES.map(({ name }) => name) },
    { name: "ratio", symbol: "ρ", values: halfOctaves === 1 ? [0.25, 0.5, 1, 2] : HALF_OCTAVES },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: () => ({
    // last half
    steadyStateError: { symbol: "F", digits: 6 },
    // ½ e² Tr ∇²F/N at the teacher
    floor: { symbol: "½e²Q̄", digits: 6 },
    relativeError: { symbol: "F/F₀", digits: 4 },
    // mean of the last quarter over that of the quarter before
    drift: { digits: 4 },
    compensationCurvature: { symbol: "Q[Δc]", digits: 5 },
    fluctuationCurvature: { symbol: "Tr(∇²F)/N", digits: 5 },
  }),
  run: ({ parameters, point, seed }) => {
    const { name, magnitude } = COMPENSATOR_LANDSCAPES.find((one) => one.name === point.landscape)!;
    const { kind, damping, ...rule } = COMPENSATOR_RULES.find((one) => one.name === point.rule)!;
    const repeat = Number(point.repeat);
    const { landscape, teacher, fisher, unrelatedError } = compensatorTask(name === "linear", seed, repeat);
    const e = magnitude * Math.sqrt(landscape.dimension);
    const steps = kind === "Newton" ? parameters.newtonSteps : parameters.steps;
    const first = Math.floor(steps / 2);
    const third = Math.floor((3 * steps) / 4);
    const spacing = Math.max(1, Math.floor((steps - first) / 20));
    // the linear network's matrix is the same everywhere
    const every = name === "linear" ? steps : rule.name.endsWith("old matrix") ? parameters.oldMatrix : 1;
    const stream = (part: string) => randomStream(seed, "synthesis/compensator-sweep", name, repeat, part);
    const ofCompensation: number[] = [];
    const ofFluctuations: number[] = [];
    const taskError = maintain({
      landscape,
      w: teacher.slice(),
      steps,
      fluctuationMagnitude: e,
      compensationMagnitude: Number(point.ratio) * e,
      rule:
        kind === "gradient"
          ? firstOrder()
          : kind === "natural"
            ? naturalGradient(fisher, damping, every)
            : dampedNewton(damping, every),
      fluctuationStream: stream("fluctuation"),
      compensationStream: stream("compensation"),
      observe: (t, w, compensation) => {
        if (t < first || (t - first) % spacing !== 0) return;
        ofCompensation.push(curvature(landscape, w, compensation));
        ofFluctuations.push(meanCurvature(landscape, w));
      },
    });
    const steadyStateError = mean(taskError.subarray(first));
    return {
      steadyStateError,
      floor: (e * e * meanCurvature(landscape, teacher)) / 2,
      relativeError: steadyStateError / unrelatedError,
      drift: mean(taskError.subarray(third)) / mean(taskError.subarray(first, third)),
      compensationCurvature: mean(ofCompensation),
      fluctuationCurvature: mean(ofFluctuations),
    };
  },
});

/** ρ = 2⁻², 2⁻¹·⁵ … 2. */
const HALF_OCTAVES = [0.25, 0.3536, 0.5, 0.7071, 1, 1.414, 2];
