import { requireCount, requireNumber } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { gaussianSmooth } from "./gaussianSmooth.js";
import {
  aCount,
  aNonNegative,
  aPositive,
  aStream,
  aVector,
  having,
  optional,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";

/**
 * One trial of every condition. Layout of both series: time × channel × condition, the condition contiguous, which is
 * the layout of the kernels' states (neuron × condition).
 */
export interface TrialBatch {
  /** T. */
  samples: number;
  /** Input channels M. */
  inputs: number;
  /** Output channels O. */
  outputs: number;
  conditions: number;
  /** u: entry (t, m, c) at (t M + m) conditions + c. */
  input: Float64Array;
  /** z, the wanted output: entry (t, o, c) at (t O + o) conditions + c. */
  target: Float64Array;
}

/** What a trial batch has to have. */
export const aTrialBatch = withLengths<TrialBatch>(
  having<TrialBatch>({
    samples: aCount,
    inputs: aCount,
    outputs: aCount,
    conditions: aCount,
    input: aVector,
    target: aVector,
  }),
  ({ samples, inputs, outputs, conditions }) => ({
    input: samples * inputs * conditions,
    target: samples * outputs * conditions,
  }),
);

export interface ContextIntegrationOptions {
  /** T, number of samples of a trial; default 50. */
  samples?: number;
  /** Standard deviation of the noise on the two context channels, a sample; default 0.3. */
  contextNoise?: number;
  /** Standard deviation of the noise on the four signal channels; default 0.3. */
  signalNoise?: number;
}

/** What the options have to be. */
export const contextIntegrationOptions = optionsOf<ContextIntegrationOptions>({
  samples: optional(aCount),
  contextNoise: optional(aNonNegative),
  signalNoise: optional(aNonNegative),
});

/** Number of conditions: context × first signal × second signal. */
export const CONTEXT_CONDITIONS = 8;

/**
 * Context-dependent integration (section "Context-dependent integration task" of S1 Appendix 5, with the conventions of
 * the released code): 8 conditions (context c, signals i₀ and i₁, each 0 or 1; number 4 c + 2 i₀ + i₁), six channels:
 * context pair a₀ a₁, first signal pair, second signal pair. Every channel carries independent Gaussian noise; channels
 * a_c, s⁽⁰⁾ of i₀ and s⁽¹⁾ of i₁ carry 1 besides, for the whole trial. Two outputs: the running sum of the signal pair
 * that the context names, including the present sample and its noise.
 *
 * The text maps the context (0, 1) to the second pair, the code the first context channel to the first pair; the two are
 * mirror images, and this is the code's.
 *
 * `contextIntegration(randomStream(1, "trial", 0))`
 *
 * Throws `RangeError` for samples < 1 or noise < 0.
 */
export function contextIntegration(stream: RandomStream, options: ContextIntegrationOptions = {}): TrialBatch {
  requireInput("contextIntegration: stream", stream, aStream);
  requireInput("contextIntegration: options", options, contextIntegrationOptions);

  const { samples = 50 } = options;
  requireCount("contextIntegration: samples", samples);
  const batch: TrialBatch = {
    samples,
    inputs: 6,
    outputs: 2,
    conditions: CONTEXT_CONDITIONS,
    input: new Float64Array(samples * 6 * CONTEXT_CONDITIONS),
    target: new Float64Array(samples * 2 * CONTEXT_CONDITIONS),
  };
  fillContextIntegration(stream, batch.input, batch.target, options);
  return batch;
}

/**
 * The same into memory of the caller (also single precision), without allocation; the number of samples follows from
 * the lengths. The same stream gives the same trial in either precision, to rounding.
 */
export function fillContextIntegration(
  stream: RandomStream,
  input: Float64Array | Float32Array,
  target: Float64Array | Float32Array,
  options: ContextIntegrationOptions = {},
): void {
  requireInput("fillContextIntegration: stream", stream, aStream);
  requireInput("fillContextIntegration: input", input, aVector);
  requireInput("fillContextIntegration: target", target, aVector);
  requireInput("fillContextIntegration: options", options, contextIntegrationOptions);
  const { contextNoise = 0.3, signalNoise = 0.3 } = options;

  requireNumber("fillContextIntegration: contextNoise", contextNoise, { min: 0 });
  requireNumber("fillContextIntegration: signalNoise", signalNoise, { min: 0 });
  const block = 6 * CONTEXT_CONDITIONS;
  const samples = input.length / block;
  if (!Number.isInteger(samples) || target.length !== samples * 2 * CONTEXT_CONDITIONS) {
    throw new RangeError(
      `fillContextIntegration: expected T × 6 × 8 inputs and T × 2 × 8 targets, got ${input.length} and ${target.length}`,
    );
  }
  stream.fillNormal(input);
  for (let t = 0; t < samples; t++) {
    for (let condition = 0; condition < CONTEXT_CONDITIONS; condition++) {
      const context = condition >> 2;
      const first = 2 + ((condition >> 1) & 1);
      const second = 4 + (condition & 1);
      for (let channel = 0; channel < 6; channel++) {
        const at = (t * 6 + channel) * CONTEXT_CONDITIONS + condition;
        const on = channel === context || channel === first || channel === second;
        input[at] = (on ? 1 : 0) + (channel < 2 ? contextNoise : signalNoise) * input[at]!;
      }
      for (let output = 0; output < 2; output++) {
        const signal = input[(t * 6 + 2 + 2 * context + output) * CONTEXT_CONDITIONS + condition]!;
        const at = (t * 2 + output) * CONTEXT_CONDITIONS + condition;
        target[at] = (t === 0 ? 0 : target[at - 2 * CONTEXT_CONDITIONS]!) + signal;
      }
    }
  }
}

const evaluationTrialOptions = optionsOf({ repeat: optional(aCount), sigma: optional(aPositive) });

/**
 * The trial as it is shown in the evaluation of Fig 4b: every sample of input and target repeated `repeat` times (10:
 * steps of 0.1), then smoothed along time with a Gaussian of `sigma` steps (5). T becomes T · repeat.
 *
 * `evaluationTrial(contextIntegration(stream))`
 *
 * Throws `RangeError` for repeat < 1 or sigma ≤ 0.
 */
export function evaluationTrial(batch: TrialBatch, options: { repeat?: number; sigma?: number } = {}): TrialBatch {
  requireInput("evaluationTrial: batch", batch, aTrialBatch);
  requireInput("evaluationTrial: options", options, evaluationTrialOptions);
  const { repeat = 10, sigma = 5 } = options;

  const stretched = (series: Float64Array, width: number) => {
    const out = new Float64Array(series.length * repeat);
    for (let t = 0; t < batch.samples * repeat; t++) {
      const from = Math.floor(t / repeat) * width;
      out.set(series.subarray(from, from + width), t * width);
    }
    return gaussianSmooth(out, { width, sigma });
  };
  return {
    ...batch,
    samples: batch.samples * repeat,
    input: stretched(batch.input, batch.inputs * batch.conditions),
    target: stretched(batch.target, batch.outputs * batch.conditions),
  };
}
