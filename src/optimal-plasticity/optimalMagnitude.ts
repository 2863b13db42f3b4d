/** The paper's equations for the best magnitude of compensatory plasticity (Boxes 3 and 4, Eqs 6 and 9–11). */
import { square } from "../numerics/elementary.js";
import { dot, norm } from "../numerics/vector.js";
import { curvature } from "./curvature.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { aNonNegative, aNumber, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * Eq 6: the magnitude ‖Δc‖* = −(Δĉᵀ ∇F)/Q_w[Δc] that most decreases the task error along the direction `direction`
 * (any length). Negative where the direction goes uphill. Throws `RangeError` where the curvature is not positive: F
 * then has no minimum along the line, to second order.
 */
export function optimalMagnitude(landscape: Landscape, w: Float64Array, direction: Float64Array): number {
  requireInput("optimalMagnitude: landscape", landscape, aLandscape);
  requireInput("optimalMagnitude: w", w, vectorOf(landscape.dimension));
  requireInput("optimalMagnitude: direction", direction, vectorOf(landscape.dimension));

  const gradient = new Float64Array(landscape.dimension);
  landscape.gradient(w, gradient);
  const q = curvature(landscape, w, direction);
  if (!(q > 0)) throw new RangeError(`optimalMagnitude: expected upward curvature Q > 0, got ${q}`);
  return -dot(direction, gradient) / (norm(direction) * q);
}

/**
 * Eq 9a: the best ratio of magnitudes, ρ* = (‖Δc‖ : ‖Δε‖)* = √(Q_w[Δε]/Q_w[Δc]), at steady state. Throws `RangeError` unless both curvatures
 * are positive, as the equation requires.
 */
export function optimalRatio(fluctuationCurvature: number, compensationCurvature: number): number {
  requireInput("optimalRatio: fluctuationCurvature", fluctuationCurvature, aNumber);
  requireInput("optimalRatio: compensationCurvature", compensationCurvature, aNumber);

  if (!(fluctuationCurvature > 0 && compensationCurvature > 0)) {
    throw new RangeError(
      `optimalRatio: expected positive curvatures, got Q[Δε] = ${fluctuationCurvature}, Q[Δc] = ${compensationCurvature}`,
    );
  }
  return Math.sqrt(fluctuationCurvature / compensationCurvature);
}

/**
 * Eq 10: the best ratio while the task error is still to fall by `improvement` = −𝔼ΔF ≥ 0 in this step. From Eqs 6 and
 * 8, ½‖Δc‖²Q[Δc] = ½‖Δε‖²Q[Δε] + improvement, hence ρ* = √(Q[Δε]/Q[Δc] + 2 improvement/(e² Q[Δc])): never
 * smaller than Eq 9a.
 */
export function optimalRatioWhileLearning(
  fluctuationCurvature: number,
  compensationCurvature: number,
  improvement: number,
  fluctuationMagnitude: number,
): number {
  requireInput("optimalRatioWhileLearning: fluctuationCurvature", fluctuationCurvature, aNumber);
  requireInput("optimalRatioWhileLearning: compensationCurvature", compensationCurvature, aNumber);
  requireInput("optimalRatioWhileLearning: improvement", improvement, aNumber);
  requireInput("optimalRatioWhileLearning: fluctuationMagnitude", fluctuationMagnitude, aNonNegative);

  if (!(improvement >= 0))
    throw new RangeError(`optimalRatioWhileLearning: improvement: expected −𝔼ΔF ≥ 0, got ${improvement}`);
  const steady = optimalRatio(fluctuationCurvature, compensationCurvature);
  return Math.sqrt(square(steady) + (2 * improvement) / (square(fluctuationMagnitude) * compensationCurvature));
}
