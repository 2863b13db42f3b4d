/**
 * Averages over n̂₂ and n̂₃ (eqs. 4–9). Both are independent of gradient, Hessian and each other, with uniformly random
 * directions, so that E[n̂ᵢᵀ∇²F n̂ⱼ] = Tr(∇²F)/N for i = j, and 0 for i ≠ j.
 *
 * Where the slides are wrong: they print Tr/N for all i, j; the averaged curvature lacks 1/(2‖∇F‖) at γ₁² and N/T at γ₃²;
 * their ⟨k⟩ lacks 1/(2‖∇F‖) at γ₁² and has ‖∇F‖² for ‖∇F‖ below the trace (`printed.ts` has both).
 */
import { requirePositive } from "../numerics/check.js";
import { dot, norm } from "../numerics/vector.js";
import type { ErrorFunction } from "./errorFunction.js";
import { meanSquareRate, type PlasticityRates } from "./plasticityRates.js";
import { directionCorrelation } from "./weightChange.js";
import { aNumber, aPositive, aShareBelowOne, having, requireInput, vectorOf } from "../numerics/inputKinds.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { anErrorFunction } from "./errorFunction.js";

/** The error function around w, as far as averages need it. */
export interface LocalGeometry {
  /** N, plastic weights. */
  readonly dimension: number;
  /** F. */
  readonly error: number;
  /** ‖∇F‖. */
  readonly gradientNorm: number;
  /** q = ∇F̂ᵀ∇²F ∇F̂, curvature along the gradient. */
  readonly gradientCurvature: number;
  /** Tr ∇²F. */
  readonly trace: number;
}

/** What a local geometry has to have. */
export const aLocalGeometry = having<LocalGeometry>({
  dimension: aPositive,
  error: aNumber,
  gradientNorm: aNumber,
  gradientCurvature: aNumber,
  trace: aNumber,
});

/** Curvatures alone: what the steady state depends on. */
export type Curvatures = Pick<LocalGeometry, "dimension" | "gradientCurvature" | "trace">;

/** The local geometry at w. Throws `RangeError` where ∇F = 0. `localGeometry(network, w).trace` */
export function localGeometry(errorFunction: ErrorFunction, w: Float64Array): LocalGeometry {
  requireInput("localGeometry: errorFunction", errorFunction, anErrorFunction);
  requireInput("localGeometry: w", w, vectorOf(errorFunction.dimension));

  const gradient = new Float64Array(errorFunction.dimension);
  const image = new Float64Array(errorFunction.dimension);
  const error = errorFunction.gradient(w, gradient);
  const gradientNorm = norm(gradient);
  requirePositive("localGeometry: gradient's length", gradientNorm);
  errorFunction.hessianVector(w, gradient, image);
  return {
    dimension: errorFunction.dimension,
    error,
    gradientNorm,
    gradientCurvature: dot(gradient, image) / (gradientNorm * gradientNorm),
    trace: errorFunction.hessianTrace(w),
  };
}

const expectedCurvatureOptions = having({ trace: aNumber, gradientCurvature: aNumber, dimension: aPositive });

/**
 * E[ẇᵀ∇²F ẇ] = γ₁² q + Tr(∇²F) (γ₂²/N + γ₃²/T) (eq. 4). With persistence ρ, γ₂² counts (1 + r)/(1 − r)-fold in the long
 * run, r = `directionCorrelation(ρ)` (the sum of r^|l| over all lags l).
 *
 * `expectedCurvature(geometry, rates)`; throws `RangeError` for γ < 0, T ≤ 0, N ≤ 0.
 */
export function expectedCurvature(curvatures: Curvatures, rates: PlasticityRates, persistence = 0): number {
  requireInput("expectedCurvature: curvatures", curvatures, expectedCurvatureOptions);
  requireInput("expectedCurvature: rates", rates, aPlasticityRates);
  requireInput("expectedCurvature: persistence", persistence, aShareBelowOne);
  const { dimension, gradientCurvature, trace } = curvatures;

  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  const irrelevant = (g2 * g2 * persistenceFactor(persistence)) / dimension;
  return g1 * g1 * gradientCurvature + trace * (irrelevant + (g3 * g3) / cycle);
}

/** (1 + r)/(1 − r): 1 at ρ = 0, 1.248 at ρ = 0.1. */
export function persistenceFactor(persistence: number): number {
  requireInput("persistenceFactor: persistence", persistence, aShareBelowOne);

  const r = directionCorrelation(persistence);
  return (1 + r) / (1 - r);
}

/** ⟨k⟩ = (‖∇F‖/F){γ₁ − T/(2‖∇F‖) E[ẇᵀ∇²F ẇ]} (eq. 5). `expectedLearningRate(localGeometry(network, w), rates)` */
export function expectedLearningRate(geometry: LocalGeometry, rates: PlasticityRates): number {
  requireInput("expectedLearningRate: geometry", geometry, aLocalGeometry);
  requireInput("expectedLearningRate: rates", rates, aPlasticityRates);

  const { error, gradientNorm } = geometry;
  requirePositive("expectedLearningRate: error", error);
  requirePositive("expectedLearningRate: gradientNorm", gradientNorm);
  const curved = expectedCurvature(geometry, rates);
  return (gradientNorm / error) * (rates.taskRelevant - (rates.cycle / (2 * gradientNorm)) * curved);
}

const expectedDifficultyGeometry = having({
  trace: aNumber,
  gradientCurvature: aNumber,
  dimension: aPositive,
  gradientNorm: aNumber,
});

/** ⟨G⟩ ≈ E[ẇᵀ∇²F ẇ]/(2‖∇F‖ E‖ẇ‖²) (eq. 6; the ratio of the means stands for the mean of the ratio). */
export function expectedDifficulty(geometry: Curvatures & { gradientNorm: number }, rates: PlasticityRates): number {
  requireInput("expectedDifficulty: geometry", geometry, expectedDifficultyGeometry);
  requireInput("expectedDifficulty: rates", rates, aPlasticityRates);

  requirePositive("expectedDifficulty: gradientNorm", geometry.gradientNorm);
  const squared = meanSquareRate(rates, geometry.dimension);
  return expectedCurvature(geometry, rates) / (2 * geometry.gradientNorm * squared);
}

/**
 * G at which learning stops on average, G_ss = γ₁/(T E‖ẇ‖²) (eq. 7): ⟨k⟩ > 0 exactly where G is below it. Known before
 * anything is learnt; falls with N and with γ₃.
 *
 * `steadyDifficulty({ taskRelevant: 0.2, taskIrrelevant: 1, intrinsicNoise: 0, cycle: 2 }, 60) // 0.0962`
 */
export function steadyDifficulty(rates: PlasticityRates, dimension: number): number {
  requireInput("steadyDifficulty: rates", rates, aPlasticityRates);
  requireInput("steadyDifficulty: dimension", dimension, aPositive);

  const squared = meanSquareRate(rates, dimension);
  requirePositive("steadyDifficulty: squared rate of change", squared);
  return rates.taskRelevant / (rates.cycle * squared);
}

const steadyGradientNormCurvatures = having({ trace: aNumber, gradientCurvature: aNumber, dimension: aPositive });

/**
 * E‖∇F‖ at steady state, where ⟨k⟩ = 0: (T/(2γ₁)) E[ẇᵀ∇²F ẇ] (eq. 8).
 *
 * `steadyGradientNorm({ dimension: 18, gradientCurvature: 1, trace: 18 }, rates)`; throws `RangeError` for γ₁ = 0, too.
 */
export function steadyGradientNorm(curvatures: Curvatures, rates: PlasticityRates, persistence = 0): number {
  requireInput("steadyGradientNorm: curvatures", curvatures, steadyGradientNormCurvatures);
  requireInput("steadyGradientNorm: rates", rates, aPlasticityRates);
  requireInput("steadyGradientNorm: persistence", persistence, aShareBelowOne);

  requirePositive("steadyGradientNorm: taskRelevant", rates.taskRelevant);
  return (rates.cycle / (2 * rates.taskRelevant)) * expectedCurvature(curvatures, rates, persistence);
}

const steadyLinearErrorCurvatures = having({ trace: aNumber, gradientCurvature: aNumber, dimension: aPositive });

/**
 * F at steady state of a linear network whose inputs have the identity for covariance: F = ‖∇F‖²/2, so about half the
 * square of `steadyGradientNorm` (eq. 9). Throws as that does.
 */
export function steadyLinearError(curvatures: Curvatures, rates: PlasticityRates, persistence = 0): number {
  requireInput("steadyLinearError: curvatures", curvatures, steadyLinearErrorCurvatures);
  requireInput("steadyLinearError: rates", rates, aPlasticityRates);
  requireInput("steadyLinearError: persistence", persistence, aShareBelowOne);

  const gradientNorm = steadyGradientNorm(curvatures, rates, persistence);
  return (gradientNorm * gradientNorm) / 2;
}
