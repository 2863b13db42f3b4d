/** How a weight change moves the task error, to second order (Eqs 2, 4, 8). */
import { square } from "../numerics/elementary.js";
import { dot } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import { aNonNegative, aNumber, requireInput, vectorOf } from "../numerics/inputKinds.js";
import { aLandscape } from "./landscape.js";

/** Eq 4: ΔF ≈ Δwᵀ∇F + ½ Δwᵀ∇²F Δw. With Δw = Δc + Δε this is Eq 2, its cross term included. */
export function secondOrderChange(landscape: Landscape, w: Float64Array, change: Float64Array): number {
  requireInput("secondOrderChange: landscape", landscape, aLandscape);
  requireInput("secondOrderChange: w", w, vectorOf(landscape.dimension));
  requireInput("secondOrderChange: change", change, vectorOf(landscape.dimension));

  const vector = new Float64Array(landscape.dimension);
  landscape.gradient(w, vector);
  const slope = dot(change, vector);
  landscape.hessianVector(w, change, vector);
  return slope + dot(change, vector) / 2;
}

/** The expectation of Eq 4 under task-independent change of magnitude e: 𝔼ΔF = ½ e² Tr(∇²F)/N (Box 2). */
export function expectedChange(fluctuationMagnitude: number, meanCurvature: number): number {
  requireInput("expectedChange: fluctuationMagnitude", fluctuationMagnitude, aNonNegative);
  requireInput("expectedChange: meanCurvature", meanCurvature, aNumber);

  return 0.5 * square(fluctuationMagnitude) * meanCurvature;
}
