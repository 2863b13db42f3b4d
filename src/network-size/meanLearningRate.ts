/** ⟨k⟩ measured: one weight change after another from the same w, each with its antithetic twin. */
import { requireCount } from "../numerics/check.js";
import { addScaled } from "../numerics/vector.js";
import type { ErrorFunction } from "./errorFunction.js";
import { learningRate } from "./learningRate.js";
import type { PlasticityRates } from "./plasticityRates.js";
import { WeightChanges, type WeightChangeSources } from "./weightChange.js";
import { anErrorFunction } from "./errorFunction.js";
import { requireInput, vectorOf } from "../numerics/inputKinds.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { aWeightChangeSources } from "./weightChange.js";

/**
 * k of `pairs` antithetic pairs of steps from w, each pair's mean: an independent sample whose mean is ⟨k⟩. Single steps
 * scatter some ten times as much, since what noise does along the gradient doesn't cancel in them.
 *
 * `mean(measuredLearningRates(network, w, rates, 4000, { irrelevantStream, noiseStream }))`
 *
 * Throws `RangeError` for γ < 0, T ≤ 0, F(w) = 0 and counts that are no whole numbers ≥ 1.
 */
export function measuredLearningRates(
  errorFunction: ErrorFunction,
  w: Float64Array,
  rates: PlasticityRates,
  pairs: number,
  sources: WeightChangeSources,
): Float64Array {
  requireInput("measuredLearningRates: errorFunction", errorFunction, anErrorFunction);
  requireInput("measuredLearningRates: w", w, vectorOf(errorFunction.dimension));
  requireInput("measuredLearningRates: rates", rates, aPlasticityRates);
  requireInput("measuredLearningRates: sources", sources, aWeightChangeSources);

  requireCount("measuredLearningRates: pairs", pairs);
  const { dimension } = errorFunction;
  const gradient = new Float64Array(dimension);
  const step = new Float64Array(dimension);
  const moved = new Float64Array(dimension);
  const before = errorFunction.gradient(w, gradient);
  const changes = new WeightChanges(rates, dimension, sources);
  const rateOf = (): number => {
    moved.set(w);
    addScaled(moved, 1, step);
    return learningRate({ before, after: errorFunction.error(moved), cycle: rates.cycle });
  };
  return Float64Array.from({ length: pairs }, () => {
    changes.next(gradient, step);
    const one = rateOf();
    changes.flipped(gradient, step);
    return (one + rateOf()) / 2;
  });
}
