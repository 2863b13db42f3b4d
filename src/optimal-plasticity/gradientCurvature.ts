/** Closed forms for the curvature of the gradient direction in the quadratic case (Eqs 13, 14) and of the appendix. */
import { square } from "../numerics/elementary.js";
import { gaussLegendre } from "../numerics/quadrature.js";
import { addScaled } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aVector,
  bufferOf,
  optional,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";
import { aLandscape } from "./landscape.js";

/**
 * Eq 14: Q[∇F] = Σ cᵢ² λᵢ³ / Σ cᵢ² λᵢ² for a quadratic task error with curvatures λᵢ, where cᵢ are the projections of
 * w − w* on the eigenvectors (default: all equal, the "average" case). By Chebyshev's sum inequality the average case
 * is never below Tr(∇²F)/N.
 */
export function gradientCurvature(eigenvalues: ArrayLike<number>, projections?: ArrayLike<number>): number {
  requireInput("gradientCurvature: eigenvalues", eigenvalues, aVector);
  requireInput("gradientCurvature: projections", projections, optional(vectorOf(eigenvalues.length)));

  return weightedCurvature(eigenvalues, (lambda, i) => square(projections?.[i] ?? 1) * square(lambda));
}

/**
 * The same for the Newton direction w* − w of a quadratic: Q = Σ cᵢ² λᵢ / Σ cᵢ², which in the average case is exactly
 * Tr(∇²F)/N.
 */
export function newtonCurvature(eigenvalues: ArrayLike<number>, projections?: ArrayLike<number>): number {
  requireInput("newtonCurvature: eigenvalues", eigenvalues, aVector);
  requireInput("newtonCurvature: projections", projections, optional(vectorOf(eigenvalues.length)));

  return weightedCurvature(eigenvalues, (_, i) => square(projections?.[i] ?? 1));
}

function weightedCurvature(eigenvalues: ArrayLike<number>, weight: (lambda: number, i: number) => number): number {
  let over = 0;
  let under = 0;
  for (let i = 0; i < eigenvalues.length; i++) {
    const p = weight(eigenvalues[i]!, i);
    over += p * eigenvalues[i]!;
    under += p;
  }
  if (!(under > 0)) throw new RangeError("curvature: expected a direction with some weight, got all projections zero");
  return over / under;
}

/**
 * Appendix: writes M (w − w*) into `out`, M = ∫₀¹ ∇²F[w* + s (w − w*)] ds along the straight line from the optimum.
 * Exactly ∇F[w] when ∇F[w*] = 0 (Gauss–Legendre quadrature with `nodes` nodes).
 */
export function pathAveragedHessianVector(
  landscape: Landscape,
  w: Float64Array,
  optimum: Float64Array,
  out: Float64Array,
  nodes = 16,
): void {
  requireInput("pathAveragedHessianVector: landscape", landscape, aLandscape);
  requireInput("pathAveragedHessianVector: w", w, vectorOf(landscape.dimension));
  requireInput("pathAveragedHessianVector: optimum", optimum, vectorOf(landscape.dimension));
  requireInput("pathAveragedHessianVector: out", out, bufferOf(landscape.dimension));
  requireInput("pathAveragedHessianVector: nodes", nodes, aCount);

  const difference = w.map((value, i) => value - optimum[i]!);
  const image = new Float64Array(w.length);
  out.fill(0);
  for (const { node, weight } of gaussLegendre(nodes, 0, 1)) {
    landscape.hessianVector(addScaled(optimum.slice(), node, difference), difference, image);
    addScaled(out, weight, image);
  }
}

/**
 * Appendix, Eq A6: curvature of a corrupted direction c̃ + ν, interpolated between both:
 * 𝔼 Q[c̃ + ν] ≈ (‖c̃‖² Q[c̃] + ‖ν‖² Q[ν]) / (‖c̃‖² + ‖ν‖²).
 */
export function corruptedCurvature(
  signal: number,
  signalCurvature: number,
  noise: number,
  noiseCurvature: number,
): number {
  requireInput("corruptedCurvature: signal", signal, aNumber);
  requireInput("corruptedCurvature: signalCurvature", signalCurvature, aNumber);
  requireInput("corruptedCurvature: noise", noise, aNonNegative);
  requireInput("corruptedCurvature: noiseCurvature", noiseCurvature, aNumber);

  return (square(signal) * signalCurvature + square(noise) * noiseCurvature) / (square(signal) + square(noise));
}
