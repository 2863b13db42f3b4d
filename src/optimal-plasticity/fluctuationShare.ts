/** What the model says about the quantity that Table 1 measures. */
import { requireNumber } from "../numerics/check.js";
import { mean } from "../numerics/statistics.js";
import { type SweepRow, sweetSpots } from "./sweetSpot.js";
import {
  aNonNegative,
  aNonNegativeOrInfinite,
  aNumber,
  anIndex,
  having,
  listOf,
  oneOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** How a share of synaptic change can be measured. */
export const SHARE_MEASURES = ["rate", "variance", "blocked"] as const;
export type ShareMeasure = (typeof SHARE_MEASURES)[number];

/**
 * The share of synaptic change that is fluctuation, in percent, at a ratio ρ = m/e of compensatory plasticity to
 * fluctuations, by three measures:
 * - `rate`: of the sum of both magnitudes, e/(e + m) = 1/(1 + ρ);
 * - `variance`: of the sum of both variances, e²/(e² + m²) = 1/(1 + ρ²), as Δc and Δε are orthogonal on average;
 * - `blocked`: what is left of the observed magnitude when plasticity is blocked. Orthogonal changes add in quadrature:
 *   ‖Δc + Δε‖ = √(e² + m²), of which e is left, 1/√(1 + ρ²).
 *
 * At ρ = 1 they are 50, 50 and 71 %.
 *
 * `fluctuationShare(0.4)` → { rate: 71.4, variance: 86.2, blocked: 92.8 }
 */
export function fluctuationShare(ratio: number): Record<ShareMeasure, number> {
  requireNumber("fluctuationShare: ratio", ratio, { min: 0 });
  const square = 1 + ratio * ratio;
  return { rate: 100 / (1 + ratio), variance: 100 / square, blocked: 100 / Math.sqrt(square) };
}

/**
 * The ratio ρ at which a measure gives this share: the inverse of `fluctuationShare`.
 *
 * `impliedRatio(50, "blocked")` → 1.73
 *
 * Throws `RangeError` for a share outside (0, 100].
 */
export function impliedRatio(percent: number, measure: ShareMeasure): number {
  requireInput("impliedRatio: percent", percent, aNumber);
  requireInput("impliedRatio: measure", measure, oneOf("rate", "variance", "blocked"));

  if (!(percent > 0 && percent <= 100))
    throw new RangeError(`impliedRatio: percent: expected a share in (0, 100], got ${percent}`);
  const inverse = 100 / percent;
  if (measure === "rate") return inverse - 1;
  return Math.sqrt((measure === "variance" ? inverse : inverse * inverse) - 1);
}

/** Records of a sweep like that of Fig 5. */
export interface ShareRow extends SweepRow {
  readonly fluctuation: number;
  readonly signalToNoise: number;
}

/** What a share row has to have. */
export const aShareRow = having<ShareRow>({
  fluctuation: aNonNegative,
  signalToNoise: aNonNegativeOrInfinite,
  ratio: aNonNegative,
  repeat: anIndex,
  steadyStateError: aNumber,
});

/**
 * The sweet spot of each teacher at one quality s of the rule, averaged over the fluctuation magnitudes of the sweep, in
 * the order of the repeats: independent units.
 *
 * `sweetSpotsByTeacher(rows(await obtain(fig5Nonlinear)), 10)`; throws as `sweetSpot`, and where s isn't in the sweep.
 */
export function sweetSpotsByTeacher(rows: readonly ShareRow[], signalToNoise: number): number[] {
  requireInput("sweetSpotsByTeacher: rows", rows, listOf(aShareRow));
  requireInput("sweetSpotsByTeacher: signalToNoise", signalToNoise, aNonNegativeOrInfinite);

  const chosen = rows.filter((row) => row.signalToNoise === signalToNoise);
  const magnitudes = [...new Set(chosen.map((row) => row.fluctuation))];
  if (magnitudes.length === 0)
    throw new RangeError(`sweetSpotsByTeacher: signalToNoise: expected one of the sweep's, got ${signalToNoise}`);
  const spots = magnitudes.map((e) => sweetSpots(chosen.filter((row) => row.fluctuation === e)));
  return spots[0]!.map((_, teacher) => mean(spots.map((ofTeachers) => ofTeachers[teacher]!)));
}
