/** The four numbers in which the inverse Fisher matrix differs from a diagonal one (Eqs 88–105). */
import type { FisherMoments } from "./fisherMoments.js";
import { requireRealisable } from "./inputStatistics.js";
import type { InputStatistics } from "./inputStatistics.js";
import { aFisherMoments } from "./fisherMoments.js";
import { aNumber, having, requireInput } from "../numerics/inputKinds.js";
import { anInputStatistics } from "./inputStatistics.js";

/** γ_s and g₁ … g₄ of Eq 101. Potentials in mV, rates in Hz. */
export interface InverseCoefficients {
  /** γ_s = 1/c₁, mV²/Hz: the global learning-rate factor. */
  readonly scale: number;
  readonly g1: number;
  readonly g2: number;
  /** Equal to g₂: the inverse of a symmetric matrix is symmetric. */
  readonly g3: number;
  readonly g4: number;
}

/** What an inverse coefficients has to have. */
export const anInverseCoefficients = having<InverseCoefficients>({
  scale: aNumber,
  g1: aNumber,
  g2: aNumber,
  g3: aNumber,
  g4: aNumber,
});

/**
 * γ_s and g₁ … g₄ from one 2 × 2 Woodbury step, −(c₁ I + C S)⁻¹ C with C = (c₁ c₂; c₂ c₃) and S = (q μ; μ σ²). With
 * Δ = c₁c₃ − c₂² and D = c₁²(1 + q) + 2 c₁c₂μ + c₁c₃σ² + Δ (qσ² − μ²):
 *
 *   g₁ = −(c₁² + Δσ²)/D,  g₂ = g₃ = −(c₁c₂ − Δμ)/D,  g₄ = −(c₁c₃ + Δq)/D.
 *
 * The paper's Eqs 102–105 give the same numbers by way of k₁ and k₂ (see `printedCoefficients`); this form is symmetric
 * as it stands and safe for c₂ = c₃ = 0.
 *
 * @throws {RangeError} on statistics that no weights can have, or moments with c₁ ≤ 0
 * @example inverseCoefficients(fisherMoments(0.25, 0.48), { mean: 0.25, variance: 0.48, load: 0.13 })
 */
export function inverseCoefficients(fisherMoments: FisherMoments, statistics: InputStatistics): InverseCoefficients {
  requireInput("inverseCoefficients: fisherMoments", fisherMoments, aFisherMoments);
  requireInput("inverseCoefficients: statistics", statistics, anInputStatistics);
  const { c1, c2, c3 } = fisherMoments;

  requireRealisable(statistics);
  if (!(c1 > 0))
    throw new RangeError(`inverseCoefficients: c1: expected a Fisher information > 0 on average, got ${c1}`);
  const { mean, variance, load } = statistics;
  const delta = c1 * c3 - c2 * c2;
  const determinant =
    c1 * c1 * (1 + load) + 2 * c1 * c2 * mean + c1 * c3 * variance + delta * (load * variance - mean * mean);
  const cross = -(c1 * c2 - delta * mean) / determinant;
  return {
    scale: 1 / c1,
    g1: -(c1 * c1 + delta * variance) / determinant,
    g2: cross,
    g3: cross,
    g4: -(c1 * c3 + delta * load) / determinant,
  };
}
