/**
 * Formulas as the slides print them (R. Schaeffer, "Fundamental bounds on learning performance in neural circuits",
 * 22 November 2019), beside which the corrected ones are measured. Nothing else in this package uses them.
 */
import type { Curvatures, LocalGeometry } from "./expectations.js";
import type { PlasticityRates } from "./plasticityRates.js";
import type { WeightChangeEffect } from "./taskDifficulty.js";

/**
 * k with ‖ẇ‖² counted twice: −(‖∇F‖/F)[∇F̂ᵀẇ + T‖ẇ‖²/(2‖∇F‖) ẇᵀ∇²F ẇ] ("Error reduction depends on gradient, Hessian").
 */
export function printedLearningRate(effect: WeightChangeEffect, cycle: number): number {
  const { error, gradientNorm, alongGradient, squaredRate, difficulty } = effect;
  return -(gradientNorm / error) * (alongGradient + cycle * squaredRate * squaredRate * difficulty);
}

/** ⟨•⟩ = γ₁² q + Tr/(2‖∇F‖)[γ₂²/N + γ₃²/T]: 1/(2‖∇F‖) stands under one of the two terms only. */
export function printedCurvature(geometry: Curvatures & { gradientNorm: number }, rates: PlasticityRates): number {
  const { dimension, gradientCurvature, trace, gradientNorm } = geometry;
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  return g1 * g1 * gradientCurvature + (trace / (2 * gradientNorm)) * ((g2 * g2) / dimension + (g3 * g3) / cycle);
}

/** The first line of that average: Tr/(2N‖∇F‖)[γ₂² + γ₃²] beside γ₁² q; N/T is missing at γ₃². */
export function printedCurvatureFirstLine(
  { dimension, gradientCurvature, trace, gradientNorm }: Curvatures & { gradientNorm: number },
  { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3 }: PlasticityRates,
): number {
  return g1 * g1 * gradientCurvature + (trace / dimension) * ((g2 * g2 + g3 * g3) / (2 * gradientNorm));
}

/** ⟨k⟩ = −(‖∇F‖/F){−γ₁ + Tγ₁² q + T Tr/(2‖∇F‖²)[γ₂²/N + γ₃²/T]}, the slides' last formula for it. */
export function printedExpectedLearningRate(geometry: LocalGeometry, rates: PlasticityRates): number {
  const { dimension, error, gradientNorm, gradientCurvature, trace } = geometry;
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  const noise = ((g2 * g2) / dimension + (g3 * g3) / cycle) * (trace / (2 * gradientNorm * gradientNorm));
  return -(gradientNorm / error) * (-g1 + cycle * g1 * g1 * gradientCurvature + cycle * noise);
}

/** ⟨k(Ñ)⟩ after the expansion as printed: c₂ at the curvature along the gradient, too. `geometry` is that before it. */
export function printedExpandedLearningRate(
  geometry: LocalGeometry,
  { inputFactor, outputFactor }: { inputFactor: number; outputFactor: number },
  rates: PlasticityRates,
): number {
  const dimension = inputFactor * outputFactor * geometry.dimension;
  const gradientCurvature = outputFactor * geometry.gradientCurvature;
  const trace = outputFactor * geometry.trace;
  return printedExpectedLearningRate({ ...geometry, dimension, gradientCurvature, trace }, rates);
}

/** N* ≈ (Tγ₂²/γ₃²)(1 − γ₁²/γ₂²), negative for γ₂ < γ₁ (the slide asks why). */
export function printedLinearSize({
  taskRelevant: g1,
  taskIrrelevant: g2,
  intrinsicNoise: g3,
  cycle,
}: PlasticityRates): number {
  return (cycle * (g2 * g2 - g1 * g1)) / (g3 * g3);
}

/** N* = (Tγ₂²/γ₃²)[γ₁² N₀/(γ₂² N*)], solved for N*: γ₁ √(T N₀)/γ₃, in which γ₂ has no part. */
export function printedNonlinearSize(
  { taskRelevant: g1, intrinsicNoise: g3, cycle }: PlasticityRates,
  sizeBefore: number,
): number {
  return (g1 * Math.sqrt(cycle * sizeBefore)) / g3;
}
