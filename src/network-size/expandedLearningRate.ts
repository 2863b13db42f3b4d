/** ⟨k⟩ of a linear network after its expansion, from what is known before it (eq. 10). */
import { requireCount } from "../numerics/check.js";
import { expectedLearningRate, type LocalGeometry } from "./expectations.js";
import type { PlasticityRates } from "./plasticityRates.js";

/**
 * The geometry after embedding and rotating by whole factors c₁ (inputs) and c₂ (outputs): N is c₁c₂-fold, Tr ∇²F c₂-fold;
 * F, ‖∇F‖ and q stay.
 *
 * `expandedGeometry(localGeometry(network, w), { inputFactor: 2, outputFactor: 2 })`
 *
 * Throws `RangeError` for factors that are no whole numbers ≥ 1.
 */
export function expandedGeometry(
  geometry: LocalGeometry,
  { inputFactor, outputFactor }: { inputFactor: number; outputFactor: number },
): LocalGeometry {
  requireCount("inputFactor", inputFactor);
  requireCount("outputFactor", outputFactor);
  return {
    ...geometry,
    dimension: inputFactor * outputFactor * geometry.dimension,
    trace: outputFactor * geometry.trace,
  };
}

/**
 * ⟨k(Ñ)⟩ = (‖∇F‖/F){γ₁ − T/(2‖∇F‖) [γ₁² q + Tr₀ (γ₂²/(c₁N₀) + c₂γ₃²/T)]} (eq. 10): more inputs alone always help, more
 * outputs alone never do.
 *
 * `expandedLearningRate(geometry, { inputFactor: 2, outputFactor: 2 }, rates)`; throws as `expandedGeometry`.
 */
export function expandedLearningRate(
  geometry: LocalGeometry,
  factors: { inputFactor: number; outputFactor: number },
  rates: PlasticityRates,
): number {
  return expectedLearningRate(expandedGeometry(geometry, factors), rates);
}
