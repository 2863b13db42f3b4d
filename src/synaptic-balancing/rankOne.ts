import { requirePositive, requireVector } from "../numerics/check.js";
import { ln } from "../numerics/elementary.js";
import { requirePower } from "./synapticCosts.js";
import { aBuffer, aPositive, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

const rankOneEquilibriumOptions = optionsOf({ power: optional(aPositive) });

/**
 * Equilibrium of rank-one costs c⁰_ij = a_i b_j in closed form: h_i = (1/2p) ln (a_i/b_i) less its mean,
 * c*_ij = √(a_i b_i a_j b_j), C* = (Σ √(a_i b_i))².
 *
 * `rankOneEquilibrium([1, 4], [2, 2], { power: 2 }).total`
 *
 * a, b: N numbers > 0. Throws `RangeError` for others, different lengths, or p ≤ 0.
 */
export function rankOneEquilibrium(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: { power?: number } = {},
): { coordinates: Float64Array; costs: Float64Array; total: number } {
  requireInput("rankOneEquilibrium: a", a, aBuffer);
  requireInput("rankOneEquilibrium: b", b, aBuffer);
  requireInput("rankOneEquilibrium: options", options, rankOneEquilibriumOptions);
  const { power = 2 } = options;

  const n = a.length;
  requireVector("rankOneEquilibrium: a", a, n);
  requireVector("rankOneEquilibrium: b", b, n);
  requirePower(power);
  const coordinates = new Float64Array(n);
  const roots = new Float64Array(n);
  let mean = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    requirePositive(`rankOneEquilibrium: a[${i}]`, a[i]!);
    requirePositive(`rankOneEquilibrium: b[${i}]`, b[i]!);
    coordinates[i] = ln(a[i]! / b[i]!) / (2 * power);
    mean += coordinates[i]! / n;
    roots[i] = Math.sqrt(a[i]! * b[i]!);
    sum += roots[i]!;
  }
  for (let i = 0; i < n; i++) coordinates[i]! -= mean;
  const costs = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) costs[i * n + j] = roots[i]! * roots[j]!;
  return { coordinates, costs, total: sum * sum };
}
