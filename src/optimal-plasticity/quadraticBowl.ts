/**
 * Quadratic task error F[w] = ½ (w − w*)ᵀ ∇²F (w − w*), the case of Eqs 13 and 14 and of Fig 4, in the coordinates
 * of its eigenvectors: ∇²F = diag(λ).
 */
import { requireVector } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import type { Landscape } from "./landscape.js";
import { aBuffer, requireInput } from "../numerics/inputKinds.js";

/**
 * The bowl with these curvatures λᵢ ≥ 0 and its minimum at `optimum` (default 0).
 *
 * `quadraticBowl([1, 5]).taskError(Float64Array.of(1, 1))` → 3
 *
 * Throws `RangeError` on a negative or non-finite curvature.
 */
export function quadraticBowl(
  eigenvalues: readonly number[],
  optimum: Float64Array = new Float64Array(eigenvalues.length),
): Landscape {
  requireInput("quadraticBowl: eigenvalues", eigenvalues, aBuffer);
  requireInput("quadraticBowl: optimum", optimum, aBuffer);

  const lambda = Float64Array.from(eigenvalues);
  const n = lambda.length;
  requireVector("quadraticBowl: eigenvalues", lambda, n);
  requireVector("quadraticBowl: optimum", optimum, n);
  const negative = lambda.find((l) => l < 0);
  if (negative !== undefined)
    throw new RangeError(`quadraticBowl: eigenvalues: expected curvatures ≥ 0, got ${negative}`);
  return {
    dimension: n,
    taskError(w) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += lambda[i]! * square(w[i]! - optimum[i]!);
      return sum / 2;
    },
    gradient(w, out) {
      for (let i = 0; i < n; i++) out[i] = lambda[i]! * (w[i]! - optimum[i]!);
      return this.taskError(w);
    },
    hessianVector(_w, v, out) {
      for (let i = 0; i < n; i++) out[i] = lambda[i]! * v[i]!;
    },
    hessianTrace: () => lambda.reduce((sum, l) => sum + l, 0),
  };
}
