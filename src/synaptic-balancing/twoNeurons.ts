import { requireNumber } from "../numerics/check.js";
import { ln, log1p, tanh } from "../numerics/elementary.js";
import { aNonNegative, aPositive, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

export interface TwoNeuronCosts {
  /** c_12: from neuron 2 to neuron 1. */
  c12: number;
  /** c_21: from neuron 1 to neuron 2. */
  c21: number;
  /** h_2 − h_1. */
  difference: number;
}

const twoNeuronsOptions = optionsOf({ c12: aNonNegative, c21: aNonNegative });

const twoNeuronsOptions2 = optionsOf({ power: optional(aPositive), descentRate: optional(aPositive) });

/**
 * Exact course of balancing between two neurons (Eqs 29–31, corrected), for any γ, p > 0; self-loops play no part. With
 * ĉ = √(c⁰_12 c⁰_21), q₀ = √(c⁰_12/c⁰_21) and s = 2γp² ĉ t,
 *
 *   c_12 = ĉ q,   c_21 = ĉ/q,   q(t) = (q₀ + tanh s)/(1 + q₀ tanh s),   h_2 − h_1 = (1/p) ln (c_12/c⁰_12).
 *
 * The paper prints tanh(2p² ĉ t + artanh q₀), which lacks γ (wrong in its own normalisation γp = 1) and is real only for
 * c⁰_12 < c⁰_21; the form here holds for every q₀ > 0. With one of the two costs 0 the other decays for ever,
 * c = c⁰/(1 + 2γp² c⁰ t), and |h_2 − h_1| grows like (1/p) ln t.
 *
 * `twoNeurons({ c12: 3, c21: 0.75 }, 0.2, { power: 2 }).c12`
 *
 * Costs in any unit, time in 1/(γp · that unit). Throws `RangeError` for costs < 0, p ≤ 0, γ ≤ 0 or a time < 0.
 */
export function twoNeurons(
  options: { c12: number; c21: number },
  time: number,
  settings: { power?: number; descentRate?: number } = {},
): TwoNeuronCosts {
  requireInput("twoNeurons: options", options, twoNeuronsOptions);
  requireInput("twoNeurons: settings", settings, twoNeuronsOptions2);
  const { c12, c21 } = options;
  const { power = 2, descentRate = 1 / power } = settings;

  requireNumber("twoNeurons: time", time, { min: 0 });
  const speed = 2 * descentRate * power * power * time;
  if (c21 === 0) return { c12: c12 / (1 + speed * c12), c21, difference: -log1p(speed * c12) / power };
  if (c12 === 0) return { c12, c21: c21 / (1 + speed * c21), difference: log1p(speed * c21) / power };
  const middle = Math.sqrt(c12) * Math.sqrt(c21);
  const start = Math.sqrt(c12 / c21);
  const approach = tanh(speed * middle);
  const q = (start + approach) / (1 + start * approach);
  return { c12: middle * q, c21: middle / q, difference: ln(q / start) / power };
}
