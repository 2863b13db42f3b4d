/** Moments of the Fisher information about the potential, for a normally distributed potential (Eqs 77–79, 82). */
import { requireNumber } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import { aTransferFunction } from "./transferFunction.js";
import { aNumber, having, requireInput } from "../numerics/inputKinds.js";

/** c₁, c₂, c₃ of Eq 82. */
export interface FisherMoments {
  /** c₁ = E[h], Hz/mV². */
  readonly c1: number;
  /** c₂ = E[h′], Hz/mV³. */
  readonly c2: number;
  /** c₃ = E[h″], Hz/mV⁴. */
  readonly c3: number;
}

/** What a fisher moments has to have. */
export const aFisherMoments = having<FisherMoments>({ c1: aNumber, c2: aNumber, c3: aNumber });

/** Half-width of the quadrature in standard deviations: e^(−9.5²/2) is 3e-20. */
const REACH = 9.5;

/**
 * c₁ = E[h(u)], c₂ = E[h′(u)], c₃ = E[h″(u)] for u ~ N(μ, σ²), h = φ′²/φ.
 *
 * The paper divides differences of moments by σ² and σ⁴ (Eq 82); by Stein's lemma the same numbers are the means of h's
 * derivatives, without division, so that nothing cancels as σ² → 0. Trapezoidal rule in (u − μ)/σ, which converges
 * exponentially here: at least 12 digits for the sigmoid (held against 40-digit arithmetic in the tests).
 *
 * @throws {RangeError} on a mean that isn't finite or a negative variance
 * @example fisherMoments(0, 4).c1 // Hz/mV²
 */
export function fisherMoments(mean: number, variance: number, transfer: TransferFunction = sigmoid()): FisherMoments {
  requireInput("fisherMoments: transfer", transfer, aTransferFunction);

  requireNumber("fisherMoments: mean", mean);
  requireNumber("fisherMoments: variance", variance, { min: 0 });
  const deviation = Math.sqrt(variance);
  if (deviation === 0) {
    return {
      c1: transfer.information(mean),
      c2: transfer.informationSlope(mean),
      c3: transfer.informationCurvature(mean),
    };
  }
  if (transfer.moments !== undefined) return transfer.moments(mean, deviation);
  const steps = Math.ceil(REACH / Math.min(0.1, 0.125 / deviation));
  const width = REACH / steps;
  let c1 = 0;
  let c2 = 0;
  let c3 = 0;
  let total = 0;
  for (let k = -steps; k <= steps; k++) {
    const t = k * width;
    const weight = exp(-0.5 * t * t);
    const potential = mean + deviation * t;
    c1 += weight * transfer.information(potential);
    c2 += weight * transfer.informationSlope(potential);
    c3 += weight * transfer.informationCurvature(potential);
    total += weight;
  }
  return { c1: c1 / total, c2: c2 / total, c3: c3 / total };
}
