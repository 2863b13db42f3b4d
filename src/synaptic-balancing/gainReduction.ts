import { requireNumber, requireVector } from "../numerics/check.js";
import { aBuffer, requireInput } from "../numerics/inputKinds.js";

/**
 * The share of the robustness cost that balancing removes because gains are unequal, and for no other reason: for
 * weights that are independent of each other and of the gains, E c_ij = σ_j² E J² is of rank one, a bᵀ with a = 1 and
 * b_j = σ_j², and balances at C* = (Σ √(a_i b_i))² (`rankOneEquilibrium`), so that
 *
 *   ρ = 1 − (Σ_j σ_j)²/(N Σ_j σ_j²).
 *
 * 0 for equal gains. For a finite N add 1/N (sampling), as in `expectedCostReduction`.
 *
 * `expectedGainReduction(gains)`, from the second moments σ_j²
 *
 * Throws `RangeError` for gains that are negative, not finite, or all 0.
 */
export function expectedGainReduction(gainSecondMoment: ArrayLike<number>): number {
  requireInput("expectedGainReduction: gainSecondMoment", gainSecondMoment, aBuffer);

  const n = gainSecondMoment.length;
  requireVector("expectedGainReduction: gainSecondMoment", gainSecondMoment, n);
  let [sum, squares] = [0, 0];
  for (let j = 0; j < n; j++) {
    const moment = gainSecondMoment[j]!;
    requireNumber(`expectedGainReduction: gainSecondMoment[${j}]`, moment, { min: 0 });
    sum += Math.sqrt(moment);
    squares += moment;
  }
  if (!(squares > 0))
    throw new RangeError("expectedGainReduction: gainSecondMoment: expected at least one gain > 0, got none");
  return 1 - (sum * sum) / (n * squares);
}
