/**
 * A measured quantity with its 95 % interval and the number of *independent* units that the interval rests on: networks,
 * teachers, input matrices, seeds. States, directions and time steps of one network are not independent; average over
 * them first, and hand the average of each network to these functions.
 */
import { requireCount, requireVector } from "./check.js";
import { bootstrapInterval, mean, median, standardError } from "./statistics.js";
import { studentQuantile } from "./studentQuantile.js";

/** What the independent units of an estimate are, and how many of them there were. */
export interface Units {
  readonly count: number;
  /** In the plural: "networks", "input matrices", "seeds". */
  readonly of: string;
}

/** A number measured over random draws. Spread it into what a claim was measured to be. */
export interface Estimate {
  readonly measured: number;
  /** 95 % interval, or the whole range of the units where `kind` is "range". */
  readonly interval: readonly [number, number];
  /** How the interval was made. */
  readonly kind: "Student t" | "bootstrap" | "Wilson" | "range";
  readonly units: Units;
}

/**
 * Mean over independent units with Student's t interval, x̄ ± t₀.₉₇₅(n − 1) · s / √n. Where the mean was chosen from
 * several for its size, as the largest say, `comparisons` of them widen it (Bonferroni: t at 1 − 0.025/comparisons), so
 * that it holds for all at once.
 *
 * @throws {RangeError} on fewer than two units, one that isn't a finite number, or comparisons that aren't a count
 * @example meanEstimate([0.41, 0.39, 0.44], "networks") // { measured: 0.4133, interval: [0.351, 0.476], … }
 */
export function meanEstimate(values: ArrayLike<number>, of: string, { comparisons = 1 } = {}): Estimate {
  const units = unitsOf("meanEstimate", values, of);
  requireCount("meanEstimate: comparisons", comparisons);
  const centre = mean(values);
  const half = studentQuantile(1 - 0.025 / comparisons, values.length - 1) * standardError(values);
  return { measured: centre, interval: [centre - half, centre + half], kind: "Student t", units };
}

/**
 * Any statistic of independent units (default: the median) with its percentile bootstrap interval over those units.
 *
 * @throws {RangeError} on fewer than two units, or one that isn't a finite number
 * @example bootstrapEstimate(errors, "teachers", { statistic: median })
 */
export function bootstrapEstimate(
  values: ArrayLike<number>,
  of: string,
  { statistic = median as (sample: Float64Array) => number, seed = 1 } = {},
): Estimate {
  const units = unitsOf("bootstrapEstimate", values, of);
  const measured = statistic(Float64Array.from(values));
  return { measured, interval: bootstrapInterval(values, { statistic, seed }), kind: "bootstrap", units };
}

/**
 * The extreme of independent units beside the range of all of them: for what is claimed of *every* network. A verdict
 * is "reproduced" only when the whole range is where it was expected.
 *
 * @throws {RangeError} on fewer than two units, or one that isn't a finite number
 * @example rangeEstimate(ratios, "networks", "max") // measured: the largest, interval: [smallest, largest]
 */
export function rangeEstimate(values: ArrayLike<number>, of: string, worst: "min" | "max"): Estimate {
  const units = unitsOf("rangeEstimate", values, of);
  const sorted = Float64Array.from(values).sort();
  const interval = [sorted[0]!, sorted[sorted.length - 1]!] as const;
  return { measured: worst === "max" ? interval[1] : interval[0], interval, kind: "range", units };
}

/**
 * Share of independent units of which something holds, with Wilson's score interval (Wilson 1927, JASA 22:209), which
 * doesn't shrink to nothing when it holds of all.
 *
 * @throws {RangeError} on no units
 * @example shareEstimate([true, true, false], "networks").measured // 0.667
 */
export function shareEstimate(holds: readonly boolean[], of: string): Estimate {
  const n = holds.length;
  requireCount("shareEstimate: number of units", n);
  const share = holds.filter(Boolean).length / n;
  const z = 1.959963984540054; // the normal quantile at 0.975
  const shrink = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / shrink;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / shrink;
  const interval = [Math.max(0, centre - half), Math.min(1, centre + half)] as const;
  // Rounding must not push an end past the share itself at 0 and at 1.
  return {
    measured: share,
    interval: [Math.min(interval[0], share), Math.max(interval[1], share)],
    kind: "Wilson",
    units: { count: n, of },
  };
}

function unitsOf(name: string, values: ArrayLike<number>, of: string): Units {
  requireCount(`${name}: number of independent units`, values.length, 2);
  requireVector(`${name}: values`, values, values.length);
  return { count: values.length, of };
}
