/** The three terms of the natural-gradient update, kept apart while a neuron learns (Eqs 20–23; Fig 6). */
import { choleskyFactor, choleskySolve } from "../numerics/linear.js";
import type { RandomStream } from "../numerics/random.js";
import { afferentPotentials } from "./afferentPotentials.js";
import { fisherInformation } from "./fisherInformation.js";
import { fisherMoments } from "./fisherMoments.js";
import { inputStatistics } from "./inputStatistics.js";
import { coefficientsAt, naturalTerms } from "./learningRules.js";
import { KERNEL, TIME_STEP, kernelConstant } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import {
  aCount,
  aNumber,
  aPositive,
  aStream,
  aVector,
  having,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
  withLengths,
} from "../numerics/inputKinds.js";
import { aTransferFunction } from "./transferFunction.js";

/** Changes of each synapse, by term. */
export interface SeparatedTerms {
  /** Σ of γ_s E φ′/φ · c_ε x/r. */
  readonly homosynaptic: Float64Array;
  /** Σ of −γ_s E φ′/φ · γ_u. */
  readonly uniform: Float64Array;
  /** Σ of γ_s E φ′/φ · γ_w w. */
  readonly proportional: Float64Array;
}

/** What `separateTerms` gives. */
export interface SeparatedLesson extends SeparatedTerms {
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Σ of −η G⁻¹ ∂C/∂w along the same weights, each bin solved from G (Eq 81) by Cholesky's method: no γ in it. */
  readonly inverseTimesGradient: Float64Array;
  /** Times of the afferents' spikes, s. */
  readonly spikes: readonly { readonly afferent: number; readonly time: number }[];
}

const separateDirectionOptions = having({ uniform: aNumber, proportional: aNumber });

/** The terms of one direction c_ε x/r − γ_u 1 + γ_w w, without the common factor. */
export function separateDirection(
  weights: ArrayLike<number>,
  rates: ArrayLike<number>,
  potentials: ArrayLike<number>,
  options: { uniform: number; proportional: number },
): SeparatedTerms {
  requireInput("separateDirection: weights", weights, aVector);
  requireInput("separateDirection: rates", rates, vectorOf(weights.length));
  requireInput("separateDirection: potentials", potentials, vectorOf(weights.length));
  requireInput("separateDirection: options", options, separateDirectionOptions);
  const { uniform, proportional } = options;

  const constant = kernelConstant(KERNEL);
  return {
    homosynaptic: Float64Array.from(potentials, (x, i) => (constant * x) / rates[i]!),
    uniform: new Float64Array(weights.length).fill(-uniform),
    proportional: Float64Array.from(weights, (w) => proportional * w),
  };
}

const separateTermsOptions = withLengths<{ start: ArrayLike<number>; rates: ArrayLike<number> }>(
  optionsOf({
    start: aVector,
    rates: aVector,
    teacherRate: aPositive,
    learningRate: aPositive,
    bins: aCount,
    input: aStream,
    teaching: aStream,
    transfer: optional(aTransferFunction),
  }),
  ({ start }) => ({ rates: start.length }),
);

/**
 * Learns by the natural rule with a teacher of constant rate and keeps what each term adds to each synapse. Coefficients
 * are those of the present weights in every bin.
 *
 * @throws {RangeError} on a silent afferent (give it a small rate) or other arguments that aren't as they should be
 * @example separateTerms({ start, rates: [20, 20, 1e-4, 1e-4], teacherRate: 60, learningRate: 2e-3, bins: 2000, input, teaching })
 */
export function separateTerms(options: {
  start: ArrayLike<number>;
  rates: ArrayLike<number>;
  teacherRate: number;
  learningRate: number;
  bins: number;
  input: RandomStream;
  teaching: RandomStream;
  transfer?: TransferFunction;
}): SeparatedLesson {
  requireInput("separateTerms: options", options, separateTermsOptions);
  const { start, rates, teacherRate, learningRate, bins, input: inputStream, teaching, transfer = sigmoid() } = options;

  const n = start.length;
  const weights = Float64Array.from(start);
  const empty = () => new Float64Array(n);
  const sums = { homosynaptic: empty(), uniform: empty(), proportional: empty(), inverseTimesGradient: empty() };
  const spikes: { afferent: number; time: number }[] = [];
  const input = afferentPotentials(rates, inputStream);
  const { potentials } = input;
  for (let bin = 0; bin < bins; bin++) {
    input.next();
    input.spikes.forEach((spike, i) => {
      if (spike === 1) spikes.push({ afferent: i + 1, time: bin * TIME_STEP });
    });
    const { mean, variance } = inputStatistics(weights, rates);
    const moments = fisherMoments(mean, variance, transfer);
    const potential = potentials.reduce((sum, x, i) => sum + x * weights[i]!, 0);
    const total = potentials.reduce((sum, x) => sum + x, 0);
    const spike = teaching.uniform() < teacherRate * TIME_STEP ? 1 : 0;
    const drive = (spike - transfer.rate(potential) * TIME_STEP) * transfer.relativeSlope(potential);
    const terms = naturalTerms(coefficientsAt(weights, rates, { moments: () => moments }), total, potential);
    const parts = separateDirection(weights, rates, potentials, terms);
    const factor = learningRate * drive * terms.scale;
    const gradient = potentials.map((x) => -drive * x);
    const solved = choleskySolve(choleskyFactor(fisherInformation(weights, rates, { moments }), n), gradient);
    for (let i = 0; i < n; i++) {
      sums.homosynaptic[i]! += factor * parts.homosynaptic[i]!;
      sums.uniform[i]! += factor * parts.uniform[i]!;
      sums.proportional[i]! += factor * parts.proportional[i]!;
      sums.inverseTimesGradient[i]! -= learningRate * solved[i]!;
      weights[i]! += factor * (parts.homosynaptic[i]! + parts.uniform[i]! + parts.proportional[i]!);
    }
  }
  return { ...sums, start: Float64Array.from(start), end: weights, spikes };
}
