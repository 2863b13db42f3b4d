/** The whole Hessian, for spectra (N ≤ 440) and tests only: everything else uses Hessian–vector products. */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { RandomStream } from "../numerics/random.js";
import { dot, rescale } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import {
  aBuffer,
  aCount,
  aStream,
  aVector,
  having,
  requireInput,
  vectorOf,
  withLengths,
} from "../numerics/inputKinds.js";
import { aLandscape } from "./landscape.js";

/** ∇²F[w], N × N row-major, from N Hessian–vector products, symmetrised against rounding. */
export function hessian(landscape: Landscape, w: Float64Array): Float64Array {
  requireInput("hessian: landscape", landscape, aLandscape);
  requireInput("hessian: w", w, vectorOf(landscape.dimension));

  const n = landscape.dimension;
  const full = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    unit[k] = 1;
    landscape.hessianVector(w, unit, full.subarray(k * n, (k + 1) * n));
    unit[k] = 0;
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      full[i * n + j] = full[j * n + i] = (full[i * n + j]! + full[j * n + i]!) / 2;
    }
  }
  return full;
}

/** Eigenvalues in ascending order; eigenvector k is row k (entries k N … (k + 1) N − 1), of unit length. */
export interface Spectrum {
  readonly eigenvalues: Float64Array;
  readonly eigenvectors: Float64Array;
}

/** What a spectrum has to have. */
export const aSpectrum = withLengths<Spectrum>(
  having<Spectrum>({ eigenvalues: aVector, eigenvectors: aBuffer }),
  ({ eigenvalues }) => ({ eigenvectors: eigenvalues.length * eigenvalues.length }),
);

/** Spectrum of ∇²F[w]. */
export function hessianSpectrum(landscape: Landscape, w: Float64Array): Spectrum {
  requireInput("hessianSpectrum: landscape", landscape, aLandscape);
  requireInput("hessianSpectrum: w", w, vectorOf(landscape.dimension));

  const n = landscape.dimension;
  const matrix = Matrix.from1DArray(n, n, hessian(landscape, w));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, k) => k).sort((a, b) => realEigenvalues[a]! - realEigenvalues[b]!);
  const eigenvectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) eigenvectors[to * n + i] = eigenvectorMatrix.get(i, from);
  });
  return { eigenvalues: Float64Array.from(order, (k) => realEigenvalues[k]!), eigenvectors };
}

/**
 * The `count` most curved directions of the landscape at w (unit vectors, most curved first), by subspace iteration
 * with Hessian–vector products: what Figs 2 and 3 draw the landscape along, without the whole spectrum.
 */
export function leadingDirections(
  landscape: Landscape,
  w: Float64Array,
  count: number,
  stream: RandomStream,
  iterations = 30,
): Float64Array[] {
  requireInput("leadingDirections: landscape", landscape, aLandscape);
  requireInput("leadingDirections: w", w, vectorOf(landscape.dimension));
  requireInput("leadingDirections: count", count, aCount);
  requireInput("leadingDirections: stream", stream, aStream);
  requireInput("leadingDirections: iterations", iterations, aCount);

  const basis = Array.from({ length: count }, () => rescale(stream.fillNormal(new Float64Array(landscape.dimension))));
  const image = new Float64Array(landscape.dimension);
  for (let step = 0; step < iterations; step++) {
    for (const [k, direction] of basis.entries()) {
      landscape.hessianVector(w, direction, image);
      direction.set(image);
      for (let j = 0; j < k; j++) {
        const overlap = dot(direction, basis[j]!);
        for (let i = 0; i < image.length; i++) direction[i] = direction[i]! - overlap * basis[j]![i]!;
      }
      rescale(direction);
    }
  }
  return basis;
}
