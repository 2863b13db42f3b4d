/** What single weight changes from one w do, averaged: the terms of k that the slides average, each measured by itself. */
import { aCount, aFunction, requireInput, vectorOf } from "../numerics/inputKinds.js";
import { addScaled, dot, rescale } from "../numerics/vector.js";
import { anErrorFunction, type ErrorFunction } from "./errorFunction.js";
import { learningRate } from "./learningRate.js";
import { aPlasticityRates, type PlasticityRates } from "./plasticityRates.js";
import { printedLearningRate } from "./printed.js";
import { weightChangeEffect } from "./taskDifficulty.js";
import { WeightChanges, type Streams, weightChangeSources } from "./weightChange.js";

/** Means over steps. */
export interface StepAverages {
  /** k = (F(0) − F(T))/(T F(0)). */
  readonly learningRate: number;
  /** |k − k of eq. (1)|, the largest of all steps. */
  readonly secondOrderError: number;
  /** |k − k| without the term of curvature, mean. */
  readonly firstOrderError: number;
  /** |k − k| with ‖ẇ‖² counted twice, as the slides print it, mean. */
  readonly printedError: number;
  /** |k − k of eq. (1)| with the gradient at the end of the cycle, ∇F[w(T)], in place of that at its start, mean. */
  readonly endGradientError: number;
  /** ∇F̂ᵀẇ. */
  readonly alongGradient: number;
  /** ẇᵀ∇²F ẇ/(2‖∇F‖). */
  readonly curvature: number;
  /** G of the steps. */
  readonly difficulty: number;
  /** n̂ᵀ∇²F n̂ of random directions. */
  readonly ownCurvature: number;
  /** n̂₂ᵀ∇²F n̂₃ of two independent ones. */
  readonly crossCurvature: number;
}

/**
 * Takes `pairs` antithetic pairs of steps from w. Reads the streams "irrelevant", "noise" and "directions".
 *
 * `stepAverages(network, w, rates, 1000, streams).curvature`
 *
 * Throws `RangeError` for γ < 0, T ≤ 0, F(w) = 0, ∇F(w) = 0 and counts that are no whole numbers ≥ 1.
 */
export function stepAverages(
  errorFunction: ErrorFunction,
  w: Float64Array,
  rates: PlasticityRates,
  pairs: number,
  streams: Streams,
): StepAverages {
  requireInput("stepAverages: errorFunction", errorFunction, anErrorFunction);
  const { dimension } = errorFunction;
  requireInput("stepAverages: w", w, vectorOf(dimension));
  requireInput("stepAverages: rates", rates, aPlasticityRates);
  requireInput("stepAverages: pairs", pairs, aCount);
  requireInput("stepAverages: streams", streams, aFunction);

  const { cycle } = rates;
  const gradient = new Float64Array(dimension);
  const atEnd = new Float64Array(dimension);
  const step = new Float64Array(dimension);
  const image = new Float64Array(dimension);
  const changes = new WeightChanges(rates, dimension, weightChangeSources(streams));
  const before = errorFunction.gradient(w, gradient);
  const sums = { learningRate: 0, firstOrderError: 0, printedError: 0, endGradientError: 0 };
  const more = { alongGradient: 0, curvature: 0, difficulty: 0, ownCurvature: 0, crossCurvature: 0 };
  let secondOrderError = 0;
  const add = (): void => {
    const effect = weightChangeEffect(errorFunction, w, step, cycle);
    const { error, gradientNorm, alongGradient, squaredRate, difficulty } = effect;
    const after = errorFunction.gradient(addScaled(w.slice(), 1, step), atEnd);
    const k = learningRate({ before, after, cycle });
    const curved = cycle * squaredRate * difficulty;
    const endAlong = dot(atEnd, step) / cycle;
    secondOrderError = Math.max(secondOrderError, Math.abs(k - effect.learningRate));
    sums.learningRate += k;
    sums.firstOrderError += Math.abs(k + (gradientNorm / error) * alongGradient);
    sums.printedError += Math.abs(k - printedLearningRate(effect, cycle));
    sums.endGradientError += Math.abs(k + (endAlong + gradientNorm * curved) / error);
    more.alongGradient += alongGradient;
    more.curvature += squaredRate * difficulty;
    more.difficulty += difficulty;
  };
  const directions = streams("directions");
  const one = new Float64Array(dimension);
  const other = new Float64Array(dimension);
  for (let pair = 0; pair < pairs; pair++) {
    changes.next(gradient, step);
    add();
    changes.flipped(gradient, step);
    add();
    rescale(directions.fillNormal(one));
    rescale(directions.fillNormal(other));
    errorFunction.hessianVector(w, one, image);
    more.ownCurvature += 2 * dot(one, image);
    more.crossCurvature += 2 * dot(other, image);
  }
  const means = Object.entries({ ...sums, ...more }).map(([name, sum]) => [name, sum / (2 * pairs)] as const);
  return { ...(Object.fromEntries(means) as unknown as Omit<StepAverages, "secondOrderError">), secondOrderError };
}
