/**
 * The steady state of a quadratic landscape under fluctuations and a (noisy) gradient rule, for any spectrum; new here.
 *
 * In the coordinates cᵢ of the Hessian's eigenvectors a step is cᵢ ← (1 − η λᵢ) cᵢ + noise, with η = γ₁/‖∇F‖. In many
 * dimensions the norm of the gradient hardly varies at steady state, so that η is a constant, and each coordinate is an
 * autoregression of its own. With the variance V/N that a step adds to every coordinate, V = e² + γ₂²,
 *
 *   𝔼 cᵢ² = (V/N) / (η λᵢ (2 − η λᵢ)),   F = ½ Σ λᵢ 𝔼 cᵢ² = (V/(2 N η)) Σ 1/(2 − η λᵢ),
 *
 * and ‖∇F‖² = Σ λᵢ² 𝔼 cᵢ² = γ₁²/η² closes it: γ₁² = (V η/N) Σ λᵢ/(2 − η λᵢ), whose right-hand side rises from 0 to ∞ on
 * (0, 2/λ_max), so that there is one solution η. With equal λ it is the closed form of `isotropicSteadyState`.
 */
import { requireNumber, requireVector } from "../numerics/check.js";
import { exp, ln } from "../numerics/elementary.js";
import { splitMagnitude } from "./compensatoryPlasticity.js";
import {
  aBuffer,
  aNonNegative,
  aNonNegativeOrInfinite,
  aVector,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** What holds at that steady state. */
export interface QuadraticSteadyState {
  /** F. */
  readonly taskError: number;
  /** η, the length of the gradient step over the length of the gradient. */
  readonly rate: number;
  /** 𝔼 cᵢ², the squared distance from the minimum along each eigenvector, in the order of the eigenvalues. */
  readonly squares: Float64Array;
  /** Q[Δc] of the whole rule, gradient and noise. */
  readonly compensationCurvature: number;
  /** Q[Δε] = Tr(∇²F)/N. */
  readonly fluctuationCurvature: number;
}

const quadraticSteadyStateOptions = optionsOf({
  ratio: aNonNegative,
  fluctuation: aNonNegative,
  signalToNoise: optional(aNonNegativeOrInfinite),
});

/**
 * Steady state of the quadratic with curvatures `eigenvalues` > 0 (all N, repeated ones repeated) for ρ = `ratio`,
 * e = `fluctuation` and s = `signalToNoise`.
 *
 * `quadraticSteadyState([1, 5, 5], { ratio: 1, fluctuation: 0.1 }).taskError`; throws `RangeError` on curvatures ≤ 0.
 */
export function quadraticSteadyState(
  eigenvalues: ArrayLike<number>,
  options: { ratio: number; fluctuation: number; signalToNoise?: number },
): QuadraticSteadyState {
  requireInput("quadraticSteadyState: eigenvalues", eigenvalues, aBuffer);
  requireInput("quadraticSteadyState: options", options, quadraticSteadyStateOptions);
  const { ratio, fluctuation, signalToNoise = Infinity } = options;

  const n = eigenvalues.length;
  requireVector("quadraticSteadyState: eigenvalues", eigenvalues, n);
  requireNumber("quadraticSteadyState: ratio", ratio, { min: Number.MIN_VALUE });
  requireNumber("quadraticSteadyState: fluctuation", fluctuation, { min: Number.MIN_VALUE });
  const lambda = Float64Array.from(eigenvalues);
  if (n === 0 || !lambda.every((l) => l > 0))
    throw new RangeError("quadraticSteadyState: eigenvalues: expected curvatures > 0");
  const { gradientStep, noiseStep } = splitMagnitude(ratio * fluctuation, signalToNoise);
  const perWeight = (fluctuation * fluctuation + noiseStep * noiseStep) / n;
  const squaredStep = (rate: number) => perWeight * rate * lambda.reduce((sum, l) => sum + l / (2 - rate * l), 0);
  let low = 0;
  let high = 2 / Math.max(...lambda);
  for (let halving = 0; halving < 200; halving++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (squaredStep(middle) < gradientStep * gradientStep) low = middle;
    else high = middle;
  }
  const rate = low;
  const squares = lambda.map((l) => perWeight / (rate * l * (2 - rate * l)));
  const moment = (power: (l: number) => number) => lambda.reduce((sum, l, i) => sum + power(l) * squares[i]!, 0);
  const ofGradient = moment((l) => l * l * l) / moment((l) => l * l);
  const average = lambda.reduce((sum, l) => sum + l, 0) / n;
  return {
    taskError: moment((l) => l) / 2,
    rate,
    squares,
    compensationCurvature:
      (gradientStep * gradientStep * ofGradient + noiseStep * noiseStep * average) /
      (gradientStep * gradientStep + noiseStep * noiseStep),
    fluctuationCurvature: average,
  };
}

const quadraticSweetSpotOptions = optionsOf({
  fluctuation: optional(aNonNegative),
  signalToNoise: optional(aNonNegativeOrInfinite),
});

/**
 * The ratio ρ with the smallest steady-state error, by golden section in ln ρ on [0.01, 10] (F(ρ) has one minimum), and
 * the state there.
 *
 * `quadraticSweetSpot([1, 1, 1]).ratio` → 1
 */
export function quadraticSweetSpot(
  eigenvalues: ArrayLike<number>,
  options: { fluctuation?: number; signalToNoise?: number } = {},
): QuadraticSteadyState & { readonly ratio: number } {
  requireInput("quadraticSweetSpot: eigenvalues", eigenvalues, aVector);
  requireInput("quadraticSweetSpot: options", options, quadraticSweetSpotOptions);
  const { fluctuation = 1, signalToNoise = Infinity } = options;

  const at = (logarithm: number) => ({
    ratio: exp(logarithm),
    ...quadraticSteadyState(eigenvalues, { ratio: exp(logarithm), fluctuation, signalToNoise }),
  });
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [ln(0.01), ln(10)];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [ofLeft, ofRight] = [at(left), at(right)];
  while (high - low > 1e-7) {
    if (ofLeft.taskError < ofRight.taskError) {
      high = right;
      [right, ofRight] = [left, ofLeft];
      left = high - golden * (high - low);
      ofLeft = at(left);
    } else {
      low = left;
      [left, ofLeft] = [right, ofRight];
      right = low + golden * (high - low);
      ofRight = at(right);
    }
  }
  return at((low + high) / 2);
}
