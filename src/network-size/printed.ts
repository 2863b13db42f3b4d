/**
 * Formulas as the slides print them (R. Schaeffer, "Fundamental bounds on learning performance in neural circuits",
 * 22 November 2019), beside which the corrected ones are measured. Nothing else in this package uses them.
 */
import type { Curvatures, LocalGeometry } from "./expectations.js";
import type { PlasticityRates } from "./plasticityRates.js";
import type { WeightChangeEffect } from "./taskDifficulty.js";
import { aCount, aNumber, aPositive, having, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { aLocalGeometry } from "./expectations.js";
import { aWeightChangeEffect } from "./taskDifficulty.js";

/**
 * k with ‖ẇ‖² counted twice: −(‖∇F‖/F)[∇F̂ᵀẇ + T‖ẇ‖²/(2‖∇F‖) ẇᵀ∇²F ẇ] ("Error reduction depends on gradient, Hessian").
 */
export function printedLearningRate(effect: WeightChangeEffect, cycle: number): number {
  requireInput("printedLearningRate: effect", effect, aWeightChangeEffect);
  requireInput("printedLearningRate: cycle", cycle, aPositive);

  const { error, gradientNorm, alongGradient, squaredRate, difficulty } = effect;
  return -(gradientNorm / error) * (alongGradient + cycle * squaredRate * squaredRate * difficulty);
}

const printedCurvatureGeometry = having({
  trace: aNumber,
  gradientCurvature: aNumber,
  dimension: aPositive,
  gradientNorm: aNumber,
});

/** ⟨•⟩ = γ₁² q + Tr/(2‖∇F‖)[γ₂²/N + γ₃²/T]: 1/(2‖∇F‖) stands under one of the two terms only. */
export function printedCurvature(geometry: Curvatures & { gradientNorm: number }, rates: PlasticityRates): number {
  requireInput("printedCurvature: geometry", geometry, printedCurvatureGeometry);
  requireInput("printedCurvature: rates", rates, aPlasticityRates);

  const { dimension, gradientCurvature, trace, gradientNorm } = geometry;
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  return g1 * g1 * gradientCurvature + (trace / (2 * gradientNorm)) * ((g2 * g2) / dimension + (g3 * g3) / cycle);
}

const printedCurvatureFirstLineOptions = having({
  trace: aNumber,
  gradientCurvature: aNumber,
  dimension: aPositive,
  gradientNorm: aNumber,
});

/** The first line of that average: Tr/(2N‖∇F‖)[γ₂² + γ₃²] beside γ₁² q; N/T is missing at γ₃². */
export function printedCurvatureFirstLine(
  options: Curvatures & { gradientNorm: number },
  plasticityRates: PlasticityRates,
): number {
  requireInput("printedCurvatureFirstLine: options", options, printedCurvatureFirstLineOptions);
  requireInput("printedCurvatureFirstLine: plasticityRates", plasticityRates, aPlasticityRates);
  const { dimension, gradientCurvature, trace, gradientNorm } = options;
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3 } = plasticityRates;

  return g1 * g1 * gradientCurvature + (trace / dimension) * ((g2 * g2 + g3 * g3) / (2 * gradientNorm));
}

/** ⟨k⟩ = −(‖∇F‖/F){−γ₁ + Tγ₁² q + T Tr/(2‖∇F‖²)[γ₂²/N + γ₃²/T]}, the slides' last formula for it. */
export function printedExpectedLearningRate(geometry: LocalGeometry, rates: PlasticityRates): number {
  requireInput("printedExpectedLearningRate: geometry", geometry, aLocalGeometry);
  requireInput("printedExpectedLearningRate: rates", rates, aPlasticityRates);

  const { dimension, error, gradientNorm, gradientCurvature, trace } = geometry;
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  const noise = ((g2 * g2) / dimension + (g3 * g3) / cycle) * (trace / (2 * gradientNorm * gradientNorm));
  return -(gradientNorm / error) * (-g1 + cycle * g1 * g1 * gradientCurvature + cycle * noise);
}

const printedExpandedLearningRateOptions = optionsOf({ inputFactor: aCount, outputFactor: aCount });

/** ⟨k(Ñ)⟩ after the expansion as printed: c₂ at the curvature along the gradient, too. `geometry` is that before it. */
export function printedExpandedLearningRate(
  geometry: LocalGeometry,
  options: { inputFactor: number; outputFactor: number },
  rates: PlasticityRates,
): number {
  requireInput("printedExpandedLearningRate: geometry", geometry, aLocalGeometry);
  requireInput("printedExpandedLearningRate: options", options, printedExpandedLearningRateOptions);
  requireInput("printedExpandedLearningRate: rates", rates, aPlasticityRates);
  const { inputFactor, outputFactor } = options;

  const dimension = inputFactor * outputFactor * geometry.dimension;
  const gradientCurvature = outputFactor * geometry.gradientCurvature;
  const trace = outputFactor * geometry.trace;
  return printedExpectedLearningRate({ ...geometry, dimension, gradientCurvature, trace }, rates);
}

/** N* ≈ (Tγ₂²/γ₃²)(1 − γ₁²/γ₂²), negative for γ₂ < γ₁ (the slide asks why). */
export function printedLinearSize(plasticityRates: PlasticityRates): number {
  requireInput("printedLinearSize: plasticityRates", plasticityRates, aPlasticityRates);
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = plasticityRates;

  return (cycle * (g2 * g2 - g1 * g1)) / (g3 * g3);
}

/** N* = (Tγ₂²/γ₃²)[γ₁² N₀/(γ₂² N*)], solved for N*: γ₁ √(T N₀)/γ₃, in which γ₂ has no part. */
export function printedNonlinearSize(plasticityRates: PlasticityRates, sizeBefore: number): number {
  requireInput("printedNonlinearSize: plasticityRates", plasticityRates, aPlasticityRates);
  requireInput("printedNonlinearSize: sizeBefore", sizeBefore, aPositive);
  const { taskRelevant: g1, intrinsicNoise: g3, cycle } = plasticityRates;

  return (g1 * Math.sqrt(cycle * sizeBefore)) / g3;
}
