/**
 * Compensatory plasticity Δc: what every rule has in common, and the first-order family of the paper's simulations,
 * Δc = −γ₁ ∇F/‖∇F‖ + γ₂ ν/‖ν‖ with γ₁² + γ₂² = m² and γ₁/γ₂ = s ("Weight dynamics" of the Methods).
 *
 * The two unit vectors are nearly orthogonal in high dimension, so that ‖Δc‖ ≈ m; it is not exactly m.
 */
import { requireCount } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { addScaled, rescale } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import { aFunction, aNonNegativeOrInfinite, aNumber, requireInput } from "../numerics/inputKinds.js";

/** What a rule may look at when it makes its step. */
export interface NetworkState {
  readonly landscape: Landscape;
  readonly w: Float64Array;
  /** ∇F[w] and F[w], computed once per step for every rule. */
  readonly gradient: Float64Array;
  readonly taskError: number;
}

/** A rule writes its step Δc of magnitude `m` from this state into `out`, drawing from its own stream. */
export type CompensatoryRule = (state: NetworkState, m: number, stream: RandomStream, out: Float64Array) => void;

/**
 * Splits the magnitude m of compensatory plasticity by its signal-to-noise ratio s = γ₁/γ₂ ∈ (0, ∞]:
 * γ₁ = m s/√(1 + s²) along the gradient, γ₂ = m/√(1 + s²) along noise.
 */
export function splitMagnitude(m: number, signalToNoise: number): { gradientStep: number; noiseStep: number } {
  requireInput("splitMagnitude: m", m, aNumber);
  requireInput("splitMagnitude: signalToNoise", signalToNoise, aNonNegativeOrInfinite);

  if (!(signalToNoise > 0))
    throw new RangeError(`splitMagnitude: signalToNoise: expected a ratio > 0, got ${signalToNoise}`);
  if (signalToNoise === Infinity) return { gradientStep: m, noiseStep: 0 };
  const total = Math.sqrt(1 + square(signalToNoise));
  return { gradientStep: (m * signalToNoise) / total, noiseStep: m / total };
}

/** First order: the gradient, corrupted by noise. `firstOrder(10)`; s = ∞ is the exact gradient. */
export function firstOrder(signalToNoise = Infinity): CompensatoryRule {
  requireInput("firstOrder: signalToNoise", signalToNoise, aNonNegativeOrInfinite);

  splitMagnitude(1, signalToNoise);
  let noise = new Float64Array(0);
  return ({ gradient }, m, stream, out) => {
    const { gradientStep, noiseStep } = splitMagnitude(m, signalToNoise);
    out.set(gradient);
    rescale(out, -gradientStep);
    if (noiseStep === 0) return;
    if (noise.length !== out.length) noise = new Float64Array(out.length);
    addScaled(out, 1, rescale(stream.fillNormal(noise), noiseStep));
  };
}

/**
 * The same rule in abrupt steps: one step of magnitude m √`every` at every `every`-th time step, none in between. White
 * fluctuations add up to e √`every` between two of them, so that ρ = m/e is still the ratio of net changes over the interval
 * that the paper's Δt spans ("over which the net plasticity direction is approximately constant", Discussion).
 */
export function occasionally(rule: CompensatoryRule, every: number): CompensatoryRule {
  requireInput("occasionally: rule", rule, aFunction);

  requireCount("occasionally: every", every);
  const larger = Math.sqrt(every);
  let step = 0;
  return (state, m, stream, out) => {
    if (++step % every === 0) rule(state, m * larger, stream, out);
    else out.fill(0);
  };
}
