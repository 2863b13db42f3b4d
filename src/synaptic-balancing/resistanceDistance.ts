import { inv } from "mathjs";
import { matrixRows, squareOrder } from "../numerics/linear.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { stronglyConnectedComponents } from "./stronglyConnectedComponents.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { requireInput } from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";
import { aSquareMatrix } from "./network.js";

/**
 * Moore–Penrose pseudo-inverse L† of a Laplacian, N × N, with mathjs: for the small networks of the figures (N up to a
 * few dozen). With s = tr L/N and P the projector on what L maps to 0 (vectors constant on each connected part),
 * L† = (L + s P)⁻¹ − P/s, a well-conditioned inverse. (`pinv` of mathjs 15.2 finds the rank by elimination, which rounding
 * defeats for Laplacians: it fails with "determinant is zero" or gives wrong numbers without a word.)
 *
 * `laplacianPseudoInverse(conductanceLaplacian(costs))`
 *
 * Throws `RangeError` when the matrix is not square or not finite.
 */
export function laplacianPseudoInverse(laplacian: MatrixLike): Float64Array {
  requireInput("laplacianPseudoInverse: laplacian", laplacian, aSquareMatrix);
  laplacian = rowMajor(laplacian, "laplacianPseudoInverse: laplacian");
  const n = squareOrder(laplacian, "laplacianPseudoInverse: laplacian");
  const projector = new Float64Array(n * n);
  let trace = 0;
  for (const part of connectedParts(laplacian)) {
    for (const i of part) {
      for (const j of part) projector[i * n + j] = 1 / part.length;
      trace += laplacian[i * n + i]!;
    }
  }
  const shift = trace > 0 ? trace / n : 1;
  const regular = projector.map((entry, k) => laplacian[k]! + shift * entry);
  const inverse = Float64Array.from(inv(matrixRows(regular, n)).flat());
  return inverse.map((entry, k) => entry - projector[k]! / shift);
}

/** A Laplacian is symmetric, so its strongly connected components are its connected parts. */
function connectedParts(laplacian: ArrayLike<number>): number[][] {
  return stronglyConnectedComponents(laplacian);
}

/**
 * Resistance distances R_ij = L†_ii + L†_jj − 2 L†_ij (Eq 48), N × N, symmetric, unit 1/cost: the resistance between
 * neurons i and j in a circuit with the conductances c̄_ij = c_ij + c_ji. Infinite between parts that nothing joins.
 *
 * `resistanceDistance(costs)[post * n + pre]`
 *
 * Throws `RangeError` when the costs are not square or not finite.
 */
export function resistanceDistance(costs: MatrixLike): Float64Array {
  requireInput("resistanceDistance: costs", costs, someCosts);
  costs = rowMajor(costs, "resistanceDistance: costs");
  const n = squareOrder(costs, "resistanceDistance: costs");
  const laplacian = conductanceLaplacian(costs);
  const inverse = laplacianPseudoInverse(laplacian);
  const partOf = new Int32Array(n);
  connectedParts(laplacian).forEach((part, number) => part.forEach((k) => (partOf[k] = number)));
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
