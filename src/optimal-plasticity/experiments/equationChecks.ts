/**
 * What the paper's equations promise, tried on networks at their steady state: Eqs 2, 3c, 4, 9a, 12 and 13, the
 * appendix's path-averaged Hessian and its interpolation of curvatures, and Fig 4b's sentence on corrupted gradients.
 * Each network has inputs, mixing matrix, teacher and noise of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean, median } from "../../numerics/statistics.js";
import { log2 } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { addScaled, norm } from "../../numerics/vector.js";
import { splitMagnitude } from "../compensatoryPlasticity.js";
import { corruptedSteps } from "../corruptedOptima.js";
import { curvature, meanCurvature } from "../curvature.js";
import { fluctuationEffects } from "../fluctuationEffects.js";
import { pathAveragedHessianVector } from "../gradientCurvature.js";
import type { Landscape } from "../landscape.js";
import { lineProfile } from "../lineProfile.js";
import { nearbyMinimum } from "../nearbyMinimum.js";
import { optimalSteadyState } from "../optimalSteadyState.js";
import { expectedChange } from "../taskErrorChange.js";
import { nonlinearTask } from "../task.js";

/** Parts of the way from the teacher to the state, at which Eq 13 is tried. */
const PARTS = [1, 0.5, 0.25, 0.125] as const;
/** Signal-to-noise ratios of the corrupted gradients; 10, 0.05 and 0.02 are those of Fig 5. */
const QUALITIES = [10, 3, 1, 0.3, 0.1, 0.05, 0.02] as const;

export const equationChecks = defineExperiment({
  name: "optimal-plasticity/equation-checks",
  title: "Equations: their terms in networks at steady state",
  module: import.meta.url,
  exportName: "equationChecks",
  parameters: z.object({
    signalToNoise: z.number().positive().default(10).meta({ description: "quality of the rule", symbol: "s" }),
    ratio: z.number().min(0).max(10).default(0.4).meta({ description: "m : e", symbol: "ρ" }),
    fluctuation: z.number().positive().max(1).default(0.01).meta({ description: "magnitude", symbol: "e", unit: "√N" }),
    settle: z.int().min(0).default(3000).meta({ description: "steps before the state at which all is measured" }),
    draws: z
      .int()
      .min(2)
      .default(200)
      .meta({ description: "random directions, fluctuations and noises at that state" }),
    pairs: z.int().min(20).default(300).meta({ description: "fluctuations with an optimal step each, half settles" }),
    repeats: z.int().min(2).max(64).default(16).meta({ description: "networks, each with inputs and teacher" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
  }),
  profiles: { quick: { repeats: 3, draws: 16, pairs: 40, samples: 400 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) }],
  observables: () => {
    const quality = { name: "s", values: [...QUALITIES] };
    const part = { name: "part", values: [...PARTS] };
    return {
      taskError: { symbol: "F", digits: 5 },
      wandered: { symbol: "‖w − w₀‖/‖w₀‖", digits: 5 },
      gradientCurvature: { symbol: "Q[∇F]/(Tr/N)", digits: 5 },
      expansionExponent: { symbol: "exponent, Eq 2", digits: 5 },
      fluctuationCost: { symbol: "ΔF/(½e²Tr/N)", digits: 5 },
      pathAveraged: { symbol: "‖M(w − w₀) − ∇F‖/‖∇F‖", digits: 2 },
      localDifference: { symbol: "‖∇²F(w − w₀) − ∇F‖/‖∇F‖", digits: 5, axes: [part] },
      minimumError: { symbol: "F(w*)/F(w), w* nearby", digits: 3 },
      minimumDistance: { symbol: "‖w − w*‖/‖w₀‖", digits: 5 },
      differenceFromMinimum: { symbol: "‖∇²F(w − w*) − ∇F‖/‖∇F‖", digits: 5 },
      downhill: { symbol: "share downhill", digits: 5, axes: [quality] },
      longer: { symbol: "share longer", digits: 5, axes: [quality] },
      foretold: { symbol: "share foretold", digits: 5, axes: [quality] },
      curvature: { symbol: "Q[Δc]/(Tr/N)", digits: 5, axes: [quality] },
      interpolated: { symbol: "Eq A6", digits: 5, axes: [quality] },
      optimalRatio: { symbol: "‖Δc‖*/‖Δε‖", digits: 5 },
      predictedRatio: { symbol: "Eq 9a", digits: 5 },
      balance: { symbol: "‖Δc‖²Q[Δc]/(e²Tr/N)", digits: 5 },
      crossTermAnswered: { symbol: "ΔcᵀHΔε/(e²Tr/N)", digits: 5 },
      crossTermNext: { symbol: "ΔcᵀHΔε/(e²Tr/N), next", digits: 5 },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { ratio, signalToNoise, settle, draws, pairs, samples } = parameters;
    const repeat = Number(point.repeat);
    const { kernel, landscape, teacher } = nonlinearTask({ seed: seed + repeat - 1, repeat, samples });
    const e = parameters.fluctuation * Math.sqrt(landscape.dimension);
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/equation-checks", repeat, part);
    kernel.run({
      fluctuation: e,
      ...splitMagnitude(ratio * e, signalToNoise),
      fluctuationStream: stream("fluctuation"),
      noiseStream: stream("noise"),
      taskError: new Float64Array(settle + 1),
    });
    const w = Float64Array.from(kernel.weights);
    const gradient = new Float64Array(landscape.dimension);
    const taskError = landscape.gradient(w, gradient);
    const average = meanCurvature(landscape, w);
    const minimum = nearbyMinimum(landscape, w, { part: 0.01 });
    const corrupted = corruptedSteps(landscape, w, { signalToNoise: QUALITIES, draws, stream: stream("corrupted") });
    const steady = optimalSteadyState(landscape, {
      magnitude: e,
      start: w,
      steps: pairs,
      settle: Math.floor(pairs / 2),
      seed: repeat,
    });
    const { flat, curved } = fluctuationEffects(landscape, w, e, 2 * draws, stream("effects"));
    return {
      taskError,
      wandered: norm(difference(w, teacher)) / norm(teacher),
      gradientCurvature: curvature(landscape, w, gradient) / average,
      expansionExponent: expansionExponent(landscape, w, stream("expansion")),
      fluctuationCost: mean(curved.map((change, k) => change - flat[k]!)) / expectedChange(e, average),
      pathAveraged: apart(landscape, w, teacher, "path"),
      localDifference: PARTS.map((part) => apart(landscape, between(teacher, w, part), teacher, "local")),
      minimumError: minimum.taskError / taskError,
      minimumDistance: norm(difference(w, minimum.state)) / norm(teacher),
      differenceFromMinimum: apart(landscape, w, minimum.state, "local"),
      downhill: corrupted.map((one) => one.downhill),
      longer: corrupted.map((one) => one.longer),
      foretold: corrupted.map((one) => one.foretold),
      curvature: corrupted.map((one) => one.curvature),
      interpolated: corrupted.map((one) => one.interpolated),
      optimalRatio: steady.ratio,
      predictedRatio: steady.predicted,
      balance: steady.balance,
      crossTermAnswered: steady.crossTermAnswered,
      crossTermNext: steady.crossTermNext,
    };
  },
});

/** The power with which what Eq 2 leaves out grows from steps of 0.02 to 0.04: median of ten random directions. */
function expansionExponent(landscape: Landscape, w: Float64Array, stream: ReturnType<typeof randomStream>): number {
  const exponents = Array.from({ length: 10 }, () => {
    const direction = stream.fillNormal(new Float64Array(landscape.dimension));
    const [near, far] = lineProfile(landscape, w, direction, { from: 0.02, to: 0.04, points: 2 }).map((p) =>
      Math.abs(p.taskError - p.parabola),
    );
    return log2(far! / near!);
  });
  return median(exponents);
}

/** ‖H (w − w₀) − ∇F‖/‖∇F‖ with the Hessian H at w, or averaged along the path from w₀ (32 nodes). */
function apart(landscape: Landscape, w: Float64Array, optimum: Float64Array, hessian: "local" | "path"): number {
  const gradient = new Float64Array(landscape.dimension);
  const foretold = new Float64Array(landscape.dimension);
  landscape.gradient(w, gradient);
  if (hessian === "path") pathAveragedHessianVector(landscape, w, optimum, foretold, 32);
  else landscape.hessianVector(w, difference(w, optimum), foretold);
  return norm(difference(foretold, gradient)) / norm(gradient);
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return addScaled(a.slice(), -1, b);
}

function between(from: Float64Array, to: Float64Array, part: number): Float64Array {
  return addScaled(from.slice(), part, difference(to, from));
}
