import { expm } from "mathjs";
import type { Matrix } from "mathjs";
import { requireNumber, requirePositive } from "../numerics/check.js";
import { expm1 } from "../numerics/elementary.js";
import { matrixProduct, matrixRows } from "../numerics/linear.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { eigenmodes } from "./eigenmodes.js";
import { neuralGradients } from "./neuralGradients.js";
import { laplacianPseudoInverse } from "./resistanceDistance.js";
import { requireCosts, requirePower } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aNumber, aPositive, aVector, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";

/**
 * The heat-equation approximation of balancing (Eqs 37–40): with the Laplacian held at its initial value L, gradients
 * spread like heat, ġ = −γp² L g. The paper writes it for γp = 1, where γp² = p; with another γ its p⁻¹ is not the right
 * factor.
 */
export interface HeatOptions {
  /** p > 0; default 2. */
  power?: number;
  /** γ > 0; default 1/p. */
  descentRate?: number;
}

/** What the options have to be. */
export const heatOptions = optionsOf<HeatOptions>({ power: optional(aPositive), descentRate: optional(aPositive) });

/**
 * h(t) ≈ Σ_m (1 − e^{−γp² λ_m t})/(γp² λ_m) v_m v_mᵀ g⁰ (Eq 39), at each of the times: times × N, row-major. Modes
 * with λ = 0 are not driven.
 *
 * `heatCoordinates(costs, [0, 1, 8])`
 *
 * Throws `RangeError` for bad costs, p ≤ 0, γ ≤ 0 or times that are negative or not finite.
 */
export function heatCoordinates(costs: MatrixLike, times: ArrayLike<number>, options: HeatOptions = {}): Float64Array {
  requireInput("heatCoordinates: costs", costs, someCosts);
  requireInput("heatCoordinates: times", times, aVector);
  requireInput("heatCoordinates: options", options, heatOptions);

  const { n, rate, gradients } = heatSetup(costs, options);
  const { values, vectors } = eigenmodes(conductanceLaplacian(costs));
  const out = new Float64Array(times.length * n);
  for (let m = 0; m < n; m++) {
    // g⁰ sums to 0 over each connected part: modes with λ = 0 are not driven, whatever rounding makes of them
    if (values[m]! <= 1e-12 * values[n - 1]!) continue;
    let overlap = 0;
    for (let k = 0; k < n; k++) overlap += vectors[m * n + k]! * gradients[k]!;
    for (let row = 0; row < times.length; row++) {
      const amplitude = overlap * heatAmplitude(rate * values[m]!, times[row]!);
      for (let k = 0; k < n; k++) out[row * n + k]! += amplitude * vectors[m * n + k]!;
    }
  }
  return out;
}

/** (1 − e^{−r t})/r, the integral of e^{−r t} from 0 to t; t at r = 0. */
export function heatAmplitude(rate: number, time: number): number {
  requireInput("heatAmplitude: rate", rate, aNumber);

  requireNumber("heatAmplitude: time", time, { min: 0 });
  return rate === 0 ? time : -expm1(-rate * time) / rate;
}

/**
 * g(t) ≈ e^{−γp² L t} g⁰ (Eq 38) by the matrix exponential of mathjs (small networks), N numbers.
 *
 * `heatGradients(costs, 0.5)`
 *
 * Throws `RangeError` as `heatCoordinates`.
 */
export function heatGradients(costs: MatrixLike, time: number, options: HeatOptions = {}): Float64Array {
  requireInput("heatGradients: costs", costs, someCosts);
  requireInput("heatGradients: options", options, heatOptions);

  requireNumber("heatGradients: time", time, { min: 0 });
  const { n, rate, gradients } = heatSetup(costs, options);
  const exponent = conductanceLaplacian(costs).map((entry) => -rate * time * entry);
  const propagator = expm(matrixRows(exponent, n) as unknown as Matrix) as unknown as Matrix | number[][];
  const rows = Array.isArray(propagator) ? propagator : (propagator.toArray() as number[][]);
  return matrixProduct(rows.flat(), gradients, n, n, 1);
}

/**
 * Where the approximation ends, h* ≈ (γp²)⁻¹ L† g⁰ (Eq 40), N numbers; one Newton step from the start.
 *
 * `heatEquilibrium(costs)`
 *
 * Throws `RangeError` as `heatCoordinates`.
 */
export function heatEquilibrium(costs: MatrixLike, options: HeatOptions = {}): Float64Array {
  requireInput("heatEquilibrium: costs", costs, someCosts);
  requireInput("heatEquilibrium: options", options, heatOptions);

  const { n, rate, gradients } = heatSetup(costs, options);
  const inverse = laplacianPseudoInverse(conductanceLaplacian(costs));
  return matrixProduct(inverse, gradients, n, n, 1).map((entry) => entry / rate);
}

function heatSetup(
  costs: MatrixLike,
  { power = 2, descentRate = 1 / power }: HeatOptions,
): { n: number; rate: number; gradients: Float64Array } {
  costs = rowMajor(costs, "costs");
  const n = requireCosts(costs);
  requirePower(power);
  requirePositive("descentRate", descentRate);
  return { n, rate: descentRate * power * power, gradients: neuralGradients(costs, { scale: descentRate * power }) };
}
