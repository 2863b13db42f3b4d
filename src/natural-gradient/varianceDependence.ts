/** The setting of Fig 5: one afferent whose USP keeps its mean, 1 mV, and changes its variance. */
import { requirePositive } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { passiveDendrite } from "./parametrisation.js";
import { type Pairing, type PairingOptions, pairWithTeacher } from "./pairing.js";
import { KERNEL, TIME_STEP, synapticKernel } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import {
  aCount,
  aFlag,
  aNonNegative,
  aNumber,
  aPositive,
  aStream,
  aVector,
  either,
  oneOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";
import { aTransferFunction } from "./transferFunction.js";

/** Teacher, initial weight, learning rate and duration of Fig 5; η and w(0) stand in the released code only. */
export const UNRELIABLE = Object.freeze({ teacher: 80, somatic: 0.01, learningRate: 1e-4, duration: 5 });

/** One pair (r, τ_s) of Fig 5H. */
export interface InputCondition {
  /** r, Hz. */
  readonly rate: number;
  /** τ_s, s. */
  readonly tauSynapse: number;
  /** What is varied: the time constant at 10 Hz, the rate at 20 ms, or both (where the series meet, and scenario B). */
  readonly series: "time constant" | "rate" | "both" | "scenario B";
}

/** The eleven pairs of Fig 5H, the most reliable input first. */
export const INPUT_CONDITIONS: readonly InputCondition[] = [
  { rate: 50, tauSynapse: 0.02, series: "rate" },
  { rate: 40, tauSynapse: 0.02, series: "rate" },
  { rate: 30, tauSynapse: 0.02, series: "rate" },
  { rate: 20, tauSynapse: 0.02, series: "rate" },
  { rate: 50, tauSynapse: 0.001, series: "scenario B" },
  { rate: 10, tauSynapse: 0.02, series: "both" },
  { rate: 10, tauSynapse: 0.015, series: "time constant" },
  { rate: 10, tauSynapse: 0.008, series: "time constant" },
  { rate: 10, tauSynapse: 0.005, series: "time constant" },
  { rate: 10, tauSynapse: 0.003, series: "time constant" },
  { rate: 10, tauSynapse: 0.001, series: "time constant" },
];

/** The three scenarios of Fig 5A–F. */
export const SCENARIOS = Object.freeze([
  { name: "reference", rate: 50, tauSynapse: 0.02 },
  { name: "faster synapse", rate: 50, tauSynapse: 0.001 },
  { name: "lower rate", rate: 10, tauSynapse: 0.02 },
] as const);

/** Two pairs with the variances of the sixth and the fifth of `INPUT_CONDITIONS`, reached the other way. */
export const MATCHED_CONDITIONS: readonly { readonly rate: number; readonly tauSynapse: number }[] = [
  { rate: 20, tauSynapse: 0.005 },
  { rate: 22, tauSynapse: 0.015 },
];

/**
 * The kernel whose USP has mean 1 mV at this rate: ε₀ = 1/r.
 *
 * @throws {RangeError} on a rate that isn't positive, or as `synapticKernel`
 * @example unitMeanKernel(50, 0.02).area // 0.02 mV·s
 */
export function unitMeanKernel(rate: number, tauSynapse = KERNEL.tauSynapse): SynapticKernel {
  requireInput("unitMeanKernel: tauSynapse", tauSynapse, aPositive);

  requirePositive("unitMeanKernel: rate", rate);
  return synapticKernel({ tauSynapse, area: 1 / rate });
}

/**
 * σ² = 1/(2 (τ_m + τ_s) r), mV²: the variance of that USP (Eqs 30, 31 with ε₀ = 1/r).
 *
 * @example unitMeanVariance(10, 0.02) // 1.667
 */
export function unitMeanVariance(rate: number, tauSynapse = KERNEL.tauSynapse): number {
  requireInput("unitMeanVariance: rate", rate, aNumber);
  requireInput("unitMeanVariance: tauSynapse", tauSynapse, aPositive);

  const { tauMembrane } = unitMeanKernel(rate, tauSynapse);
  return 1 / (2 * (tauMembrane + tauSynapse) * rate);
}

/**
 * ρ(Δ) = (τ_m e^(−Δ/τ_m) − τ_s e^(−Δ/τ_s))/(τ_m − τ_s): correlation of a Poisson USP with itself Δ seconds later. Spikes in
 * pairs Δ apart raise its variance by the factor 1 + ρ(Δ).
 *
 * @throws {RangeError} on a negative lag
 * @example potentialCorrelation(0) // 1
 */
export function potentialCorrelation(lag: number, synapticKernel: SynapticKernel = KERNEL): number {
  requireInput("potentialCorrelation: lag", lag, aNumber);
  requireInput("potentialCorrelation: synapticKernel", synapticKernel, aSynapticKernel);
  const { tauMembrane, tauSynapse } = synapticKernel;

  if (!(lag >= 0)) throw new RangeError(`potentialCorrelation: lag: expected a number ≥ 0 s, got ${lag}`);
  const slow = tauMembrane * exp(-lag / tauMembrane);
  return (slow - tauSynapse * exp(-lag / tauSynapse)) / (tauMembrane - tauSynapse);
}

/** Draws of the teacher for one run of Fig 5. */
export function teacherDraws(stream: RandomStream, duration = UNRELIABLE.duration): Float64Array {
  requireInput("teacherDraws: stream", stream, aStream);
  requireInput("teacherDraws: duration", duration, oneOf(5));

  return stream.fillUniform(new Float64Array(Math.round(duration / TIME_STEP)));
}

const pairUnitMeanSpikes = optionsOf({ rate: aNumber, train: aVector, teacherDraws: aVector });

const pairUnitMeanOptions = optionsOf({
  rule: optional(oneOf("euclidean", "natural")),
  learningRate: optional(aNonNegative),
  teacher: optional(either(aNumber, aVector)),
  teacherDraws: optional(aVector),
  teacherScale: optional(aNumber),
  kernel: aSynapticKernel,
  ruleKernel: optional(aSynapticKernel),
  transfer: optional(aTransferFunction),
  timeStep: optional(aPositive),
  updatePotential: optional(aFlag),
  coefficientsEvery: optional(either(oneOf(Infinity), aCount)),
  samples: optional(aCount),
});

/**
 * One run of Fig 5 with given spikes: natural gradient, coefficients frozen as in the released code.
 *
 * @example pairUnitMean({ rate: 50, train, teacherDraws }, { kernel: unitMeanKernel(50, 0.02) })
 */
export function pairUnitMean(
  spikes: { readonly rate: number; readonly train: ArrayLike<number>; readonly teacherDraws: ArrayLike<number> },
  options: Partial<PairingOptions> & { readonly kernel: SynapticKernel },
): Pairing {
  requireInput("pairUnitMean: spikes", spikes, pairUnitMeanSpikes);
  requireInput("pairUnitMean: options", options, pairUnitMeanOptions);

  const { rate, train, teacherDraws: draws } = spikes;
  return pairWithTeacher([{ dendrite: passiveDendrite(1), somatic: UNRELIABLE.somatic, rate, train }], {
    rule: "natural",
    learningRate: UNRELIABLE.learningRate,
    teacher: UNRELIABLE.teacher,
    teacherDraws: draws,
    samples: 1,
    ...options,
  });
}
