import { square } from "../numerics/elementary.js";
import { maximumMagnitude } from "../numerics/linear.js";
import { norm } from "../numerics/vector.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { neuralGradients } from "./neuralGradients.js";
import { offDiagonalCost, totalCost } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { requireInput } from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";

/** Bounds on the total cost at equilibrium, in units of the cost. */
export interface CostBounds {
  /** Σ √(c⁰_ij c⁰_ji) ≤ C* (Eq 42); reached by symmetrisable costs. */
  lower: number;
  /** C* ≤ C⁰ − ‖g⁰‖²/(8 C⁰), as printed (Eq 41): true, and loose by a factor of two in the decrease. */
  printed: number;
  /** C* ≤ C⁰ − ‖g⁰‖²/(4 C⁰_off): proven from xᵀLx ≤ 2 C ‖x‖², sharp for two nearly equal reciprocal synapses. */
  sharpened: number;
  /** C* ≤ C⁰ − ‖g⁰‖²/(4 max_k L⁰_kk): what the authors' package computes; not proven, never seen to fail. */
  laplacian: number;
}

/**
 * Bounds on C* from the costs before balancing (Proposition 5), with g⁰ = row sum − column sum whatever γ and p are.
 * C⁰_off leaves out the self-loops.
 *
 * `costBounds(costs).sharpened`
 *
 * Throws `RangeError` for costs that are not square, not finite or negative.
 */
export function costBounds(costs: MatrixLike): CostBounds {
  requireInput("costBounds: costs", costs, someCosts);
  costs = rowMajor(costs, "costBounds: costs");
  const n = Math.sqrt(costs.length);
  const total = totalCost(costs);
  const off = offDiagonalCost(costs);
  const squaredGradient = square(norm(neuralGradients(costs)));
  const laplacian = conductanceLaplacian(costs);
  let lower = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) lower += Math.sqrt(costs[i * n + j]! * costs[j * n + i]!);
  const largest = maximumMagnitude(Float64Array.from({ length: n }, (_, k) => laplacian[k * n + k]!));
  // without a synapse between neurons there is nothing to decrease
  const decrease = (constant: number) => (squaredGradient === 0 ? 0 : squaredGradient / constant);
  return {
    lower,
    printed: total - decrease(8 * total),
    sharpened: total - decrease(4 * off),
    laplacian: total - decrease(4 * largest),
  };
}
