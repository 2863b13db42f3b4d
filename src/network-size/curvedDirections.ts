/** Directions of the same slope and different curvature (Fig 1: curvature competes with the gradient). */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { requireNumber, requirePositive } from "../numerics/check.js";
import { cos, sin } from "../numerics/elementary.js";
import { dot, rescale } from "../numerics/vector.js";
import type { ErrorFunction } from "./errorFunction.js";
import { anErrorFunction } from "./errorFunction.js";
import { requireInput, vectorOf } from "../numerics/inputKinds.js";

/** A point of the landscape, and the least and most curved directions across its gradient. */
export interface CurvedDirections {
  readonly gradientNorm: number;
  /** Unit vectors orthogonal to ∇F; signs are arbitrary (here: the entry of the largest magnitude is positive). */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Curvature of the two. */
  readonly leastCurvature: number;
  readonly mostCurvature: number;
  /** d(φ) = −½ ∇F̂ + √¾ (cos φ least + sin φ most): of unit length, with the slope −½‖∇F‖ for all φ. */
  readonly direction: (angle: number) => Float64Array;
  /** κ(φ) = d(φ)ᵀ∇²F d(φ). */
  readonly curvature: (angle: number) => number;
}

/**
 * The directions at w, from the whole Hessian (N Hessian–vector products) projected across the gradient.
 *
 * `curvedDirections(network, w).curvature(0)`
 *
 * Throws `RangeError` where ∇F = 0.
 */
export function curvedDirections(errorFunction: ErrorFunction, w: Float64Array): CurvedDirections {
  requireInput("curvedDirections: errorFunction", errorFunction, anErrorFunction);
  requireInput("curvedDirections: w", w, vectorOf(errorFunction.dimension));

  const n = errorFunction.dimension;
  const gradient = new Float64Array(n);
  errorFunction.gradient(w, gradient);
  const gradientNorm = Math.sqrt(dot(gradient, gradient));
  requirePositive("curvedDirections: gradient's length", gradientNorm);
  rescale(gradient);
  const across = (v: Float64Array): Float64Array => {
    const along = dot(v, gradient);
    return v.map((value, k) => value - along * gradient[k]!);
  };
  const matrix = new Matrix(n, n);
  const image = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const unit = new Float64Array(n);
    unit[k] = 1;
    errorFunction.hessianVector(w, across(unit), image);
    across(image).forEach((value, j) => matrix.set(k, j, value));
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const value = (matrix.get(i, j) + matrix.get(j, i)) / 2;
      matrix.set(i, j, value);
      matrix.set(j, i, value);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const vector = (place: number): Float64Array => {
    const v = rescale(across(Float64Array.from({ length: n }, (_, i) => eigenvectorMatrix.get(i, place))));
    const largest = v.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    return largest < 0 ? v.map((value) => -value) : v;
  };
  const places = realEigenvalues.map((_, k) => k).sort((a, b) => realEigenvalues[a]! - realEigenvalues[b]!);
  const least = vector(places[0]!);
  const most = vector(places[n - 1]!);
  const direction = (angle: number): Float64Array => {
    requireNumber("curvedDirections: angle", angle);
    const a = Math.sqrt(0.75) * cos(angle);
    const b = Math.sqrt(0.75) * sin(angle);
    return gradient.map((value, k) => -0.5 * value + a * least[k]! + b * most[k]!);
  };
  const curvature = (angle: number): number => {
    const d = direction(angle);
    errorFunction.hessianVector(w, d, image);
    return dot(d, image);
  };
  return {
    gradientNorm,
    least,
    most,
    leastCurvature: realEigenvalues[places[0]!]!,
    mostCurvature: realEigenvalues[places[n - 1]!]!,
    direction,
    curvature,
  };
}
