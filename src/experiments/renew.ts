/** A stored result under changed code: some of its points computed again, to see whether the code gives the same. */
import { lockFile } from "../files/lock.js";
import { requireCount } from "../numerics/check.js";
import { randomStream } from "../numerics/random.js";
import { pointAt, pointCount, type Axis, type AxisValue } from "./axes.js";
import { codeDigest } from "./codeDigest.js";
import { computePoints } from "./computePoints.js";
import type { Experiment, Observable } from "./define.js";
import type { PointValues } from "./partial.js";
import type { Progress } from "./progress.js";
import type { Result } from "./result.js";
import { readResult, ResultFileError, writeResult } from "./resultFile.js";
import { fits, planSweep, workerCount } from "./runExperiment.js";

export interface RenewOptions {
  /** How many points to compute again (all when the sweep has fewer). Default 3. */
  points?: number;
  /** Worker threads, as in `runExperiment`. */
  workers?: number;
  signal?: AbortSignal;
  /** Called when a point is done. */
  onProgress?: (progress: Progress) => void;
}

/** A value that came out otherwise. */
export interface ChangedValue {
  readonly index: number;
  readonly point: Readonly<Record<string, AxisValue>>;
  readonly observable: string;
  /** Place on the observable's own axes, row-major; 0 for a single number. */
  readonly place: number;
  readonly stored: number;
  readonly recomputed: number;
}

/** What became of a stored result: `points` are those that were computed again. */
export type Renewal =
  | { readonly outcome: "present" }
  | { readonly outcome: "renewed"; readonly points: readonly number[] }
  | { readonly outcome: "changed"; readonly points: readonly number[]; readonly changes: readonly ChangedValue[] };

/**
 * The points that speak for a sweep of `count`: one drawn from each of `wanted` equal parts of it, the same ones each
 * time; all when it has no more.
 *
 * `sampledPoints("optimal-plasticity/fig5-linear", 648, 3)  // one below 216, one from there to 431, one above`
 */
export function sampledPoints(experiment: string, count: number, wanted: number): number[] {
  requireCount("points", wanted);
  if (wanted >= count) return Array.from({ length: count }, (_, index) => index);
  const stream = randomStream(1, "renew", experiment);
  return Array.from({ length: wanted }, (_, part) => {
    const from = Math.floor((part * count) / wanted);
    return from + stream.integer(Math.floor(((part + 1) * count) / wanted) - from);
  });
}

/**
 * Holds the present code against a stored paper-scale result that other code made: computes sampled points again, and
 * when every value of them is the stored one to the last bit, writes the present digest into the file's provenance with
 * a record of what was compared. Otherwise the file stays as it is.
 *
 * `await renewResult(fig5Linear, resultFileOf(root, fig5Linear, "paper"))  // { outcome: "renewed", points: [84, …] }`
 *
 * Throws `ResultFileError` for a damaged file or one of another experiment or other settings; `RangeError` for bad
 * options; `LockedError` while a run writes the file; `InterruptedError` when stopped; `Error` naming the point when one failed.
 */
export async function renewResult<P, A extends readonly Axis[], O extends Record<string, Observable>>(
  experiment: Experiment<P, A, O>,
  resultFile: string,
  options: RenewOptions = {},
): Promise<Renewal> {
  requireCount("points", options.points ?? 3);
  const lock = lockFile(resultFile);
  try {
    return await compare(experiment, resultFile, options);
  } finally {
    lock.release();
  }
}

async function compare<P, A extends readonly Axis[], O extends Record<string, Observable>>(
  experiment: Experiment<P, A, O>,
  resultFile: string,
  { points: wanted = 3, workers, signal, onProgress }: RenewOptions,
): Promise<Renewal> {
  const result = readResult(resultFile);
  const sweep = planSweep(experiment, "paper");
  if (!fits(result, sweep)) {
    throw new ResultFileError(
      `${resultFile}: expected a result of ${experiment.name} with the present paper profile, got other settings`,
    );
  }
  const code = codeDigest(experiment.module);
  if (result.provenance.code === code) return { outcome: "present" };

  const points = sampledPoints(experiment.name, sweep.points, wanted);
  const changes: ChangedValue[] = [];
  const start = performance.now();
  let done = 0;
  const tell = (): void => {
    const elapsed = (performance.now() - start) / 1000;
    const left = done === 0 ? undefined : (elapsed / done) * (points.length - done);
    onProgress?.({ experiment: experiment.name, done, total: points.length, elapsed, left });
  };
  tell();
  const { seed } = result;
  await computePoints(experiment, sweep, { seed, workers: workerCount(workers), signal, points }, (index, values) => {
    changes.push(...changedValues(result, index, values));
    done++;
    tell();
  });
  if (changes.length > 0) {
    changes.sort((a, b) => a.index - b.index); // stable: within a point the observables' own order
    return { outcome: "changed", points, changes };
  }
  const { provenance } = result;
  const record = { code: provenance.code, date: new Date().toISOString(), points, node: process.version };
  const renewed = [...(provenance.renewed ?? []), record];
  writeResult(resultFile, { ...result, provenance: { ...provenance, code, renewed } });
  return { outcome: "renewed", points };
}

/** The values of a point that differ from the stored ones; NaN is itself. */
function changedValues(result: Result, index: number, values: PointValues): ChangedValue[] {
  return Object.entries(result.observables).flatMap(([observable, { axes = [] }]) => {
    const size = pointCount(axes);
    const recomputed = values[observable]!;
    return recomputed.flatMap((value, place): ChangedValue[] => {
      const stored = result.values[observable]![index * size + place]!;
      const point = pointAt(result.axes, index);
      return Object.is(value, stored) ? [] : [{ index, point, observable, place, stored, recomputed: value }];
    });
  });
}
