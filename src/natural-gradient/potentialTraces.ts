/** Membrane potentials of several neurons under one and the same input (Fig 3B–C). */
import { requireCount, requireVector } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { requireRates } from "./inputStatistics.js";
import { successes } from "./successes.js";
import { KERNEL, TIME_STEP, kernelStep } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import {
  aCount,
  aStream,
  aVector,
  anIndex,
  listOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";

/** What `potentialTraces` takes. */
export interface TraceOptions {
  /** Bins that are kept. */
  readonly bins: number;
  /** Bins before them, from rest, that are not. */
  readonly burnIn?: number;
  readonly kernel?: SynapticKernel;
}

/** What the options have to be. */
export const traceOptions = optionsOf<TraceOptions>({
  bins: aCount,
  burnIn: optional(anIndex),
  kernel: optional(aSynapticKernel),
});

/**
 * V above rest, mV, by bin, for each vector of weights, all under the same Poisson input.
 *
 * @throws {RangeError} on rates that aren't numbers ≥ 0, weights that aren't as many, or no neurons
 * @example potentialTraces([student, teacher], rates, randomStream(1, "input"), { bins: 500, burnIn: 500 })
 */
export function potentialTraces(
  weights: readonly ArrayLike<number>[],
  rates: ArrayLike<number>,
  stream: RandomStream,
  options: TraceOptions,
): Float64Array[] {
  requireInput("potentialTraces: weights", weights, listOf(aVector));
  requireInput("potentialTraces: rates", rates, aVector);
  requireInput("potentialTraces: stream", stream, aStream);
  requireInput("potentialTraces: options", options, traceOptions);
  const { bins, burnIn = 0, kernel = KERNEL } = options;

  requireCount("potentialTraces: weights: number of neurons", weights.length);
  requireRates(rates, rates.length, "potentialTraces: rates");
  for (const one of weights) requireVector("potentialTraces: weights", one, rates.length);
  requireCount("potentialTraces: bins", bins);
  requireCount("potentialTraces: burnIn", burnIn, 0);
  const { membraneDecay, synapseDecay, scale } = kernelStep(kernel, TIME_STEP);
  const all = burnIn + bins;
  // what each neuron's synapses add to Σ w a and Σ w b in each bin
  const kicks = weights.map(() => new Float64Array(all));
  for (let i = 0; i < rates.length; i++) {
    for (const bin of successes(all, rates[i]! * TIME_STEP, stream)) {
      kicks.forEach((kick, k) => (kick[bin]! += weights[k]![i]!));
    }
  }
  return kicks.map((kick) => {
    const trace = new Float64Array(bins);
    for (let bin = 0, a = 0, b = 0; bin < all; bin++) {
      a = a * membraneDecay + kick[bin]!;
      b = b * synapseDecay + kick[bin]!;
      if (bin >= burnIn) trace[bin - burnIn] = scale * (a - b);
    }
    return trace;
  });
}
