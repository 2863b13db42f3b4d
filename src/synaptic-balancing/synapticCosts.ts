import { requireNumber, requirePositive, requireVector } from "../numerics/check.js";
import { exp, pow } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import {
  type Kind,
  aBuffer,
  aNonNegative,
  aNumber,
  aPositive,
  aVector,
  bufferOf,
  either,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

export interface CostOptions {
  /** p > 0, the power of the weight; default 2. */
  power?: number;
  /**
   * α ≥ 0: one number for all synapses (default 1), one a presynaptic neuron (N numbers, as σ_j² of the robustness
   * cost), or one a synapse (N × N, row-major).
   */
  coefficients?: number | ArrayLike<number>;
}

/** What the options have to be. */
export const costOptions = optionsOf<CostOptions>({
  power: optional(aPositive),
  coefficients: optional(either(aNumber, aVector)),
});

/**
 * Synaptic costs c_ij = α_ij |J_ij|^p (Eq 23), N × N. p = 1 and 2 with α = 1 are the ℓ1 and ℓ2 costs; p = 2 with
 * α_ij = σ_j² is the robustness cost (Eq 13; the text below Eq 14 prints σ_i², which is a slip).
 *
 * `synapticCosts(network.recurrent, { power: 1 })`
 *
 * Throws `RangeError` when J is not square or not finite, p ≤ 0, or α is negative, not finite or of another length.
 */
export function synapticCosts(weights: MatrixLike, options: CostOptions = {}): Float64Array {
  requireInput("synapticCosts: weights", weights, aSquareMatrix);
  requireInput("synapticCosts: options", options, costOptions);

  const { power = 2, coefficients = 1 } = options;
  weights = rowMajor(weights, "synapticCosts: weights");
  const n = squareOrder(weights, "synapticCosts: weights");
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

const robustnessCostsOptions = optionsOf({ gainFloor: optional(aNonNegative) });

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
  weights: MatrixLike,
  gainSecondMoment: ArrayLike<number>,
  options: { gainFloor?: number } = {},
): Float64Array {
  requireInput("robustnessCosts: weights", weights, aSquareMatrix);
  requireInput("robustnessCosts: gainSecondMoment", gainSecondMoment, aBuffer);
  requireInput("robustnessCosts: options", options, robustnessCostsOptions);
  const { gainFloor = 0 } = options;

  weights = rowMajor(weights, "robustnessCosts: weights");
  const n = squareOrder(weights, "robustnessCosts: weights");
  requireVector("robustnessCosts: gainSecondMoment", gainSecondMoment, n);
  const coefficients = Float64Array.from(gainSecondMoment, (moment, j) => {
    requireNumber(`robustnessCosts: gainSecondMoment[${j}]`, moment, { min: 0 });
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

/** A matrix of costs: square, no entry < 0; as rows or flat and row-major. */
export const someCosts: Kind = (value) => {
  const complaint = aSquareMatrix(value);
  if (complaint !== undefined) return complaint;
  const costs = rowMajor(value as MatrixLike, "costs");
  for (let k = 0; k < costs.length; k++) {
    if (costs[k]! >= 0) continue;
    const n = Math.sqrt(costs.length);
    return `[${Math.floor(k / n)}][${k % n}]: expected a cost ≥ 0, got ${costs[k]}`;
  }
  return undefined;
};

/** The number of neurons of a cost matrix; throws `RangeError` unless it is square, finite and without negative entry. */
export function requireCosts(costs: MatrixLike): number {
  costs = rowMajor(costs, "costs");
  const n = squareOrder(costs, "costs");
  for (let k = 0; k < costs.length; k++) {
    if (!(costs[k]! >= 0)) {
      throw new RangeError(`costs[${Math.floor(k / n)}][${k % n}]: expected a cost ≥ 0, got ${costs[k]}`);
    }
  }
  return n;
}

/** C = Σ c_ij (Eq 12). `totalCost(costs)` */
export function totalCost(costs: MatrixLike): number {
  requireInput("totalCost: costs", costs, someCosts);
  costs = rowMajor(costs, "totalCost: costs");
  let sum = 0;
  for (let k = 0; k < costs.length; k++) sum += costs[k]!;
  return sum;
}

/** C without the costs of self-loops, which no balancing can change. */
export function offDiagonalCost(costs: MatrixLike): number {
  requireInput("offDiagonalCost: costs", costs, someCosts);
  costs = rowMajor(costs, "offDiagonalCost: costs");
  const n = squareOrder(costs, "offDiagonalCost: costs");
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
  costs: MatrixLike,
  coordinates: ArrayLike<number>,
  power: number,
  into?: Float64Array,
): Float64Array {
  requireInput("transformedCosts: costs", costs, someCosts);
  requireInput("transformedCosts: coordinates", coordinates, aBuffer);
  requireInput("transformedCosts: power", power, aPositive);
  requireInput("transformedCosts: into", into, optional(bufferOf(rowMajor(costs, "costs").length)));

  costs = rowMajor(costs, "transformedCosts: costs");
  const n = Math.sqrt(costs.length);
  requirePower(power);
  requireVector("transformedCosts: coordinates", coordinates, n);
  const out = into ?? new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const cost = costs[i * n + j]!;
      const exponent = power * (coordinates[j]! - coordinates[i]!);
      if (cost > 0 && Math.abs(exponent) > 700) {
        throw new RangeError(
          `transformedCosts: coordinates: expected p |h_j − h_i| ≤ 700, got ${Math.abs(exponent)} for the synapse ${j} → ${i}`,
        );
      }
      out[i * n + j] = cost === 0 ? 0 : cost * exp(exponent);
    }
  }
  return out;
}
