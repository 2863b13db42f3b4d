/** Box 4 and the appendix's second derivation of Eq 9a, term by term, where every step has its optimal magnitude. */
import { requireCount } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import { dot } from "../numerics/vector.js";
import { alternate } from "./alternation.js";
import { meanCurvature } from "./curvature.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aVector,
  aWhole,
  anIndex,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** Means over the steps of one run at steady state. */
export interface OptimalSteadyState {
  /** Root mean square of ‖Δc‖/‖Δε‖ of the optimal steps (Eq 6). */
  readonly ratio: number;
  /** Eq 9a with mean curvatures: √(Tr(∇²F)/N over mean Q[Δc]). */
  readonly predicted: number;
  /** ‖Δc‖² Q[Δc] won over e² Tr(∇²F)/N lost (Box 4): one at steady state. */
  readonly balance: number;
  /** Δcᵀ ∇²F Δε over e² Tr(∇²F)/N, of a step and the fluctuation that it answers. */
  readonly crossTermAnswered: number;
  /** The same, of a step and the fluctuation after it, which it can't know (Eq 3b). */
  readonly crossTermNext: number;
}

const optimalSteadyStateOptions = optionsOf({
  magnitude: aNonNegative,
  start: aVector,
  settle: anIndex,
  steps: aCount,
  seed: aWhole,
});

/**
 * Fluctuations of magnitude `magnitude` and exact gradient steps of optimal magnitude in turn, from `start`; the first
 * `settle` of `steps` pairs are left out.
 *
 * `optimalSteadyState(bowl, { magnitude: 1, start: new Float64Array(2), settle: 100, steps: 1000, seed: 1 }).ratio`
 */
export function optimalSteadyState(
  landscape: Landscape,
  options: { magnitude: number; start: Float64Array; settle: number; steps: number; seed: number },
): OptimalSteadyState {
  requireInput("optimalSteadyState: landscape", landscape, aLandscape);
  requireInput("optimalSteadyState: options", options, optimalSteadyStateOptions);
  requireInput("optimalSteadyState: options.start", options.start, vectorOf(landscape.dimension));

  const { settle, magnitude, ...rest } = options;
  requireCount("optimalSteadyState: steps after settling", options.steps - settle, 2);
  const run = alternate(landscape, { ...rest, magnitude, compensation: "optimal" });
  const image = new Float64Array(landscape.dimension);
  const crossTerms = { answered: [] as number[], next: [] as number[], average: [] as number[] };
  const difference = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i]!);
  for (let t = settle; t < run.length; t++) {
    const { before, perturbed, after } = run[t]!;
    const change = difference(perturbed, before);
    landscape.hessianVector(before, change, image);
    crossTerms.answered.push(dot(difference(after, perturbed), image));
    crossTerms.average.push(meanCurvature(landscape, before));
    if (t > settle) crossTerms.next.push(dot(difference(before, run[t - 1]!.perturbed), image));
  }
  const average = mean(crossTerms.average);
  const lost = square(magnitude) * average;
  const steady = run.slice(settle);
  const won = mean(steady.map((step) => square(step.magnitude) * step.curvature));
  return {
    ratio: Math.sqrt(mean(steady.map((step) => square(step.magnitude)))) / magnitude,
    predicted: Math.sqrt(average / mean(steady.map((step) => step.curvature))),
    balance: won / lost,
    crossTermAnswered: mean(crossTerms.answered) / lost,
    crossTermNext: mean(crossTerms.next) / lost,
  };
}
