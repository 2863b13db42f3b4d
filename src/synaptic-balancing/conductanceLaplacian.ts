import { squareOrder } from "../numerics/linear.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { bufferOf, optional, requireInput } from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";

/**
 * Laplacian of the conductances c̄_ij = c_ij + c_ji (Eqs 34–36), N × N, symmetric: L_ij = −c̄_ij for i ≠ j,
 * L_ii = Σ_{k≠i} c̄_ik. The Hessian of the total cost is ∂²C/∂h∂hᵀ = p² L. Self-loops do not enter.
 *
 * `conductanceLaplacian(costs)`
 *
 * Throws `RangeError` when the costs are not square or not finite.
 */
export function conductanceLaplacian(costs: MatrixLike, into?: Float64Array): Float64Array {
  requireInput("conductanceLaplacian: costs", costs, someCosts);
  requireInput("conductanceLaplacian: into", into, optional(bufferOf(rowMajor(costs, "costs").length)));

  costs = rowMajor(costs, "conductanceLaplacian: costs");
  const n = squareOrder(costs, "conductanceLaplacian: costs");
  const out = into?.fill(0) ?? new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const conductance = costs[i * n + j]! + costs[j * n + i]!;
      out[i * n + j] = -conductance;
      out[j * n + i] = -conductance;
      out[i * n + i]! += conductance;
      out[j * n + j]! += conductance;
    }
  }
  return out;
}
