/** USPs of many afferents at one moment: the last bin of Poisson traces, without running them. */
import { exp, ln, log1p } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { requireRates } from "./inputStatistics.js";
import { KERNEL, TIME_STEP, kernelStep } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { aCount, aPositive, aStream, aVector, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";

/** Beyond this many membrane time constants a spike is forgotten: e^(−20) is 2e-9. */
const MEMORY = 20;

const finalPotentialsOptions = optionsOf({
  kernel: optional(aSynapticKernel),
  bins: optional(aCount),
  timeStep: optional(aPositive),
});

/**
 * A sampler of x(T) for a trace of `bins` bins that began at 0 (the paper: 1 s). Spikes are found backwards from the end,
 * by geometric gaps: the same law as a draw in each bin, at the cost of the spikes that still matter.
 *
 * @returns writes one sample of all afferents into `out`
 * @throws {RangeError} on negative rates or ones above a spike per bin, or no bins
 * @example finalPotentials([10, 50])(randomStream(1, "input"), new Float64Array(2))
 */
export function finalPotentials(
  rates: ArrayLike<number>,
  options: { kernel?: SynapticKernel; bins?: number; timeStep?: number } = {},
): (stream: RandomStream, out: Float64Array) => Float64Array {
  requireInput("finalPotentials: rates", rates, aVector);
  requireInput("finalPotentials: options", options, finalPotentialsOptions);
  const { kernel = KERNEL, bins = 2000, timeStep = TIME_STEP } = options;

  requireRates(rates, rates.length, "finalPotentials: rates");
  const reach = Math.min(bins, Math.ceil((MEMORY * Math.max(kernel.tauMembrane, kernel.tauSynapse)) / timeStep));
  const { scale } = kernelStep(kernel, timeStep);
  // what a spike `lag` bins ago contributes now
  const response = Float64Array.from({ length: reach }, (_, lag) => {
    const age = lag * timeStep;
    return scale * (exp(-age / kernel.tauMembrane) - exp(-age / kernel.tauSynapse));
  });
  const logMisses = Float64Array.from(rates, (rate, i) => {
    const probability = rate * timeStep;
    if (probability >= 1) {
      throw new RangeError(
        `finalPotentials: rates[${i}]: expected less than one spike per bin (${1 / timeStep} Hz), got ${rate} Hz`,
      );
    }
    return log1p(-probability);
  });
  return (stream, out) => {
    for (let i = 0; i < logMisses.length; i++) {
      let x = 0;
      // a silent afferent has no gap: ln u / 0 is −∞
      let lag = logMisses[i] === 0 ? reach : Math.floor(ln(stream.uniform()) / logMisses[i]!);
      while (lag < reach) {
        x += response[lag]!;
        lag += 1 + Math.floor(ln(stream.uniform()) / logMisses[i]!);
      }
      out[i] = x;
    }
    return out;
  };
}

const potentialSamplesOptions = optionsOf({
  samples: aCount,
  bins: optional(aCount),
  kernel: optional(aSynapticKernel),
});

/**
 * Independent samples of the USPs, row-major, samples × afferents: each the last bin of a trace of its own that began at
 * rest (default 250 ms, as in Sec 6.4.1).
 *
 * @throws {RangeError} as `finalPotentials`
 * @example potentialSamples([10, 50], randomStream(1, "samples"), { samples: 200 })
 */
export function potentialSamples(
  rates: ArrayLike<number>,
  stream: RandomStream,
  options: { samples: number; bins?: number; kernel?: SynapticKernel },
): Float64Array {
  requireInput("potentialSamples: rates", rates, aVector);
  requireInput("potentialSamples: stream", stream, aStream);
  requireInput("potentialSamples: options", options, potentialSamplesOptions);
  const { samples, bins = 500, kernel = KERNEL } = options;

  const n = rates.length;
  const draw = finalPotentials(rates, { kernel, bins });
  const out = new Float64Array(samples * n);
  for (let k = 0; k < samples; k++) draw(stream, out.subarray(k * n, (k + 1) * n));
  return out;
}
