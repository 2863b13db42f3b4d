import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { hypot } from "../numerics/elementary.js";
import { matrixRows, squareOrder } from "../numerics/linear.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aPositive, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/** Eigenvalues in increasing order with orthonormal eigenvectors of a symmetric matrix. */
export interface Eigenmodes {
  /** λ_0 ≤ λ_1 ≤ …; the paper counts from 1. */
  values: Float64Array;
  /** Row m is the eigenvector of value m, N × N. The sign of each is such that its largest entry is positive. */
  vectors: Float64Array;
}

/**
 * Eigenmodes of a symmetric matrix (a conductance Laplacian) by ml-matrix, which needs + − × ÷ √ alone: the same bits on
 * every engine (mathjs turns planes by the engine's sine and arc tangent). `relaxationRate` needs only one eigenvalue.
 *
 * `eigenmodes(conductanceLaplacian(costs)).values[1]`
 *
 * Throws `RangeError` when the matrix is not square, not finite or not symmetric.
 */
export function eigenmodes(symmetric: MatrixLike): Eigenmodes {
  requireInput("eigenmodes: symmetric", symmetric, aSquareMatrix);
  symmetric = rowMajor(symmetric, "eigenmodes: symmetric");
  const n = requireSymmetric(symmetric);
  if (n === 1) return { values: Float64Array.of(symmetric[0]!), vectors: Float64Array.of(1) };
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(matrixRows(symmetric, n)), {
    assumeSymmetric: true,
  });
  const sorted = realEigenvalues
    .map((value, m) => ({ value, vector: eigenvectorMatrix.getColumn(m) }))
    .sort((a, b) => a.value - b.value);
  const values = Float64Array.from(sorted, (mode) => mode.value);
  const vectors = new Float64Array(n * n);
  sorted.forEach(({ vector }, m) => {
    let largest = 0;
    // the first of equally large entries decides, so that rounding cannot flip the sign
    for (let k = 1; k < n; k++) if (Math.abs(vector[k]!) > Math.abs(vector[largest]!) * (1 + 1e-9)) largest = k;
    const sign = vector[largest]! < 0 ? -1 : 1;
    for (let k = 0; k < n; k++) vectors[m * n + k] = sign * vector[k]!;
  });
  return { values, vectors };
}

const relaxationRateOptions = optionsOf({ power: optional(aPositive), descentRate: optional(aPositive) });

/**
 * Rate at which the flow comes to rest near an equilibrium, γp² λ₂(L*) (Eqs 37–38; with γp = 1, p λ₂): the second
 * smallest eigenvalue of the Laplacian at the equilibrium (ml-matrix, any N). In 1/time of `balance`. A horizon of 40
 * over this rate reaches equilibrium to rounding. 0 when the network falls apart.
 *
 * `relaxationRate(conductanceLaplacian(equilibrium(costs).costs), { power: 2 })`
 *
 * Throws `RangeError` when the matrix is not a symmetric one of at least two neurons.
 */
export function relaxationRate(laplacian: MatrixLike, options: { power?: number; descentRate?: number } = {}): number {
  requireInput("relaxationRate: laplacian", laplacian, aSquareMatrix);
  requireInput("relaxationRate: options", options, relaxationRateOptions);
  const { power = 2, descentRate = 1 / power } = options;

  laplacian = rowMajor(laplacian, "relaxationRate: laplacian");
  const n = requireSymmetric(laplacian);
  if (n < 2) throw new RangeError("relaxationRate: laplacian: expected at least two neurons, got 1");
  const values = new EigenvalueDecomposition(new Matrix(matrixRows(laplacian, n)), {
    assumeSymmetric: true,
  }).realEigenvalues.sort((a, b) => a - b);
  return descentRate * power * power * Math.max(0, values[1]!);
}

/**
 * Eigenvalues of any square matrix (ml-matrix), as pairs of real and imaginary part, in increasing order of the real
 * and then of the imaginary part.
 *
 * `spectrum(J)[0].real`
 *
 * Throws `RangeError` when the matrix is not square or not finite.
 */
export function spectrum(weights: MatrixLike): { real: number; imaginary: number }[] {
  requireInput("spectrum: weights", weights, aSquareMatrix);
  weights = rowMajor(weights, "spectrum: weights");
  const n = squareOrder(weights, "spectrum: weights");
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(matrixRows(weights, n)));
  return realEigenvalues
    .map((real, k) => ({ real, imaginary: imaginaryEigenvalues[k]! }))
    .sort((a, b) => a.real - b.real || a.imaginary - b.imaginary);
}

/**
 * Largest distance between the eigenvalues of two matrices of one size, paired nearest first, relative to the largest
 * eigenvalue of the first (or to 1, when that is less). 0 when the spectra agree.
 *
 * `spectrumDistance(J, transformedWeights(J, h)) < 1e-10`
 *
 * Throws `RangeError` when a matrix is not square or not finite, or the sizes differ.
 */
export function spectrumDistance(a: MatrixLike, b: MatrixLike): number {
  requireInput("spectrumDistance: a", a, aSquareMatrix);
  requireInput("spectrumDistance: b", b, aSquareMatrix);

  const left = spectrum(a);
  const right = spectrum(b);
  if (left.length !== right.length) {
    throw new RangeError(`spectrumDistance: expected matrices of one size, got ${left.length} and ${right.length}`);
  }
  let size = 1;
  for (const z of left) size = Math.max(size, hypot(z.real, z.imaginary));
  let largest = 0;
  for (const z of left) {
    let nearest = Infinity;
    let place = 0;
    right.forEach((w, k) => {
      const distance = hypot(w.real - z.real, w.imaginary - z.imaginary);
      if (distance < nearest) [nearest, place] = [distance, k];
    });
    right.splice(place, 1);
    largest = Math.max(largest, nearest / size);
  }
  return largest;
}

function requireSymmetric(matrix: ArrayLike<number>): number {
  const n = squareOrder(matrix, "matrix");
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const a = matrix[i * n + j]!;
      const b = matrix[j * n + i]!;
      if (Math.abs(a - b) > 1e-12 * (Math.abs(a) + Math.abs(b))) {
        throw new RangeError(`matrix: expected a symmetric matrix, got ${a} at (${i}, ${j}) and ${b} at (${j}, ${i})`);
      }
    }
  }
  return n;
}
