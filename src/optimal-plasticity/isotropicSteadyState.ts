/**
 * Closed form for the linear network with independent unit-Gaussian inputs (C = I), new here: with D = W − W₀ the
 * gradient is parallel to D, so that every step shortens ‖D‖ by m cos θ and adds e² + m² of (nearly) orthogonal noise.
 * At steady state 2 m cos θ ‖D‖ = e² + m², and F = ‖D‖²/n_out:
 *
 *   F = e² (1 + ρ²)² / (4 n_out ρ² cos²θ),   cos θ = s/√(1 + s²),   ρ = m/e.
 *
 * Its minimum is at ρ = 1 for every s: with the inputs that the text describes, the sweet spot of the linear network
 * cannot be "significantly less than one".
 */
import { requireNumber } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { splitMagnitude } from "./compensatoryPlasticity.js";
import { aCount, aNonNegative, aNonNegativeOrInfinite, optionsOf, requireInput } from "../numerics/inputKinds.js";

const isotropicSteadyStateOptions = optionsOf({
  ratio: aNonNegative,
  fluctuation: aNonNegative,
  signalToNoise: aNonNegativeOrInfinite,
  outputs: aCount,
});

/** Steady-state task error of the isotropic linear network. `isotropicSteadyState({ ratio: 1, fluctuation: 0.11, signalToNoise: 10, outputs: 10 })` */
export function isotropicSteadyState(options: {
  ratio: number;
  fluctuation: number;
  signalToNoise: number;
  outputs: number;
}): number {
  requireInput("isotropicSteadyState: options", options, isotropicSteadyStateOptions);
  const { ratio, fluctuation, signalToNoise, outputs } = options;

  requireNumber("isotropicSteadyState: ratio", ratio, { min: Number.MIN_VALUE });
  const cosine = splitMagnitude(1, signalToNoise).gradientStep;
  return (square(fluctuation) * square(1 + square(ratio))) / (4 * outputs * square(ratio) * square(cosine));
}
