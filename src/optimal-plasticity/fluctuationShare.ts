/** What the model says about the quantity that Table 1 measures. */
import { requireNumber } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";

/**
 * The share of synaptic change that is fluctuation, in percent, at a ratio ρ = m/e of compensatory plasticity to
 * fluctuations: of rates, e/(e + m) = 1/(1 + ρ); of variance, e²/(e² + m²) = 1/(1 + ρ²), as both are nearly orthogonal.
 * Both are 50 % at ρ = 1, and more below.
 *
 * `fluctuationShare(0.4)` → { rate: 71.4, variance: 86.2 }
 */
export function fluctuationShare(ratio: number): { rate: number; variance: number } {
  requireNumber("ratio", ratio, { min: 0 });
  return { rate: 100 / (1 + ratio), variance: 100 / (1 + square(ratio)) };
}
