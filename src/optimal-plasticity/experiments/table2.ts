/**
 * Table 2, measured: is compensatory plasticity more or less curved than fluctuations, Q[Δc] against Q[Δε], at the
 * steady state of zero-, first- and second-order rules, in quadratic and nonlinear landscapes?
 *
 * A network of 6–10–5 neurons (N = 110) with 200 inputs, so that the Newton rule can form its Hessian. Fluctuations and
 * compensatory plasticity have equal magnitudes. Whether a steady state counts as "low" or "high" error is measured
 * too: `relativeError` is F divided by that of an unrelated network with the same statistics, 1 where nothing is left of
 * what was learned. The landscape with sigmoidal outputs is there because in the others gradient and Hessian stay related
 * at any error.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { type CompensatoryRule, firstOrder } from "../compensatoryPlasticity.js";
import { curvature, meanCurvature } from "../curvature.js";
import { glorotWeights } from "../glorot.js";
import { drawInputs, secondMoment } from "../inputs.js";
import type { Landscape } from "../landscape.js";
import { linearNetwork } from "../linearNetwork.js";
import { maintain } from "../maintain.js";
import { nonlinearNetwork } from "../nonlinearNetwork.js";
import { beeline, newtonRule } from "../secondOrder.js";
import { keepOrOppose, perturbationAverage } from "../zeroOrder.js";

/** Order of the rule → the rules that stand for it. */
export const RULES = [
  "keep or oppose",
  "weight perturbation",
  "gradient",
  "noisy gradient",
  "Newton",
  "full Newton",
  "beeline",
] as const;
export type Rule = (typeof RULES)[number];
/** The paper's columns; the nonlinear ones by fluctuation magnitude, and one with sigmoidal outputs. */
export const CASES = [
  "quadratic",
  "nonlinear, low error",
  "nonlinear, high error",
  "sigmoid output, high error",
] as const;
export type Case = (typeof CASES)[number];

/** Fluctuation magnitude e in units of √N. */
const MAGNITUDE: Record<Case, number> = {
  quadratic: 0.01,
  "nonlinear, low error": 0.002,
  "nonlinear, high error": 0.3,
  "sigmoid output, high error": 0.2,
};

export const table2 = defineExperiment({
  name: "optimal-plasticity/table2",
  title: "Table 2: curvature of the three orders of rules",
  module: import.meta.url,
  exportName: "table2",
  parameters: z.object({
    steps: z.int().min(100).default(4000).meta({ description: "time steps of one simulation" }),
    newtonSteps: z.int().min(50).default(1000).meta({ description: "the same for the Newton rule" }),
    newtonEvery: z.int().min(1).default(5).meta({ description: "steps between two Hessians of the Newton rule" }),
    newtonTolerance: z
      .number()
      .min(0)
      .max(1)
      .default(1e-3)
      .meta({ description: "curvatures below this share of the largest are left out of the Newton rule's inverse" }),
    fullNewtonTolerance: z
      .number()
      .min(0)
      .max(1)
      .default(1e-6)
      .meta({ description: "the same for the full Newton rule" }),
    signalToNoise: z
      .number()
      .positive()
      .default(0.1)
      .meta({ description: "quality of the noisy gradient", symbol: "s" }),
    probes: z.int().min(1).default(10).meta({ description: "probes per step of weight perturbation" }),
    states: z
      .int()
      .min(2)
      .max(1000)
      .default(40)
      .meta({ description: "states of the last half at which Q is measured" }),
    repeats: z.int().min(1).max(64).default(8).meta({ description: "simulations per entry, each with a new teacher" }),
    samples: z.int().min(1).default(200).meta({ description: "input vectors" }),
  }),
  profiles: { quick: { repeats: 2, steps: 600, newtonSteps: 160, newtonEvery: 16, states: 20, probes: 5 }, paper: {} },
  axes: ({ repeats }) => [
    { name: "rule", values: [...RULES] },
    { name: "landscape", values: [...CASES] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: ({ states }) => ({
    relativeError: { symbol: "F/F₀", digits: 4 },
    curvatureRatio: {
      symbol: "Q[Δc]/Q[Δε]",
      digits: 4,
      axes: [{ name: "state", values: Array.from({ length: states }, (_, k) => k + 1) }],
    },
  }),
  run: ({ parameters, point, seed }) => {
    const { samples, states, newtonSteps } = parameters;
    const rule = point.rule as Rule;
    const kind = point.landscape as Case;
    const repeat = Number(point.repeat);
    const { landscape, teacher, unrelated } = landscapeOf(kind, samples, seed, repeat);
    const magnitude = MAGNITUDE[kind] * Math.sqrt(landscape.dimension);
    const steps = rule.endsWith("Newton") ? newtonSteps : parameters.steps;
    const first = Math.floor(steps / 2);
    const every = Math.floor((steps - first) / states);
    const curvatureRatio: number[] = [];
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/table2", rule, kind, repeat, part);
    const taskError = maintain({
      landscape,
      w: teacher.slice(),
      steps,
      fluctuationMagnitude: magnitude,
      compensationMagnitude: magnitude,
      rule: makeRule(rule, parameters, teacher, magnitude),
      fluctuationStream: stream("fluctuation"),
      compensationStream: stream("compensation"),
      observe: (t, w, compensation) => {
        if (t < first || (t - first) % every !== 0 || curvatureRatio.length === states) return;
        curvatureRatio.push(curvature(landscape, w, compensation) / meanCurvature(landscape, w));
      },
    });
    return { relativeError: mean(taskError.subarray(first)) / landscape.taskError(unrelated), curvatureRatio };
  },
});

function landscapeOf(
  kind: Case,
  samples: number,
  seed: number,
  repeat: number,
): {
  landscape: Landscape;
  teacher: Float64Array;
  unrelated: Float64Array;
} {
  const [components, hidden, outputs] = [6, 10, 5];
  const inputs = drawInputs({ kind: "mixed", components, samples, seed });
  const layers = kind === "quadratic" ? [components, outputs] : [components, hidden, outputs];
  const weights = (which: string) =>
    glorotWeights(layers, randomStream(seed, "optimal-plasticity/table2", which, layers.length, repeat));
  const teacher = weights("teacher");
  const outputLayer = kind === "sigmoid output, high error" ? "sigmoid" : "linear";
  const landscape =
    kind === "quadratic"
      ? linearNetwork(teacher, secondMoment(inputs), outputs)
      : nonlinearNetwork({ inputs, teacher, hidden, outputs, outputLayer });
  return { landscape, teacher, unrelated: weights("unrelated") };
}

function makeRule(
  rule: Rule,
  parameters: {
    signalToNoise: number;
    newtonEvery: number;
    newtonTolerance: number;
    fullNewtonTolerance: number;
    probes: number;
  },
  teacher: Float64Array,
  magnitude: number,
): CompensatoryRule {
  const probe = magnitude / 100;
  switch (rule) {
    case "keep or oppose":
      return keepOrOppose(probe);
    case "weight perturbation":
      return perturbationAverage(parameters.probes, probe);
    case "gradient":
      return firstOrder();
    case "noisy gradient":
      return firstOrder(parameters.signalToNoise);
    case "Newton":
      return newtonRule({ every: parameters.newtonEvery, tolerance: parameters.newtonTolerance });
    case "full Newton":
      return newtonRule({ every: parameters.newtonEvery, tolerance: parameters.fullNewtonTolerance });
    case "beeline":
      return beeline(teacher);
  }
}
