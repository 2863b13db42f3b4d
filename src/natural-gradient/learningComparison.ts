/** How soon learning curves fall below a level, and which rule is ahead: what the checks of Figs 3F and 9 ask. */
import { requirePositive, requireVector } from "../numerics/check.js";
import { exp, ln } from "../numerics/elementary.js";
import { bootstrapEstimate } from "../numerics/estimate.js";
import type { Estimate } from "../numerics/estimate.js";
import {
  type Kind,
  aFunction,
  aNumber,
  aText,
  aVector,
  anyNumber,
  anything,
  bufferOf,
  having,
  listOf,
  optional,
  recordOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** Curves of independent batches of trials, at common times (s). */
export interface BatchCurves {
  readonly times: readonly number[];
  /** Batch by batch. */
  readonly curves: readonly (readonly number[])[];
}

const itsCurves = having<BatchCurves>({ times: aVector, curves: listOf(aVector, 1) });

/** Curves of batches have as many values as there are times. */
export const aBatchCurves: Kind = (value) => {
  const complaint = itsCurves(value);
  if (complaint !== undefined) return complaint;
  const { times, curves } = value as BatchCurves;
  const fits = listOf(bufferOf(times.length))(curves);
  return fits === undefined ? undefined : `.curves${fits}`;
};

/**
 * A quantity of a sweep's rows as one curve per batch.
 *
 * @throws {RangeError} on no rows, or batches that aren't sampled at the same times
 * @example batchCurves(rows(result, ["divergence"]).filter((r) => r.rule === "natural"), "divergence")
 */
export function batchCurves(rows: readonly Readonly<Record<string, unknown>>[], quantity: string): BatchCurves {
  requireInput("batchCurves: rows", rows, listOf(recordOf(anything)));
  requireInput("batchCurves: quantity", quantity, aText);

  const byBatch = new Map<unknown, { time: number; value: number }[]>();
  for (const row of rows) {
    const own = byBatch.get(row["batch"]) ?? [];
    own.push({ time: Number(row["time"]), value: Number(row[quantity]) });
    byBatch.set(row["batch"], own);
  }
  if (byBatch.size === 0) throw new RangeError("batchCurves: rows: expected rows with a batch and a time, got none");
  const sorted = [...byBatch.values()].map((own) => own.sort((a, b) => a.time - b.time));
  const times = sorted[0]!.map(({ time }) => time);
  for (const own of sorted) {
    if (own.length !== times.length || own.some(({ time }, k) => time !== times[k])) {
      throw new RangeError(`batchCurves: rows: expected the same ${times.length} times in each batch, got others`);
    }
  }
  return { times, curves: sorted.map((own) => own.map(({ value }) => value)) };
}

/** The mean curve over batches, or over some of them (with repetition). */
export function meanCurve(batchCurves: BatchCurves, batches?: ArrayLike<number>): number[] {
  requireInput("meanCurve: batchCurves", batchCurves, aBatchCurves);
  requireInput("meanCurve: batches", batches, optional(aVector));
  const { curves } = batchCurves;

  const chosen: ArrayLike<number> = batches ?? curves.map((_, k) => k);
  return curves[0]!.map((_, t) => {
    let sum = 0;
    for (let k = 0; k < chosen.length; k++) sum += curves[chosen[k]!]![t]!;
    return sum / chosen.length;
  });
}

/**
 * When a positive curve first falls below a level, s: between two samples by linear interpolation of its logarithm.
 * Infinity when it never does.
 *
 * @throws {RangeError} on samples that aren't positive, or as many as the times
 * @example firstBelow([0, 100], [1e-3, 1e-5], 1e-4) // 50
 */
export function firstBelow(times: readonly number[], curve: ArrayLike<number>, level: number): number {
  requireInput("firstBelow: times", times, aVector);
  requireInput("firstBelow: curve", curve, vectorOf(times.length));

  requirePositive("firstBelow: level", level);
  requireVector("firstBelow: curve", curve, times.length);
  for (let k = 0; k < times.length; k++) {
    requirePositive(`firstBelow: curve[${k}]`, curve[k]!);
    if (curve[k]! >= level) continue;
    if (k === 0) return times[0]!;
    const share = ln(curve[k - 1]! / level) / ln(curve[k - 1]! / curve[k]!);
    return times[k - 1]! + share * (times[k]! - times[k - 1]!);
  }
  return Infinity;
}

/**
 * How many times as long the first set of curves takes to a level as the second, for mean curves, with a bootstrap
 * interval over batches. Batches of one number are resampled together: rules share students and teachers.
 *
 * @throws {RangeError} on different numbers of batches
 * @example timeRatio(euclidean, natural, 5e-5).measured // 2.6
 */
export function timeRatio(slow: BatchCurves, fast: BatchCurves, level: number, of = "batches"): Estimate {
  requireInput("timeRatio: slow", slow, aBatchCurves);
  requireInput("timeRatio: fast", fast, aBatchCurves);
  requireInput("timeRatio: level", level, aNumber);
  requireInput("timeRatio: of", of, aText);

  return overBatches(
    [slow, fast],
    (batches) =>
      firstBelow(slow.times, meanCurve(slow, batches), level) / firstBelow(fast.times, meanCurve(fast, batches), level),
    of,
  );
}

/** Any statistic of batches drawn with repetition, with its bootstrap interval. */
export function overBatches(
  sets: readonly BatchCurves[],
  statistic: (batches: Float64Array) => number,
  of = "batches",
): Estimate {
  requireInput("overBatches: sets", sets, listOf(aBatchCurves));
  requireInput("overBatches: statistic", statistic, aFunction);
  requireInput("overBatches: of", of, aText);

  const count = sets[0]!.curves.length;
  if (sets.some(({ curves }) => curves.length !== count)) {
    throw new RangeError(`overBatches: sets: expected ${count} batches in each, got others`);
  }
  return bootstrapEstimate(
    Array.from({ length: count }, (_, k) => k),
    of,
    { statistic },
  );
}

/**
 * When the second curve first gets below the first for good reason: the first sample time at which it is lower after
 * having been higher, by interpolation of the logarithms; NaN when it never was higher, or stays so.
 *
 * @example overtakes([0, 1, 2], [4, 2, 2], [4, 3, 1]) // between 1 and 2
 */
export function overtakes(times: readonly number[], first: ArrayLike<number>, second: ArrayLike<number>): number {
  requireInput("overtakes: times", times, aVector);
  requireInput("overtakes: first", first, aVector);
  requireInput("overtakes: second", second, vectorOf(first.length));

  requireVector("overtakes: first", first, times.length);
  requireVector("overtakes: second", second, times.length);
  let behind = false;
  for (let k = 1; k < times.length; k++) {
    const [before, after] = [ln(second[k - 1]! / first[k - 1]!), ln(second[k]! / first[k]!)];
    behind ||= before > 0;
    if (behind && before > 0 && after <= 0) {
      return times[k - 1]! + ((times[k]! - times[k - 1]!) * before) / (before - after);
    }
  }
  return NaN;
}

/** A rule at one learning rate: where noise leaves it, and how long it takes to a level. */
export interface SpeedPoint {
  readonly floor: number;
  readonly time: number;
}

/** What a speed point has to have. */
export const aSpeedPoint = having<SpeedPoint>({ floor: aNumber, time: anyNumber });

/**
 * The time that a rule would take at the learning rate with a given noise floor: interpolated in logarithms between its
 * points; NaN outside of their floors. Points that never got to the level (time Infinity) are left out.
 *
 * @example timeAtFloor([{ floor: 1e-5, time: 2000 }, { floor: 4e-5, time: 500 }], 2e-5) // 1000
 */
export function timeAtFloor(points: readonly SpeedPoint[], floor: number): number {
  requireInput("timeAtFloor: points", points, listOf(aSpeedPoint));
  requireInput("timeAtFloor: floor", floor, aNumber);

  const sorted = points.filter(({ time }) => Number.isFinite(time)).sort((a, b) => a.floor - b.floor);
  for (let k = 1; k < sorted.length; k++) {
    const [low, high] = [sorted[k - 1]!, sorted[k]!];
    if (floor < low.floor || floor > high.floor) continue;
    const share = high.floor === low.floor ? 0 : ln(floor / low.floor) / ln(high.floor / low.floor);
    return exp(ln(low.time) + share * ln(high.time / low.time));
  }
  return NaN;
}

/** The middle (geometric mean) of the range of floors that both rules have; NaN when there is none. */
export function commonFloor(a: readonly SpeedPoint[], b: readonly SpeedPoint[]): number {
  requireInput("commonFloor: a", a, listOf(aSpeedPoint));
  requireInput("commonFloor: b", b, listOf(aSpeedPoint));

  const range = (points: readonly SpeedPoint[]): [number, number] => {
    const floors = points.filter(({ time }) => Number.isFinite(time)).map(({ floor }) => floor);
    return [Math.min(...floors), Math.max(...floors)];
  };
  const [lowA, highA] = range(a);
  const [lowB, highB] = range(b);
  const [low, high] = [Math.max(lowA, lowB), Math.min(highA, highB)];
  return low <= high ? Math.sqrt(low * high) : NaN;
}
