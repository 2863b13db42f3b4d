import { matrix as mathMatrix, pinv } from "mathjs";
import type { Matrix } from "mathjs";
import { matrixRows, squareOrder } from "../numerics/index.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { stronglyConnectedComponents } from "./stronglyConnectedComponents.js";

/**
 * Moore–Penrose pseudo-inverse L† of a Laplacian, N × N, by mathjs: for the small networks of the figures (N up to a
 * few dozen).
 *
 * `laplacianPseudoInverse(conductanceLaplacian(costs))`
 *
 * Throws `RangeError` when the matrix is not square or not finite.
 */
export function laplacianPseudoInverse(laplacian: ArrayLike<number>): Float64Array {
  const n = squareOrder(laplacian, "laplacian");
  const inverse = pinv(mathMatrix(matrixRows(laplacian, n))) as unknown as Matrix;
  return Float64Array.from((inverse.toArray() as number[][]).flat());
}

/**
 * Resistance distances R_ij = L†_ii + L†_jj − 2 L†_ij (Eq 48), N × N, symmetric, unit 1/cost: the resistance between
 * neurons i and j in a circuit with the conductances c̄_ij = c_ij + c_ji. Infinite between parts that nothing joins.
 *
 * `resistanceDistance(costs)[post * n + pre]`
 *
 * Throws `RangeError` when the costs are not square or not finite.
 */
export function resistanceDistance(costs: ArrayLike<number>): Float64Array {
  const n = squareOrder(costs, "costs");
  const laplacian = conductanceLaplacian(costs);
  const inverse = laplacianPseudoInverse(laplacian);
  const partOf = new Int32Array(n);
  // L is symmetric, so its strongly connected components are its connected parts
  stronglyConnectedComponents(laplacian).forEach((part, number) => part.forEach((k) => (partOf[k] = number)));
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      distances[i * n + j] =
        partOf[i] === partOf[j] ? inverse[i * n + i]! + inverse[j * n + j]! - 2 * inverse[i * n + j]! : Infinity;
    }
  }
  return distances;
}
