import { requireNumber, requirePositive, requireVector } from "../numerics/check.js";
import { exp, pow } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";

export interface CostOptions {
  /** p > 0, the power of the weight; default 2. */
  power?: number;
  /**
   * α ≥ 0: one number for all synapses (default 1), one a presynaptic neuron (N numbers, as σ_j² of the robustness
   * cost), or one a synapse (N × N, row-major).
   */
  coefficients?: number | ArrayLike<number>;
}

/**
 * Synaptic costs c_ij = α_ij |J_ij|^p (Eq 23), N × N. p = 1 and 2 with α = 1 are the ℓ1 and ℓ2 costs; p = 2 with
 * α_ij = σ_j² is the robustness cost (Eq 13; the text below Eq 14 prints σ_i², which is a slip).
 *
 * `synapticCosts(network.recurrent, { power: 1 })`
 *
 * Throws `RangeError` when J is not square or not finite, p ≤ 0, or α is negative, not finite or of another length.
 */
export function synapticCosts(
  weights: ArrayLike<number>,
  { power = 2, coefficients = 1 }: CostOptions = {},
): Float64Array {
  const n = squareOrder(weights, "weights");
  requirePower(power);
  const alpha = coefficientMatrix(coefficients, n);
  const costs = new Float64Array(n * n);
  for (let k = 0; k < costs.length; k++) {
    const size = Math.abs(weights[k]!);
    costs[k] = alpha[k]! * pow(size, power);
  }
  requireCosts(costs);
  return costs;
}

/**
 * Robustness costs c_ij = σ_j² J_ij² (Eq 13) from the second moments σ_j² = ⟨φ′(x_j)²⟩ of the gains. `gainFloor` raises
 * smaller moments to this value: a neuron whose gain vanishes drives nobody, so that no equilibrium exists; 0 is the
 * authors' procedure (0.01 is the default of the evaluation of Fig 4b).
 *
 * `robustnessCosts(network.recurrent, gains(states, N).secondMoment, { gainFloor: 0.01 })`
 *
 * Throws `RangeError` as `synapticCosts`, and for a floor < 0.
 */
export function robustnessCosts(
  weights: ArrayLike<number>,
  gainSecondMoment: ArrayLike<number>,
  { gainFloor = 0 }: { gainFloor?: number } = {},
): Float64Array {
  const n = squareOrder(weights, "weights");
  requireVector("gainSecondMoment", gainSecondMoment, n);
  requireNumber("gainFloor", gainFloor, { min: 0 });
  const coefficients = Float64Array.from(gainSecondMoment, (moment, j) => {
    requireNumber(`gainSecondMoment[${j}]`, moment, { min: 0 });
    return Math.max(moment, gainFloor);
  });
  // one neuron: N and N × N coincide
  return synapticCosts(weights, { power: 2, coefficients });
}

/** α as an N × N matrix, checked: see `CostOptions.coefficients`. */
export function coefficientMatrix(coefficients: number | ArrayLike<number>, n: number): Float64Array {
  const alpha = new Float64Array(n * n);
  if (typeof coefficients === "number") alpha.fill(coefficients);
  else if (coefficients.length === n) {
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) alpha[i * n + j] = coefficients[j]!;
  } else if (coefficients.length === n * n) alpha.set(coefficients);
  else {
    throw new RangeError(`coefficients: expected 1, ${n} or ${n * n} numbers, got ${coefficients.length}`);
  }
  for (let k = 0; k < alpha.length; k++) {
    if (!(alpha[k]! >= 0 && alpha[k]! < Infinity)) {
      throw new RangeError(
        `coefficients: expected finite numbers ≥ 0, got ${alpha[k]} for the synapse ${k % n} → ${Math.floor(k / n)}`,
      );
    }
  }
  return alpha;
}

/** Throws `RangeError` unless p is a finite number > 0. C is convex and smooth in h for every such p, also below 1. */
export function requirePower(power: number): void {
  requirePositive("power", power);
}

/** The number of neurons of a cost matrix; throws `RangeError` unless it is square, finite and without negative entry. */
export function requireCosts(costs: ArrayLike<number>): number {
  const n = squareOrder(costs, "costs");
  for (let k = 0; k < costs.length; k++) {
    if (!(costs[k]! >= 0)) {
      throw new RangeError(`costs[${Math.floor(k / n)}][${k % n}]: expected a cost ≥ 0, got ${costs[k]}`);
    }
  }
  return n;
}

/** C = Σ c_ij (Eq 12). `totalCost(costs)` */
export function totalCost(costs: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < costs.length; k++) sum += costs[k]!;
  return sum;
}

/** C without the costs of self-loops, which no balancing can change. */
export function offDiagonalCost(costs: ArrayLike<number>): number {
  const n = squareOrder(costs, "costs");
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) sum += costs[i * n + j]!;
  return sum;
}

/**
 * The costs at the coordinates h, c_ij = c⁰_ij e^{p (h_j − h_i)} (Eq 14), N × N.
 *
 * `transformedCosts(costs, h, 2)`
 *
 * Throws `RangeError` for bad costs, p ≤ 0, an h of another length or not finite, or when p |h_j − h_i| of an existing
 * synapse exceeds 700 (e^700 ≈ 10³⁰⁴, the end of the range of numbers).
 */
export function transformedCosts(
  costs: ArrayLike<number>,
  coordinates: ArrayLike<number>,
  power: number,
  out: Float64Array = new Float64Array(costs.length),
): Float64Array {
  const n = requireCosts(costs);
  requirePower(power);
  requireVector("coordinates", coordinates, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const cost = costs[i * n + j]!;
      const exponent = power * (coordinates[j]! - coordinates[i]!);
      if (cost > 0 && Math.abs(exponent) > 700) {
        throw new RangeError(
          `coordinates: expected p |h_j − h_i| ≤ 700, got ${Math.abs(exponent)} for the synapse ${j} → ${i}`,
        );
      }
      out[i * n + j] = cost === 0 ? 0 : cost * exp(exponent);
    }
  }
  return out;
}
