import { squareOrder } from "../numerics/linear.js";

/**
 * Laplacian of the conductances c̄_ij = c_ij + c_ji (Eqs 34–36), N × N, symmetric: L_ij = −c̄_ij for i ≠ j,
 * L_ii = Σ_{k≠i} c̄_ik. The Hessian of the total cost is ∂²C/∂h∂hᵀ = p² L. Self-loops do not enter.
 *
 * `conductanceLaplacian(costs)`
 *
 * Throws `RangeError` when the costs are not square or not finite.
 */
export function conductanceLaplacian(
  costs: ArrayLike<number>,
  out: Float64Array = new Float64Array(costs.length),
): Float64Array {
  const n = squareOrder(costs, "costs");
  out.fill(0);
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
