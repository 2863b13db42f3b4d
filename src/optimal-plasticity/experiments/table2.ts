/**
 * Table 2, measured: is compensatory plasticity more or less curved than fluctuations, Q[Δc] against Q[Δε], at the
 * steady state of zero-, first- and second-order rules, in quadratic and nonlinear landscapes?
 *
 * The networks are those of `table2Task`. Fluctuations and compensatory plasticity have equal magnitudes. Whether a
 * steady state counts as "low" or "high" error is measured too: `relativeError` is F divided by that of an unrelated
 * network with the same statistics, 1 where nothing is left of what was learned. Rules differ a lot in the error that
 * they keep at one magnitude of fluctuations, so "high error" means a magnitude of its own for each rule, at which the
 * error is about that of an unrelated network.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean, quantile } from "../../numerics/statistics.js";
import { dot } from "../../numerics/vector.js";
import { type CompensatoryRule, firstOrder } from "../compensatoryPlasticity.js";
import { curvature, meanCurvature } from "../curvature.js";
import { maintain } from "../maintain.js";
import { beeline, newtonRule } from "../secondOrder.js";
import { keepOrOppose, perturbationAverage } from "../zeroOrder.js";
import { spacingOfStates, table2Task } from "./table2Task.js";
import { oneOf, requireInput } from "../../numerics/inputKinds.js";

/** The rules that stand for the orders 0, 0, 1, 1, 2 and 2. */
export const RULES = [
  "keep or oppose",
  "weight perturbation",
  "gradient",
  "noisy gradient",
  "Newton",
  "beeline",
] as const;
export type Rule = (typeof RULES)[number];
/** The paper's columns, and one with sigmoidal outputs. */
export const CASES = [
  "quadratic",
  "nonlinear, low error",
  "nonlinear, high error",
  "sigmoid output, high error",
] as const;
export type Case = (typeof CASES)[number];

/** Fluctuation magnitude e in units of √N: at low error the same for all rules. */
const LOW = { quadratic: 0.01, "nonlinear, low error": 0.002 } as const;
/** At high error by rule: what makes F about that of an unrelated network (measured: `relativeError`). */
const HIGH: Record<"linear" | "sigmoid", Record<Rule, number>> = {
  linear: {
    "keep or oppose": 0.045,
    "weight perturbation": 0.13,
    gradient: 0.2,
    "noisy gradient": 0.055,
    Newton: 0.06,
    beeline: 0.45,
  },
  sigmoid: {
    "keep or oppose": 0.06,
    "weight perturbation": 0.13,
    gradient: 0.22,
    "noisy gradient": 0.09,
    Newton: 0.3,
    beeline: 0.5,
  },
};

/** e in units of √N of one entry. */
export function fluctuationScale(rule: Rule, landscape: Case): number {
  requireInput(
    "fluctuationScale: rule",
    rule,
    oneOf("keep or oppose", "weight perturbation", "gradient", "noisy gradient", "Newton", "beeline"),
  );
  requireInput(
    "fluctuationScale: landscape",
    landscape,
    oneOf("quadratic", "nonlinear, low error", "nonlinear, high error", "sigmoid output, high error"),
  );

  if (landscape === "nonlinear, high error") return HIGH.linear[rule];
  if (landscape === "sigmoid output, high error") return HIGH.sigmoid[rule];
  return LOW[landscape];
}

/** Eighths of a simulation for the course of its error; the last two quarters for its curvatures. */
const EIGHTHS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const QUARTERS = [3, 4] as const;
const QUANTILES = [0.025, 0.25, 0.5, 0.75, 0.975] as const;

export const table2 = defineExperiment({
  name: "optimal-plasticity/table2",
  title: "Table 2: curvature of the three orders of rules",
  module: import.meta.url,
  exportName: "table2",
  parameters: z.object({
    steps: z.int().min(80).default(4000).meta({ description: "time steps of the gradient and the direct path" }),
    blindSteps: z
      .int()
      .min(80)
      .default(40000)
      .meta({ description: "the same for keep or oppose and the noisy gradient, which are ten times as slow" }),
    probedSteps: z.int().min(80).default(6000).meta({ description: "the same for weight perturbation" }),
    newtonSteps: z.int().min(80).default(2000).meta({ description: "the same for the Newton rule" }),
    newtonEvery: z.int().min(1).default(1).meta({ description: "steps between two Hessians of the Newton rule" }),
    newtonCutoff: z
      .number()
      .min(0)
      .max(1)
      .default(1e-3)
      .meta({ description: "curvatures below this share of the largest are left out of the Newton rule's inverse" }),
    signalToNoise: z
      .number()
      .positive()
      .default(0.1)
      .meta({ description: "quality of the noisy gradient", symbol: "s" }),
    probes: z.int().min(1).default(10).meta({ description: "probes per step of weight perturbation", symbol: "K" }),
    states: z
      .int()
      .min(4)
      .max(2000)
      .default(400)
      .meta({ description: "states of the last half at which curvatures are measured" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks per entry, with their own inputs" }),
    samples: z.int().min(1).default(100).meta({ description: "input vectors" }),
  }),
  profiles: {
    quick: {
      repeats: 2,
      steps: 400,
      blindSteps: 1600,
      probedSteps: 240,
      newtonSteps: 80,
      newtonEvery: 8,
      states: 40,
      samples: 60,
    },
    paper: {},
  },
  axes: ({ repeats }) => [
    { name: "rule", values: [...RULES] },
    { name: "landscape", values: [...CASES] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: () => ({
    // last half, in units of an unrelated network's error
    relativeError: { symbol: "F/F₀", digits: 4 },
    // the same, eighth after eighth of the whole simulation
    errorCourse: { symbol: "F/F₀", digits: 4, axes: [{ name: "eighth", values: [...EIGHTHS] }] },
    // means over the states of the last two quarters, one after the other
    compensationCurvature: { symbol: "Q[Δc]", digits: 6, axes: [{ name: "quarter", values: [...QUARTERS] }] },
    meanCurvature: { symbol: "Tr(∇²F)/N", digits: 6, axes: [{ name: "quarter", values: [...QUARTERS] }] },
    // means over all these states
    fluctuationCurvature: { symbol: "Q[Δε]", digits: 6 },
    gradientCurvature: { symbol: "Q[∇F]", digits: 6 },
    // mean cos² of the angle between Δc and ∇F
    gradientShare: { symbol: "cos²", digits: 6 },
    // state by state, each over Tr(∇²F)/N of the same state
    compensationQuantile: {
      symbol: "Q[Δc]/Q̄",
      digits: 4,
      axes: [{ name: "quantile", values: [...QUANTILES] }],
    },
    fluctuationQuantile: {
      symbol: "Q[Δε]/Q̄",
      digits: 4,
      axes: [{ name: "quantile", values: [...QUANTILES] }],
    },
  }),
  run: ({ parameters, point, seed }) => {
    const rule = point.rule as Rule;
    const kind = point.landscape as Case;
    const repeat = Number(point.repeat);
    const network = kind === "quadratic" ? "quadratic" : kind.startsWith("sigmoid") ? "sigmoid" : "linear";
    const task = table2Task({ network, samples: parameters.samples, seed, repeat });
    const { landscape, teacher, unrelatedError } = task;
    const magnitude = fluctuationScale(rule, kind) * Math.sqrt(landscape.dimension);
    const steps = stepsOf(rule, parameters);
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/table2", rule, kind, repeat, part);
    const measure = curvatureMeter(landscape, stream("directions"));
    const first = Math.floor(steps / 2);
    const period = rule === "Newton" ? parameters.newtonEvery : 1;
    const every = spacingOfStates(steps - first, parameters.states, period);
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
        if (t >= first && (t - first) % every === 0) measure.at(w, compensation);
      },
    });
    const eighth = (k: number) => Math.floor((k * steps) / EIGHTHS.length);
    return {
      relativeError: mean(taskError.subarray(first)) / unrelatedError,
      errorCourse: EIGHTHS.map((k) => mean(taskError.subarray(eighth(k - 1), eighth(k))) / unrelatedError),
      ...measure.summary(),
    };
  },
});

/** Collects curvatures state by state; `summary` gives the observables of one simulation. */
function curvatureMeter(
  landscape: ReturnType<typeof table2Task>["landscape"],
  directions: ReturnType<typeof randomStream>,
) {
  const n = landscape.dimension;
  const gradient = new Float64Array(n);
  const direction = new Float64Array(n);
  const compensation: number[] = [];
  const average: number[] = [];
  const fluctuation: number[] = [];
  const ofGradient: number[] = [];
  const share: number[] = [];
  return {
    at(w: Float64Array, step: Float64Array): void {
      landscape.gradient(w, gradient);
      compensation.push(curvature(landscape, w, step));
      average.push(meanCurvature(landscape, w));
      fluctuation.push(curvature(landscape, w, directions.fillNormal(direction)));
      const size = dot(gradient, gradient);
      if (!(size > 0)) return; // the teacher itself, which a quadratic bowl's direct path can come back to
      ofGradient.push(curvature(landscape, w, gradient));
      const along = dot(step, gradient);
      share.push((along * along) / (size * dot(step, step)));
    },
    summary() {
      const half = Math.floor(average.length / 2);
      const quarters = (values: number[]) => [mean(values.slice(0, half)), mean(values.slice(half))];
      const quantiles = (values: number[]) => {
        const ratios = values.map((value, k) => value / average[k]!);
        return QUANTILES.map((q) => quantile(ratios, q));
      };
      return {
        compensationCurvature: quarters(compensation),
        meanCurvature: quarters(average),
        fluctuationCurvature: mean(fluctuation),
        gradientCurvature: mean(ofGradient),
        gradientShare: mean(share),
        compensationQuantile: quantiles(compensation),
        fluctuationQuantile: quantiles(fluctuation),
      };
    },
  };
}

function stepsOf(
  rule: Rule,
  {
    steps,
    blindSteps,
    probedSteps,
    newtonSteps,
  }: Record<"steps" | "blindSteps" | "probedSteps" | "newtonSteps", number>,
): number {
  if (rule === "keep or oppose" || rule === "noisy gradient") return blindSteps;
  if (rule === "weight perturbation") return probedSteps;
  return rule === "Newton" ? newtonSteps : steps;
}

function makeRule(
  rule: Rule,
  parameters: Record<"signalToNoise" | "newtonEvery" | "newtonCutoff" | "probes", number>,
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
      return newtonRule({ every: parameters.newtonEvery, tolerance: parameters.newtonCutoff });
    case "beeline":
      return beeline(teacher);
  }
}
