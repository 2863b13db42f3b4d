/** Descriptive statistics and bootstrap intervals. Expected values in the tests come from closed forms. */
import { square } from "./elementary.js";
import { randomStream } from "./random.js";

/** Arithmetic mean. Throws `RangeError` on an empty sample. */
export function mean(sample: ArrayLike<number>): number {
  requireSample("mean", sample, 1);
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += sample[i]!;
  return sum / sample.length;
}

/** Sample standard deviation (divisor n − 1). Throws `RangeError` on fewer than two values. */
export function standardDeviation(sample: ArrayLike<number>): number {
  requireSample("standardDeviation", sample, 2);
  const centre = mean(sample);
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += square(sample[i]! - centre);
  return Math.sqrt(sum / (sample.length - 1));
}

/** Standard error of the mean, sd / √n. */
export function standardError(sample: ArrayLike<number>): number {
  return standardDeviation(sample) / Math.sqrt(sample.length);
}

/** Quantile p ∈ [0, 1] by linear interpolation between order statistics (R's type 7). */
export function quantile(sample: ArrayLike<number>, p: number): number {
  requireSample("quantile", sample, 1);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: expected p in [0, 1], got ${p}`);
  const sorted = Float64Array.from(sample).sort();
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** Median, the quantile at ½. */
export function median(sample: ArrayLike<number>): number {
  return quantile(sample, 0.5);
}

/** Pearson correlation of two samples of equal length. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length)
    throw new RangeError(`correlation: expected equal lengths, got ${x.length} and ${y.length}`);
  const mx = mean(x);
  const my = mean(y);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i++) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += square(x[i]! - mx);
    yy += square(y[i]! - my);
  }
  return xy / Math.sqrt(xx * yy);
}

/**
 * Percentile bootstrap interval of a statistic (default: the mean), 95 % unless `level` says otherwise. The resampling
 * has its own named stream, so that the interval is the same at every call.
 *
 * `bootstrapInterval([1, 2, 3, 4])` → `[low, high]`
 */
export function bootstrapInterval(
  sample: ArrayLike<number>,
  {
    statistic = mean as (s: Float64Array) => number,
    level = 0.95,
    resamples = 2000,
    seed = 1,
  }: { statistic?: (s: Float64Array) => number; level?: number; resamples?: number; seed?: number } = {},
): [number, number] {
  requireSample("bootstrapInterval", sample, 2);
  const stream = randomStream(seed, "bootstrap", sample.length, resamples);
  const drawn = new Float64Array(sample.length);
  const values = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    for (let i = 0; i < drawn.length; i++) drawn[i] = sample[stream.integer(sample.length)]!;
    values[r] = statistic(drawn);
  }
  return [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)];
}

function requireSample(name: string, sample: ArrayLike<number>, least: number): void {
  if (sample.length < least) throw new RangeError(`${name}: expected at least ${least} value(s), got ${sample.length}`);
}
