/** Spikes of a neuron whose rate is given bin by bin, many realisations of them (Fig 3B–C). */
import { requireCount, requireNumber } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { successes } from "./successes.js";
import { TIME_STEP } from "./synapticKernel.js";
import {
  aCount,
  aPositive,
  aStream,
  aVector,
  having,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";

/** Spikes as two columns. */
export interface OutputSpikes {
  /** Realisation of each spike, 0 … realisations − 1, in order. */
  readonly realisation: Int32Array;
  /** Its bin. */
  readonly bin: Int32Array;
}

/** What an output spikes has to have. */
export const anOutputSpikes = withLengths<OutputSpikes>(
  having<OutputSpikes>({ realisation: aVector, bin: aVector }),
  ({ realisation }) => ({ bin: realisation.length }),
);

/**
 * In every bin of every realisation independently a spike with probability φ dt.
 *
 * @param rates φ, Hz, by bin
 * @throws {RangeError} on no rates, rates that aren't finite, negative, or above one spike per bin
 * @example outputSpikes(rates, 3000, randomStream(1, "raster")).bin.length
 */
export function outputSpikes(rates: ArrayLike<number>, realisations: number, stream: RandomStream): OutputSpikes {
  requireInput("outputSpikes: rates", rates, aVector);
  requireInput("outputSpikes: stream", stream, aStream);

  requireCount("outputSpikes: rates: number of bins", rates.length);
  requireCount("outputSpikes: realisations", realisations);
  let largest = 0;
  for (let k = 0; k < rates.length; k++) {
    requireNumber(`outputSpikes: rates[${k}]`, rates[k]!, { min: 0, max: 1 / TIME_STEP });
    largest = Math.max(largest, rates[k]!);
  }
  const realisation: number[] = [];
  const bin: number[] = [];
  // candidates at the largest rate, accepted with φ over it
  for (const place of successes(rates.length * realisations, largest * TIME_STEP, stream)) {
    const k = place % rates.length;
    if (stream.uniform() * largest >= rates[k]!) continue;
    realisation.push(Math.floor(place / rates.length));
    bin.push(k);
  }
  return { realisation: Int32Array.from(realisation), bin: Int32Array.from(bin) };
}

const timeHistogramOptions = optionsOf({ realisations: aCount, width: aPositive, count: aCount });

/**
 * Peri-stimulus time histogram: spikes per realisation in each of so many wide bins of `width` seconds.
 *
 * @throws {RangeError} on a width that isn't a whole number of time bins
 * @example timeHistogram(spikes, { realisations: 3000, width: 0.0125, count: 20 })
 */
export function timeHistogram(
  outputSpikes: OutputSpikes,
  options: { realisations: number; width: number; count: number },
): Float64Array {
  requireInput("timeHistogram: outputSpikes", outputSpikes, anOutputSpikes);
  requireInput("timeHistogram: options", options, timeHistogramOptions);
  const { bin } = outputSpikes;
  const { realisations, width, count } = options;

  const bins = Math.round(width / TIME_STEP);
  if (Math.abs(bins * TIME_STEP - width) > 1e-9) {
    throw new RangeError(`timeHistogram: width: expected a multiple of ${TIME_STEP} s, got ${width}`);
  }
  const histogram = new Float64Array(count);
  for (const k of bin) {
    const place = Math.floor(k / bins);
    if (place < count) histogram[place]! += 1 / realisations;
  }
  return histogram;
}
