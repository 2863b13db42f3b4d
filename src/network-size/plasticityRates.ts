/**
 * The three components of the weight change (eq. 3 of the spec; "Model" of the slides):
 *   ẇ = −γ₁ ∇F̂ + γ₂ n̂₂ + γ₃ √(N/T) n̂₃,
 * with hats for unit vectors and ẇ = [w(T) − w(0)]/T, T the time between two error-feedback events.
 */
import { requirePositive } from "../numerics/check.js";
import { aNonNegative, aPositive, having, requireInput } from "../numerics/inputKinds.js";

/** Rates of the three components. Only Tγ₁, Tγ₂ and √T γ₃ matter for what a learning cycle does. */
export interface PlasticityRates {
  /** γ₁ ≥ 0: task-relevant plasticity, against the error's gradient. */
  readonly taskRelevant: number;
  /** γ₂ ≥ 0: task-irrelevant plasticity (errors of the rule, homeostasis, other tasks); its length doesn't grow with N. */
  readonly taskIrrelevant: number;
  /** γ₃ ≥ 0: intrinsic noise; white, so that each synapse moves by γ₃√T r.m.s. in a cycle. */
  readonly intrinsicNoise: number;
  /** T > 0: one learning cycle. */
  readonly cycle: number;
}

/** What rates have to be: all γ ≥ 0, T > 0. */
export const aPlasticityRates = having<PlasticityRates>({
  taskRelevant: aNonNegative,
  taskIrrelevant: aNonNegative,
  intrinsicNoise: aNonNegative,
  cycle: aPositive,
});

/** How far each component moves the weights in one cycle. */
export interface StepLengths {
  /** Tγ₁. */
  readonly taskRelevant: number;
  /** Tγ₂. */
  readonly taskIrrelevant: number;
  /** γ₃ √(NT), the only one that grows with the network. */
  readonly intrinsicNoise: number;
}

/**
 * Lengths of the three components of one step, for N weights.
 *
 * `stepLengths({ taskRelevant: 0.2, taskIrrelevant: 1, intrinsicNoise: 0.1, cycle: 1 }, 100).intrinsicNoise // 1`
 *
 * Throws `RangeError` for a rate < 0, T ≤ 0 and N ≤ 0 (a formula: N needs not be whole).
 */
export function stepLengths(rates: PlasticityRates, dimension: number): StepLengths {
  requireInput("stepLengths: rates", rates, aPlasticityRates);

  requirePositive("stepLengths: dimension", dimension);
  const { taskRelevant, taskIrrelevant, intrinsicNoise, cycle } = rates;
  return {
    taskRelevant: cycle * taskRelevant,
    taskIrrelevant: cycle * taskIrrelevant,
    intrinsicNoise: intrinsicNoise * Math.sqrt(dimension * cycle),
  };
}

/** E‖ẇ‖² = γ₁² + γ₂² + γ₃² N/T (eq. 4). Throws as `stepLengths`. */
export function meanSquareRate(rates: PlasticityRates, dimension: number): number {
  requireInput("meanSquareRate: rates", rates, aPlasticityRates);

  requirePositive("meanSquareRate: dimension", dimension);
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  return g1 * g1 + g2 * g2 + (g3 * g3 * dimension) / cycle;
}

/**
 * The same learning cycle in another unit of time: (aγ₁, aγ₂, √a γ₃, T/a). With the same random numbers every weight
 * moves by the same.
 *
 * `rescaleTime({ taskRelevant: 0.2, taskIrrelevant: 2, intrinsicNoise: 0.1, cycle: 0.5 }, 0.5)`
 *
 * Throws `RangeError` for a rate < 0, T ≤ 0 and a ≤ 0.
 */
export function rescaleTime(rates: PlasticityRates, factor: number): PlasticityRates {
  requireInput("rescaleTime: rates", rates, aPlasticityRates);

  requirePositive("rescaleTime: factor", factor);
  return {
    taskRelevant: factor * rates.taskRelevant,
    taskIrrelevant: factor * rates.taskIrrelevant,
    intrinsicNoise: Math.sqrt(factor) * rates.intrinsicNoise,
    cycle: rates.cycle / factor,
  };
}
