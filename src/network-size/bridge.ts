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
import { aCount, aNonNegative, aNumber, aPositive, having, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aPlasticityRates } from "./plasticityRates.js";

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

/** What a compensation variables has to have. */
export const aCompensationVariables = having<CompensationVariables>({
  compensation: aNumber,
  fluctuation: aNonNegative,
  alignment: aNumber,
  compensationCurvature: aNumber,
  fluctuationCurvature: aNumber,
});

const compensationVariablesGeometry = having({ trace: aNumber, gradientCurvature: aNumber, dimension: aPositive });

/**
 * One cycle in the variables of 2021. `compensationVariables(localGeometry(network, w), rates)`
 *
 * Throws `RangeError` for γ < 0, T ≤ 0, and γ₁ = γ₂ = 0, where Δc has no direction.
 */
export function compensationVariables(geometry: Curvatures, rates: PlasticityRates): CompensationVariables {
  requireInput("compensationVariables: geometry", geometry, compensationVariablesGeometry);
  requireInput("compensationVariables: rates", rates, aPlasticityRates);

  const { dimension, gradientCurvature, trace } = geometry;
  const lengths = stepLengths(rates, dimension);
  const { taskRelevant: g1, taskIrrelevant: g2, cycle } = rates;
  const squared = g1 * g1 + g2 * g2;
  requirePositive("compensationVariables: γ₁² + γ₂²", squared);
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
  requireInput("expectedErrorChange: gradientNorm", gradientNorm, aNonNegative);
  requireInput("expectedErrorChange: variables", variables, aCompensationVariables);

  const { compensation: c, fluctuation: e, alignment, compensationCurvature, fluctuationCurvature } = variables;
  return -gradientNorm * c * alignment + (c * c * compensationCurvature + e * e * fluctuationCurvature) / 2;
}

/** ‖∇F‖ where E[ΔF] = 0: (‖Δc‖² Q[Δc] + ‖Δε‖² Q[Δε])/(2‖Δc‖ cos), eq. (8) again. Throws `RangeError` for γ₁ = 0. */
export function steadyGradient(variables: CompensationVariables): number {
  requireInput("steadyGradient: variables", variables, aCompensationVariables);

  const { compensation: c, fluctuation: e, alignment, compensationCurvature, fluctuationCurvature } = variables;
  requirePositive("steadyGradient: compensation · alignment", c * alignment);
  return (c * c * compensationCurvature + e * e * fluctuationCurvature) / (2 * c * alignment);
}

const optimalRatioVariables = having({ fluctuationCurvature: aNumber, compensationCurvature: aNumber });

/**
 * The ratio ‖Δc‖ : ‖Δε‖ with the least steady error (2021): √(Q[Δε]/Q[Δc]). `optimalRatio(variables)`
 *
 * Throws `RangeError` unless both curvatures are > 0.
 */
export function optimalRatio(
  variables: Pick<CompensationVariables, "compensationCurvature" | "fluctuationCurvature">,
): number {
  requireInput("optimalRatio: variables", variables, optimalRatioVariables);

  requirePositive("optimalRatio: compensationCurvature", variables.compensationCurvature);
  requirePositive("optimalRatio: fluctuationCurvature", variables.fluctuationCurvature);
  return Math.sqrt(variables.fluctuationCurvature / variables.compensationCurvature);
}

const curvatureCostsGeometry = having({ trace: aNumber, gradientCurvature: aNumber, dimension: aPositive });

/**
 * The three costs of curvature in a cycle, T²/2 times: task-relevant γ₁² q, task-irrelevant γ₂² Tr/N, intrinsic noise
 * γ₃² Tr/T. 2021's optimum has the first two together equal to the third, 2019's the second alone.
 */
export function curvatureCosts(
  geometry: Curvatures,
  rates: PlasticityRates,
): { taskRelevant: number; taskIrrelevant: number; intrinsicNoise: number; total: number } {
  requireInput("curvatureCosts: geometry", geometry, curvatureCostsGeometry);
  requireInput("curvatureCosts: rates", rates, aPlasticityRates);

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

const ratesOfMagnitudesOptions = optionsOf({
  compensation: aPositive,
  fluctuation: aNonNegative,
  irrelevantToRelevant: aNonNegative,
  dimension: aCount,
});

/** Rates with which a cycle has these magnitudes in a network of N weights, T = 1: what a sweep over ratio and N sets. */
export function ratesOfMagnitudes(options: {
  /** ‖Δc‖ > 0. */
  compensation: number;
  /** ‖Δε‖ ≥ 0. */
  fluctuation: number;
  /** γ₂ : γ₁ ≥ 0. */
  irrelevantToRelevant: number;
  /** N. */
  dimension: number;
}): PlasticityRates {
  requireInput("ratesOfMagnitudes: options", options, ratesOfMagnitudesOptions);
  const { compensation, fluctuation, irrelevantToRelevant, dimension } = options;

  const taskRelevant = compensation / Math.sqrt(1 + irrelevantToRelevant * irrelevantToRelevant);
  const intrinsicNoise = fluctuation / Math.sqrt(dimension);
  const rates = { taskRelevant, taskIrrelevant: irrelevantToRelevant * taskRelevant, intrinsicNoise, cycle: 1 };
  stepLengths(rates, dimension);
  return rates;
}
