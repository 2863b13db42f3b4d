import { maximumMagnitude, squareOrder } from "../numerics/linear.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { requireInput } from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";
import { aSquareMatrix } from "./network.js";

/**
 * The balanced costs of a symmetrisable network, C⁰ = e^{pH} S e^{−pH} with S = Sᵀ: c*_ij = √(c⁰_ij c⁰_ji), N × N, which
 * reaches the lower bound of Eq 42. (The paper prints Ĉ = e^{−H*} C⁰ e^{H*} after Eq 42; costs carry the power p.) For
 * costs that are not symmetrisable the matrix is still the one of the bound, but no equilibrium.
 *
 * `symmetrisedCosts(costs)`
 *
 * Throws `RangeError` for costs that are not square, not finite or negative.
 */
export function symmetrisedCosts(costs: MatrixLike): Float64Array {
  requireInput("symmetrisedCosts: costs", costs, someCosts);
  costs = rowMajor(costs, "symmetrisedCosts: costs");
  const n = Math.sqrt(costs.length);
  const balanced = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) balanced[i * n + j] = Math.sqrt(costs[i * n + j]!) * Math.sqrt(costs[j * n + i]!);
  }
  return balanced;
}

/** How far a matrix is from symmetric, max |a_ij − a_ji| over max |a_ij|; 0 is symmetric. `asymmetry(J)`; throws `RangeError` when it isn't square or finite. */
export function asymmetry(matrix: MatrixLike): number {
  requireInput("asymmetry: matrix", matrix, aSquareMatrix);
  matrix = rowMajor(matrix, "asymmetry: matrix");
  const n = squareOrder(matrix, "asymmetry: matrix");
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) largest = Math.max(largest, Math.abs(matrix[i * n + j]! - matrix[j * n + i]!));
  }
  return largest === 0 ? 0 : largest / maximumMagnitude(matrix);
}
