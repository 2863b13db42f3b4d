import { exp, square } from "../numerics/elementary.js";
import { aCount, aPositive, aVector, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

const gaussianSmoothOptions = optionsOf({ width: optional(aCount), sigma: aPositive });

/**
 * Smooths series along time with a Gaussian window of standard deviation `sigma` steps, cut at ⌊4σ + ½⌋ steps and
 * normalised to sum 1; at the ends time is reflected about the half sample (d c b a | a b c d | d c b a). `series` is
 * time × width, row-major: each column is smoothed by itself.
 *
 * `gaussianSmooth(input, { width: 6, sigma: 5 })`
 *
 * Throws `RangeError` for sigma ≤ 0 or a length that is not a multiple of the width.
 */
export function gaussianSmooth(series: ArrayLike<number>, options: { width?: number; sigma: number }): Float64Array {
  requireInput("gaussianSmooth: series", series, aVector);
  requireInput("gaussianSmooth: options", options, gaussianSmoothOptions);
  const { width = 1, sigma } = options;

  if (series.length === 0 || series.length % width !== 0) {
    throw new RangeError(`gaussianSmooth: series: expected a multiple of ${width} numbers, got ${series.length}`);
  }
  const length = series.length / width;
  const radius = Math.floor(4 * sigma + 0.5);
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, k) => exp(-0.5 * square((k - radius) / sigma)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const out = new Float64Array(series.length);
  for (let t = 0; t < length; t++) {
    for (let k = 0; k <= 2 * radius; k++) {
      // reflection has the period 2 · length
      let from = (t + k - radius) % (2 * length);
      if (from < 0) from += 2 * length;
      if (from >= length) from = 2 * length - 1 - from;
      const weight = weights[k]! / sum;
      for (let c = 0; c < width; c++) out[t * width + c]! += weight * series[from * width + c]!;
    }
  }
  return out;
}
