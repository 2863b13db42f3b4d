/** How far a sampled Fisher matrix E[h x xᵀ] is from a formula for it, freed of the samples' own noise. */
import { requireCount } from "../numerics/check.js";
import { aFunction, aNumber, aVector, requireInput } from "../numerics/inputKinds.js";

/** Two halves of the samples, each its own mean of h(V) x xᵀ. */
export interface MatrixError {
  /** ⟨A − G, B − G⟩/‖G‖², Frobenius: mean square error relative to G; can come out below 0 by chance. */
  readonly squaredError: number;
  /** ‖A − B‖²/(4‖G‖²): what the noise of all samples together adds to a naive square. */
  readonly squaredNoise: number;
}

/**
 * Draws 2 × `half` samples of x by `draw` (which fills its argument and returns h of it), and holds the two means of
 * h x xᵀ against `matrix`. The noise of the halves is independent, so that it drops out of the product of their errors.
 *
 * @throws {RangeError} on no samples, or a matrix that isn't n × n
 * @example matrixError(G, n, 1000, (x) => transfer.information(dot(weights, stationaryPotentials(rates, stream, x))))
 */
export function matrixError(
  matrix: Float64Array,
  n: number,
  half: number,
  draw: (x: Float64Array) => number,
): MatrixError {
  requireInput("matrixError: matrix", matrix, aVector);
  requireInput("matrixError: n", n, aNumber);
  requireInput("matrixError: half", half, aNumber);
  requireInput("matrixError: draw", draw, aFunction);

  requireCount("matrixError: half: samples", half);
  if (matrix.length !== n * n)
    throw new RangeError(`matrixError: matrix: expected ${n} × ${n} entries, got ${matrix.length}`);
  const x = new Float64Array(n);
  const [a, b] = [new Float64Array(n * n), new Float64Array(n * n)];
  for (const sum of [a, b]) {
    for (let k = 0; k < half; k++) {
      const information = draw(x);
      for (let i = 0; i < n; i++) {
        const factor = information * x[i]!;
        for (let j = 0; j <= i; j++) sum[i * n + j]! += factor * x[j]!;
      }
    }
  }
  let squaredError = 0;
  let squaredNoise = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const k = i * n + j;
      const count = i === j ? 1 : 2;
      const [first, second] = [a[k]! / half, b[k]! / half];
      squaredError += count * (first - matrix[k]!) * (second - matrix[k]!);
      squaredNoise += (count * (first - second) * (first - second)) / 4;
      size += count * matrix[k]! * matrix[k]!;
    }
  }
  return { squaredError: squaredError / size, squaredNoise: squaredNoise / size };
}
