/**
 * How the membrane potential sets the rate of output spikes (Kreutzer, Senn & Petrovici 2022, Eqs 1, 42; Sec 6.8). Per
 * time bin a neuron spikes with probability φ(V) dt.
 */
import { requireNumber, requirePositive } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import type { FisherMoments } from "./fisherMoments.js";
import { steppedMoments } from "./steppedMoments.js";
import { aFunction, aNumber, having, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** φ and what learning needs of it. Potentials in mV above rest, rates in Hz. */
export interface TransferFunction {
  /** φ(V), Hz. */
  rate(potential: number): number;
  /** φ′(V), Hz/mV. */
  slope(potential: number): number;
  /** φ′(V)/φ(V), 1/mV: how strongly the logarithm of the rate follows the potential; the error's factor (Eq 10). */
  relativeSlope(potential: number): number;
  /** h = φ′²/φ, Hz/mV²: the Fisher information about V in one second of spikes. */
  information(potential: number): number;
  /** h′, Hz/mV³. */
  informationSlope(potential: number): number;
  /** h″, Hz/mV⁴. */
  informationCurvature(potential: number): number;
  /** c₁, c₂, c₃ for u ~ N(mean, deviation²), where h isn't smooth and quadrature of its derivatives would miss a jump. */
  moments?(mean: number, deviation: number): FisherMoments;
}

/** What a transfer function has to have. */
export const aTransferFunction = having<TransferFunction>({
  rate: aFunction,
  slope: aFunction,
  relativeSlope: aFunction,
  information: aFunction,
  informationSlope: aFunction,
  informationCurvature: aFunction,
  moments: optional(aFunction),
});

/** Parameters of the sigmoidal transfer function. */
export interface SigmoidOptions {
  /** φ_max, Hz; default 100. */
  readonly maximum?: number;
  /** β, 1/mV; default 0.3. */
  readonly steepness?: number;
  /** θ, mV above rest; default 10. */
  readonly threshold?: number;
}

/** What the options have to be. */
export const sigmoidOptions = optionsOf<SigmoidOptions>({
  maximum: optional(aNumber),
  steepness: optional(aNumber),
  threshold: optional(aNumber),
});

/** Defaults of the paper: φ_max = 100 Hz, β = 0.3 /mV, θ = 10 mV. */
export const SIGMOID = Object.freeze({ maximum: 100, steepness: 0.3, threshold: 10 });

/** 1/(1 + e^(−x)) without overflow on either side. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/**
 * φ(V) = φ_max s with s = 1/(1 + e^(−β(V − θ))), so that φ′/φ = β (1 − s) and h = φ_max β² s (1 − s)².
 *
 * @throws {RangeError} on a maximum or steepness that isn't positive, or a threshold that isn't finite
 * @example sigmoid().rate(10) // 50 Hz
 */
export function sigmoid(options: SigmoidOptions = {}): TransferFunction {
  requireInput("sigmoid: options", options, sigmoidOptions);

  const { maximum, steepness, threshold } = { ...SIGMOID, ...options };
  requirePositive("sigmoid: maximum", maximum);
  requirePositive("sigmoid: steepness", steepness);
  requireNumber("sigmoid: threshold", threshold);
  let s = 0;
  let rest = 0;
  /** Sets s and 1 − s from one exponential: no cancellation where s is nearly 1. */
  const place = (potential: number): void => {
    const x = steepness * (potential - threshold);
    const e = exp(-Math.abs(x));
    const [large, small] = [1 / (1 + e), e / (1 + e)];
    s = x < 0 ? small : large;
    rest = x < 0 ? large : small;
  };
  return {
    rate: (potential) => maximum * logistic(steepness * (potential - threshold)),
    slope: (potential) => {
      place(potential);
      return maximum * steepness * s * rest;
    },
    relativeSlope: (potential) => steepness * logistic(-steepness * (potential - threshold)),
    information: (potential) => {
      place(potential);
      return maximum * steepness * steepness * s * rest * rest;
    },
    informationSlope: (potential) => {
      place(potential);
      return maximum * steepness * steepness * steepness * s * rest * rest * (1 - 3 * s);
    },
    informationCurvature: (potential) => {
      place(potential);
      const b = steepness * steepness;
      return maximum * b * b * s * rest * rest * ((1 - 3 * s) * (1 - 3 * s) - 3 * s * rest);
    },
  };
}

/** Parameters of the rectified quadratic transfer function. */
export interface QuadraticOptions {
  /** Hz/mV²; default ¼, which makes h = 1 above threshold. */
  readonly gain?: number;
  /** θ, mV above rest; default 0. */
  readonly threshold?: number;
}

/** What the options have to be. */
export const quadraticOptions = optionsOf<QuadraticOptions>({ gain: optional(aNumber), threshold: optional(aNumber) });

/**
 * φ(V) = gain · (V − θ)² above threshold, 0 below (Sec 6.8): h = 4 gain wherever the neuron is active, so that the Fisher
 * matrix is that of a linear neuron. Below threshold there is nothing to learn from: slope, relative slope and h are 0. h
 * jumps at θ; its moments know (c₂ and c₃ are 0 only as long as the potential stays above).
 *
 * @throws {RangeError} on a gain that isn't positive, or a threshold that isn't finite
 * @example quadratic({ threshold: -20 }).information(3) // 1
 */
export function quadratic(options: QuadraticOptions = {}): TransferFunction {
  requireInput("quadratic: options", options, quadraticOptions);
  const { gain = 0.25, threshold = 0 } = options;

  requirePositive("quadratic: gain", gain);
  requireNumber("quadratic: threshold", threshold);
  const above = (potential: number): number => Math.max(0, potential - threshold);
  return {
    rate: (potential) => gain * above(potential) * above(potential),
    slope: (potential) => 2 * gain * above(potential),
    relativeSlope: (potential) => (potential > threshold ? 2 / (potential - threshold) : 0),
    information: (potential) => (potential > threshold ? 4 * gain : 0),
    informationSlope: () => 0,
    informationCurvature: () => 0,
    moments: (mean, deviation) => steppedMoments(4 * gain, (threshold - mean) / deviation, deviation),
  };
}
