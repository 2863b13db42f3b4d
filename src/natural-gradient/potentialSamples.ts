/** Draws of what the afferents do to the membrane at one moment. */
import { requireCount } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { requireRates } from "./inputStatistics.js";
import { successes } from "./successes.js";
import { KERNEL, TIME_STEP, kernelStep } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";

/** What `potentialSamples` takes. */
export interface SampleOptions {
  /** Number of samples. */
  readonly count: number;
  /** Length of the spike trains that end in a sample, in bins of 0.5 ms; default 2000, 1 s. */
  readonly bins?: number;
  readonly kernel?: SynapticKernel;
}

/**
 * Independent samples of the unweighted synaptic potentials, mV: count × afferents, row-major. Each is the last bin of
 * Poisson trains that start from rest, as the authors take them. A spike adds nothing in its own bin.
 *
 * @throws {RangeError} on rates that aren't numbers ≥ 0, or counts that aren't
 * @example potentialSamples([10, 50], randomStream(1, "samples"), { count: 2000 })
 */
export function potentialSamples(
  rates: ArrayLike<number>,
  stream: RandomStream,
  { count, bins = 2000, kernel = KERNEL }: SampleOptions,
): Float64Array {
  requireRates(rates, rates.length);
  requireCount("count", count);
  requireCount("bins", bins);
  const { membraneDecay, synapseDecay, scale } = kernelStep(kernel, TIME_STEP);
  // ε at ages of 0, 1, … bins
  const kernelAt = new Float64Array(bins);
  for (let age = 0, a = 1, b = 1; age < bins; age++, a *= membraneDecay, b *= synapseDecay) {
    kernelAt[age] = scale * (a - b);
  }
  const n = rates.length;
  const samples = new Float64Array(count * n);
  for (let i = 0; i < n; i++) {
    // all samples' trains of one afferent in one row
    for (const place of successes(count * bins, rates[i]! * TIME_STEP, stream)) {
      const sample = Math.floor(place / bins);
      samples[sample * n + i]! += kernelAt[bins - 1 - (place - sample * bins)]!;
    }
  }
  return samples;
}
