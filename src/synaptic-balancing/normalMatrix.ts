import { matrixProduct, maximumMagnitude, squareOrder, transpose } from "../numerics/linear.js";
import type { RandomStream } from "../numerics/random.js";
import { norm } from "../numerics/vector.js";

/**
 * How far a matrix is from normal, max |J Jᵀ − Jᵀ J| over max |J|²; 0 is normal. The diagonals of the two products are
 * the row and column sums of J_ij², so a normal J is balanced for p = 2 with equal α, and only then: the paper's
 * statement about normal matrices fails for p = 1 and 3, and for α_j that differ (symmetric, antisymmetric and circulant
 * matrices are balanced for all p with equal α).
 *
 * `normality(J) < 1e-12`
 *
 * Throws `RangeError` when J is not square or not finite.
 */
export function normality(weights: ArrayLike<number>): number {
  const n = squareOrder(weights, "weights");
  const transposed = transpose(weights, n, n);
  const outer = matrixProduct(weights, transposed, n, n, n);
  const inner = matrixProduct(transposed, weights, n, n, n);
  for (let k = 0; k < outer.length; k++) outer[k]! -= inner[k]!;
  const size = maximumMagnitude(weights);
  return size === 0 ? 0 : maximumMagnitude(outer) / (size * size);
}

/** A random orthogonal matrix, n × n (Gram–Schmidt on Gaussian rows, twice for rounding): an example of a normal one. */
export function randomOrthogonal(n: number, stream: RandomStream): Float64Array {
  const q = stream.fillNormal(new Float64Array(n * n));
  for (let i = 0; i < n; i++) {
    const row = q.subarray(i * n, (i + 1) * n);
    for (let pass = 0; pass < 2; pass++) {
      for (let m = 0; m < i; m++) {
        let overlap = 0;
        for (let k = 0; k < n; k++) overlap += row[k]! * q[m * n + k]!;
        for (let k = 0; k < n; k++) row[k]! -= overlap * q[m * n + k]!;
      }
    }
    const length = norm(row);
    for (let k = 0; k < n; k++) row[k]! /= length;
  }
  return q;
}
