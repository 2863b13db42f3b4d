/** ⟨k⟩ of a linear network after its expansion, from what is known before it (eq. 10). */
import { expectedLearningRate, type LocalGeometry } from "./expectations.js";
import type { PlasticityRates } from "./plasticityRates.js";
import { aLocalGeometry } from "./expectations.js";
import { aCount, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aPlasticityRates } from "./plasticityRates.js";

const expandedGeometryOptions = optionsOf({ inputFactor: aCount, outputFactor: aCount });

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
  options: { inputFactor: number; outputFactor: number },
): LocalGeometry {
  requireInput("expandedGeometry: geometry", geometry, aLocalGeometry);
  requireInput("expandedGeometry: options", options, expandedGeometryOptions);
  const { inputFactor, outputFactor } = options;

  return {
    ...geometry,
    dimension: inputFactor * outputFactor * geometry.dimension,
    trace: outputFactor * geometry.trace,
  };
}

const expandedLearningRateFactors = optionsOf({ inputFactor: aCount, outputFactor: aCount });

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
  requireInput("expandedLearningRate: geometry", geometry, aLocalGeometry);
  requireInput("expandedLearningRate: factors", factors, expandedLearningRateFactors);
  requireInput("expandedLearningRate: rates", rates, aPlasticityRates);

  return expectedLearningRate(expandedGeometry(geometry, factors), rates);
}
