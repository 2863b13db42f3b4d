import { cos, sin } from "../numerics/elementary.js";
import { matrixProduct, maximumMagnitude, squareOrder, transpose } from "../numerics/linear.js";
import type { RandomStream } from "../numerics/random.js";
import { norm } from "../numerics/vector.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aNumber, aStream, requireInput } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

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
export function normality(weights: MatrixLike): number {
  requireInput("normality: weights", weights, aSquareMatrix);
  weights = rowMajor(weights, "normality: weights");
  const n = squareOrder(weights, "normality: weights");
  const transposed = transpose(weights, n, n);
  const outer = matrixProduct(weights, transposed, n, n, n);
  const inner = matrixProduct(transposed, weights, n, n, n);
  for (let k = 0; k < outer.length; k++) outer[k]! -= inner[k]!;
  const size = maximumMagnitude(weights);
  return size === 0 ? 0 : maximumMagnitude(outer) / (size * size);
}

/** A random orthogonal matrix, n × n (Gram–Schmidt on Gaussian rows, twice for rounding): an example of a normal one. */
export function randomOrthogonal(n: number, stream: RandomStream): Float64Array {
  requireInput("randomOrthogonal: n", n, aNumber);
  requireInput("randomOrthogonal: stream", stream, aStream);

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

/**
 * A normal matrix of costs, 3 × 3: a rotation by 170° about a random axis with positive entries, shifted by a multiple of
 * the identity until no entry is negative. It is normal, since rotations are and the identity commutes with all, and not
 * symmetric: an example of normal costs that aren't balanced.
 *
 * `neuralGradients(normalCosts(randomStream(1, "normal costs")))`
 */
export function normalCosts(stream: RandomStream): Float64Array {
  requireInput("normalCosts: stream", stream, aStream);

  const angle = (170 / 180) * Math.PI;
  for (;;) {
    const axis = stream.fillUniform(new Float64Array(3)).map((x) => 0.1 + x);
    const length = norm(axis);
    const [a, b, c] = axis.map((x) => x / length) as unknown as [number, number, number];
    const [s, v] = [sin(angle), 1 - cos(angle)];
    // Rodrigues: cos θ I + sin θ [n]× + (1 − cos θ) n nᵀ
    const off = [
      v * a * b - s * c,
      v * a * c + s * b,
      v * a * b + s * c,
      v * b * c - s * a,
      v * a * c - s * b,
      v * b * c + s * a,
    ];
    if (Math.min(...off) < 0) continue;
    const diagonal = [a, b, c].map((x) => v * x * x);
    // cos θ and the shift make one multiple of the identity: 0.2 here
    const [d1, d2, d3] = diagonal.map((x) => 0.2 + x) as [number, number, number];
    return Float64Array.of(d1, off[0]!, off[1]!, off[2]!, d2, off[3]!, off[4]!, off[5]!, d3);
  }
}
