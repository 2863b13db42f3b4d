/**
 * Local task difficulty G (eq. 2) and the learning rate k to second order in the weight change (eq. 1).
 *
 * Where the slides are wrong: the Taylor expansion takes gradient and Hessian at w(0), not at w(t); the second term of k
 * is ẇᵀ∇²F ẇ without ‖ẇ‖², or (ẇ̂)ᵀ∇²F ẇ̂ with it; and G is divided by ‖ẇ‖², since ẇ̂ has length 1 already.
 */
import { requirePositive } from "../numerics/check.js";
import { dot, norm } from "../numerics/vector.js";
import type { ErrorFunction } from "./errorFunction.js";
import {
  aNonNegative,
  aNumber,
  aPositive,
  aVector,
  bufferOf,
  having,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";
import { anErrorFunction } from "./errorFunction.js";

/** What the error does to second order along a weight change. */
export interface WeightChangeEffect {
  /** F(w(0)). */
  readonly error: number;
  /** ‖∇F‖. */
  readonly gradientNorm: number;
  /** ∇F̂ᵀẇ, the rate along the gradient; negative when the change goes downhill. */
  readonly alongGradient: number;
  /** ‖ẇ‖². */
  readonly squaredRate: number;
  /** G = ẇᵀ∇²F ẇ/(2‖∇F‖ ‖ẇ‖²), in 1/length of w. Invariant to a factor of F, not to one of w. */
  readonly difficulty: number;
  /** k to second order (eq. 1): −(‖∇F‖/F)[∇F̂ᵀẇ + T‖ẇ‖² G]. Exact where F is quadratic. */
  readonly learningRate: number;
}

/** What a weight change effect has to have. */
export const aWeightChangeEffect = having<WeightChangeEffect>({
  error: aNumber,
  gradientNorm: aNumber,
  alongGradient: aNumber,
  squaredRate: aNumber,
  difficulty: aNumber,
  learningRate: aNumber,
});

/**
 * Effect of the step T ẇ from w, by one gradient and one Hessian–vector product.
 *
 * `weightChangeEffect(network, w, step, 1).difficulty`
 *
 * Throws `RangeError` for T ≤ 0, a step of another length than N or of length 0, and where ∇F = 0 (G isn't defined there).
 */
export function weightChangeEffect(
  errorFunction: ErrorFunction,
  w: Float64Array,
  step: Float64Array,
  cycle: number,
): WeightChangeEffect {
  requireInput("weightChangeEffect: errorFunction", errorFunction, anErrorFunction);
  requireInput("weightChangeEffect: w", w, vectorOf(errorFunction.dimension));
  requireInput("weightChangeEffect: step", step, bufferOf(errorFunction.dimension));

  requirePositive("weightChangeEffect: cycle", cycle);
  const gradient = new Float64Array(errorFunction.dimension);
  const image = new Float64Array(errorFunction.dimension);
  const error = errorFunction.gradient(w, gradient);
  errorFunction.hessianVector(w, step, image);
  const gradientNorm = norm(gradient);
  const size = norm(step);
  requirePositive("weightChangeEffect: gradient's length", gradientNorm);
  requirePositive("weightChangeEffect: step's length", size);
  const alongGradient = dot(gradient, step) / (gradientNorm * cycle);
  const squaredRate = (size * size) / (cycle * cycle);
  const difficulty = dot(step, image) / (2 * gradientNorm * size * size);
  const learningRate = -(gradientNorm / error) * (alongGradient + cycle * squaredRate * difficulty);
  return { error, gradientNorm, alongGradient, squaredRate, difficulty, learningRate };
}

/**
 * Local task difficulty in direction d of any length: G = dᵀ∇²F d/(2‖∇F‖ ‖d‖²) (eq. 2).
 *
 * `localTaskDifficulty(network, w, direction)`; throws as `weightChangeEffect`.
 */
export function localTaskDifficulty(errorFunction: ErrorFunction, w: Float64Array, direction: Float64Array): number {
  requireInput("localTaskDifficulty: errorFunction", errorFunction, anErrorFunction);
  requireInput("localTaskDifficulty: w", w, vectorOf(errorFunction.dimension));
  requireInput("localTaskDifficulty: direction", direction, vectorOf(errorFunction.dimension));

  return weightChangeEffect(errorFunction, w, direction, 1).difficulty;
}

const stepDifficultyOptions = having({ w: aVector, gradient: aVector, step: aVector });

/**
 * G of the step that a cycle is about to take, by one Hessian–vector product: the gradient is known there already.
 * `scratch` keeps memory between calls. `stepDifficulty(network, state)` in `observe` of `learn`
 */
export function stepDifficulty(
  errorFunction: ErrorFunction,
  options: { w: Float64Array; gradient: Float64Array; step: Float64Array },
  scratch: Float64Array = new Float64Array(errorFunction.dimension),
): number {
  requireInput("stepDifficulty: errorFunction", errorFunction, anErrorFunction);
  requireInput("stepDifficulty: options", options, stepDifficultyOptions);
  requireInput("stepDifficulty: scratch", scratch, bufferOf(errorFunction.dimension));
  const { w, gradient, step } = options;
  requireInput("stepDifficulty: w", w, bufferOf(errorFunction.dimension));
  requireInput("stepDifficulty: gradient", gradient, bufferOf(errorFunction.dimension));
  requireInput("stepDifficulty: step", step, bufferOf(errorFunction.dimension));

  errorFunction.hessianVector(w, step, scratch);
  return dot(step, scratch) / (2 * norm(gradient) * dot(step, step));
}

/**
 * k from G with the gradient part's expectation, (‖∇F‖/F)(γ₁ − T‖ẇ‖² G): what the authors plot against the measured k.
 * Leaves out what n̂₂ and n̂₃ do along the gradient, which averages out over cycles and not within one.
 *
 * `difficultyLearningRate(weightChangeEffect(network, w, step, 1), 0.2, 1)`
 */
export function difficultyLearningRate(
  weightChangeEffect: WeightChangeEffect,
  taskRelevant: number,
  cycle: number,
): number {
  requireInput("difficultyLearningRate: weightChangeEffect", weightChangeEffect, aWeightChangeEffect);
  requireInput("difficultyLearningRate: taskRelevant", taskRelevant, aNonNegative);
  requireInput("difficultyLearningRate: cycle", cycle, aPositive);
  const { error, gradientNorm, squaredRate, difficulty } = weightChangeEffect;

  return (gradientNorm / error) * (taskRelevant - cycle * squaredRate * difficulty);
}
