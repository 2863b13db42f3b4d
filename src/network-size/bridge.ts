/**
 * The same learning cycle in the variables of Raman & O'Leary 2021 (eLife 10:e62912), eq. (16): compensatory plasticity
 * Δc = T(−γ₁∇F̂ + γ₂n̂₂) against synaptic fluctuations Δε = γ₃√(NT) n̂₃,
 *   E[ΔF] = ∇FᵀΔc + ½‖Δc‖² Q[Δc] + ½‖Δε‖² Q[Δε] = −T F ⟨k⟩,  Q[v] = vᵀ∇²F v/‖v‖².
 * γ₂ counts as inaccuracy of the plasticity rule, as in the simulations of 2021.
 *
 * 2021 looks for the best magnitude of Δc in a given network, 2019 for the best network at given rates: each is at its
 * best where two costs of curvature are equal (plasticity = noise; task-irrelevant part = noise).
 */
import { requirePositive } from "../numerics/check.js";
import { type Curvatures, expectedCurvature } from "./expectations.js";
import { type PlasticityRates, stepLengths } from "./plasticityRates.js";

/** One cycle in the variables of 2021. */
export interface CompensationVariables {
  /** ‖Δc‖ = T√(γ₁² + γ₂²). */
  readonly compensation: number;
  /** ‖Δε‖ = γ₃√(NT). */
  readonly fluctuation: number;
  /** cos(Δc, −∇F) = γ₁/√(γ₁² + γ₂²). */
  readonly alignment: number;
  /** Q[Δc] = (γ₁² q + γ₂² Tr/N)/(γ₁² + γ₂²), averaged over n̂₂. */
  readonly compensationCurvature: number;
  /** Q[Δε] = Tr/N, averaged over n̂₃. */
  readonly fluctuationCurvature: number;
}

/**
 * One cycle in the variables of 2021. `compensationVariables(localGeometry(network, w), rates)`
 *
 * Throws `RangeError` for γ < 0, T ≤ 0, and γ₁ = γ₂ = 0, where Δc has no direction.
 */
export function compensationVariables(geometry: Curvatures, rates: PlasticityRates): CompensationVariables {
  const { dimension, gradientCurvature, trace } = geometry;
  const lengths = stepLengths(rates, dimension);
  const { taskRelevant: g1, taskIrrelevant: g2, cycle } = rates;
  const squared = g1 * g1 + g2 * g2;
  requirePositive("γ₁² + γ₂²", squared);
  return {
    compensation: cycle * Math.sqrt(squared),
    fluctuation: lengths.intrinsicNoise,
    alignment: g1 / Math.sqrt(squared),
    compensationCurvature: (g1 * g1 * gradientCurvature + (g2 * g2 * trace) / dimension) / squared,
    fluctuationCurvature: trace / dimension,
  };
}

/** E[ΔF] of a cycle in the variables of 2021; equal to −T F ⟨k⟩. `expectedErrorChange(0.3, variables)` */
export function expectedErrorChange(gradientNorm: number, variables: CompensationVariables): number {
  const { compensation: c, fluctuation: e, alignment, compensationCurvature, fluctuationCurvature } = variables;
  return -gradientNorm * c * alignment + (c * c * compensationCurvature + e * e * fluctuationCurvature) / 2;
}

/** ‖∇F‖ where E[ΔF] = 0: (‖Δc‖² Q[Δc] + ‖Δε‖² Q[Δε])/(2‖Δc‖ cos), eq. (8) again. Throws `RangeError` for γ₁ = 0. */
export function steadyGradient(variables: CompensationVariables): number {
  const { compensation: c, fluctuation: e, alignment, compensationCurvature, fluctuationCurvature } = variables;
  requirePositive("compensation · alignment", c * alignment);
  return (c * c * compensationCurvature + e * e * fluctuationCurvature) / (2 * c * alignment);
}

/**
 * The ratio ‖Δc‖ : ‖Δε‖ with the least steady error (2021): √(Q[Δε]/Q[Δc]). `optimalRatio(variables)`
 *
 * Throws `RangeError` unless both curvatures are > 0.
 */
export function optimalRatio(
  variables: Pick<CompensationVariables, "compensationCurvature" | "fluctuationCurvature">,
): number {
  requirePositive("compensationCurvature", variables.compensationCurvature);
  requirePositive("fluctuationCurvature", variables.fluctuationCurvature);
  return Math.sqrt(variables.fluctuationCurvature / variables.compensationCurvature);
}

/**
 * The three costs of curvature in a cycle, T²/2 times: task-relevant γ₁² q, task-irrelevant γ₂² Tr/N, intrinsic noise
 * γ₃² Tr/T. 2021's optimum has the first two together equal to the third, 2019's the second alone.
 */
export function curvatureCosts(
  geometry: Curvatures,
  rates: PlasticityRates,
): { taskRelevant: number; taskIrrelevant: number; intrinsicNoise: number; total: number } {
  const { dimension, gradientCurvature, trace } = geometry;
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  const half = (cycle * cycle) / 2;
  return {
    taskRelevant: half * g1 * g1 * gradientCurvature,
    taskIrrelevant: (half * g2 * g2 * trace) / dimension,
    intrinsicNoise: (half * g3 * g3 * trace) / cycle,
    total: half * expectedCurvature(geometry, rates),
  };
}

/** Rates with which a cycle has these magnitudes in a network of N weights, T = 1: what a sweep over ratio and N sets. */
export function ratesOfMagnitudes({
  compensation,
  fluctuation,
  irrelevantToRelevant,
  dimension,
}: {
  /** ‖Δc‖ > 0. */
  compensation: number;
  /** ‖Δε‖ ≥ 0. */
  fluctuation: number;
  /** γ₂ : γ₁ ≥ 0. */
  irrelevantToRelevant: number;
  /** N. */
  dimension: number;
}): PlasticityRates {
  requirePositive("compensation", compensation);
  const taskRelevant = compensation / Math.sqrt(1 + irrelevantToRelevant * irrelevantToRelevant);
  const intrinsicNoise = fluctuation / Math.sqrt(dimension);
  const rates = { taskRelevant, taskIrrelevant: irrelevantToRelevant * taskRelevant, intrinsicNoise, cycle: 1 };
  stepLengths(rates, dimension);
  return rates;
}
