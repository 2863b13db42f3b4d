import { requireCount, requireNumber } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import type { RateNetwork } from "./network.js";
import { simulate } from "./simulate.js";
import { aRateNetwork } from "./network.js";
import {
  aCount,
  aFunction,
  aNonNegative,
  aPositive,
  aVector,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** How far noise drives a network off its noiseless course: root mean squares over trials and time. */
export interface NoiseDeviation {
  /** √⟨‖x − x⁰‖²⟩, all hidden units together. */
  hidden: number;
  /** √⟨‖y − y⁰‖²⟩. */
  output: number;
}

export interface NoiseDeviationOptions {
  /** Δt in units of τ. */
  timeStep: number;
  /** Noise of every hidden unit, √Δt · s · ξ a step; default 0. */
  hidden?: number;
  /** White noise of every input channel, s ξ/√Δt added to u; default 0. */
  input?: number;
  /** Trials, at least 1; trial k draws from stream number k. */
  trials?: number;
  /** Time from which on the deviation counts, in units of τ; default 10. */
  settle?: number;
  /** The noise of trial k; the same for two networks makes them comparable. */
  stream: (trial: number) => RandomStream;
}

/** What the options have to be. */
export const noiseDeviationOptions = optionsOf<NoiseDeviationOptions>({
  timeStep: aPositive,
  hidden: optional(aNonNegative),
  input: optional(aNonNegative),
  trials: optional(aCount),
  settle: optional(aNonNegative),
  stream: aFunction,
});

/**
 * How strongly a network answers to noise in its hidden units (the sensitivity S^{x→y} for the output) or in its input
 * (S^{u→x} for the hidden units, S^{u→y} for the output), by running it with and without.
 *
 * `noiseDeviation(network, input, { timeStep: 0.02, hidden: 0.1, stream: (k) => randomStream(1, "noise", k) }).output`
 *
 * Throws `RangeError` as `simulate`, for noise < 0, or when nothing is left after `settle`.
 */
export function noiseDeviation(
  network: RateNetwork,
  input: ArrayLike<number>,
  options: NoiseDeviationOptions,
): NoiseDeviation {
  requireInput("noiseDeviation: network", network, aRateNetwork);
  requireInput("noiseDeviation: input", input, aVector);
  requireInput("noiseDeviation: options", options, noiseDeviationOptions);
  const { timeStep, hidden = 0, input: inputNoise = 0, trials = 1, settle = 10, stream } = options;

  requireCount("noiseDeviation: trials", trials);
  requireNumber("noiseDeviation: input noise", inputNoise, { min: 0 });
  const exact = simulate(network, input, { timeStep });
  const first = Math.round(settle / timeStep);
  requireNumber("noiseDeviation: settle", first, { min: 0, max: exact.steps });
  const drive = Float64Array.from(input);
  const scale = inputNoise / Math.sqrt(timeStep);
  let hiddenSquares = 0;
  let outputSquares = 0;
  for (let trial = 0; trial < trials; trial++) {
    const draws = stream(trial);
    if (inputNoise > 0) {
      draws.fillNormal(drive);
      for (let k = 0; k < drive.length; k++) drive[k] = input[k]! + scale * drive[k]!;
    }
    const noisy = simulate(network, drive, { timeStep, noise: { magnitude: hidden, stream: draws } });
    hiddenSquares += squaredDistance(noisy.states, exact.states, first * network.neurons);
    outputSquares += squaredDistance(noisy.outputs, exact.outputs, first * network.outputs);
  }
  const samples = trials * (exact.steps + 1 - first);
  return { hidden: Math.sqrt(hiddenSquares / samples), output: Math.sqrt(outputSquares / samples) };
}

function squaredDistance(a: Float64Array, b: Float64Array, from: number): number {
  let sum = 0;
  for (let k = from; k < a.length; k++) {
    const difference = a[k]! - b[k]!;
    sum += difference * difference;
  }
  return sum;
}
