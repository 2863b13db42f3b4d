/** Runs a sweep in worker threads: resumable, interruptible, the same values for any number of workers. */
import { isThere } from "../files/isThere.js";
import { availableParallelism } from "node:os";
import { type FileLock, lockFile } from "../files/lock.js";
import { checkAxes, pointCount, type Axis } from "./axes.js";
import { codeDigest } from "./codeDigest.js";
import { closeQuietly, computeMissing } from "./computeMissing.js";
import type { Experiment, Observable, ProfileName } from "./define.js";
import { fingerprint } from "./fingerprint.js";
import { resolveParameters } from "./parameters.js";
import { hasPartial, openPartial, type PartialFile, type PartialHeader } from "./partial.js";
import { discardPoints, finishedResult } from "./finishedResult.js";
import type { Progress } from "./progress.js";
import type { Result } from "./result.js";
import { readResult, ResultFileError, writeResult } from "./resultFile.js";

export interface RunOptions<P> {
  /** Default "quick". */
  profile?: ProfileName;
  /** Changes to the profile's parameters. */
  parameters?: Partial<P>;
  /** Whole number, default 1. */
  seed?: number;
  /** Worker threads; default: environment variable `PLASTICITY_WORKERS`, else the processors this process may use. */
  workers?: number;
  /** Stops the sweep when aborted. Interrupting the process (SIGINT) stops it too. */
  signal?: AbortSignal;
  /** Called at the start, then at most ten times a second, and at the end. */
  onProgress?: (progress: Progress) => void;
  /**
   * Where the result goes. Finished points are kept beside it until then, and an unfinished sweep is resumed. When it
   * already holds this very sweep, made by the same code, it is returned as it is.
   */
  resultFile?: string;
  /** Compute again although `resultFile` has this sweep. */
  again?: boolean;
  /** Told when a partial file of another sweep was moved aside, or points of this one's were damaged. */
  onNotice?: (message: string) => void;
  /** For the provenance: the command a person can repeat. */
  command?: string;
}

/** A sweep with its parameters settled. */
export interface Sweep {
  parameters: Record<string, unknown>;
  axes: Axis[];
  observables: Record<string, Observable>;
  points: number;
  fingerprint: string;
}

/**
 * Settles parameters, axes and observables without running anything.
 *
 * `planSweep(experiment, "paper").points  // 648`
 *
 * Throws `RangeError` for bad parameters or seed (see `resolveParameters`), or when the axes aren't a proper grid.
 */
export function planSweep<P, A extends readonly Axis[], O extends Record<string, Observable>>(
  experiment: Experiment<P, A, O>,
  profile: ProfileName,
  changes: Partial<P> = {},
  seed = 1,
): Sweep {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed: expected a whole number, got ${seed}`);
  const parameters = resolveParameters(experiment, profile, changes);
  const axes = [...experiment.axes(parameters)];
  const observables = experiment.observables(parameters);
  checkAxes(experiment.name, axes);
  for (const [name, { axes: own = [] }] of Object.entries(observables)) {
    checkAxes(`${experiment.name}: ${name}`, [...axes, ...own]);
  }
  return {
    parameters: parameters as Record<string, unknown>,
    axes,
    observables,
    points: pointCount(axes),
    fingerprint: fingerprint({ experiment: experiment.name, parameters, seed, axes, observables }),
  };
}

/** Number of worker threads to use: the wish, else `PLASTICITY_WORKERS`, else the processors of this process. */
export function workerCount(wanted?: number): number {
  const fromEnvironment = process.env["PLASTICITY_WORKERS"];
  const name = wanted !== undefined || !fromEnvironment ? "workers" : "PLASTICITY_WORKERS";
  const workers = wanted ?? (fromEnvironment ? Number(fromEnvironment) : availableParallelism());
  if (!(Number.isInteger(workers) && workers >= 1 && workers <= 256)) {
    throw new RangeError(`${name}: expected a whole number from 1 to 256, got ${wanted ?? fromEnvironment}`);
  }
  return workers;
}

/**
 * Runs every point of an experiment's sweep and returns the values in row-major order over its axes.
 *
 * `const result = await runExperiment(sweetSpot, { profile: "quick", resultFile: "sweet-spot.quick.json" })`
 *
 * Throws `RangeError` for bad parameters, seed or number of workers; `ResultFileError` when there is something in the
 * way that isn't a result of this experiment or is damaged (it is left alone); `LockedError` while another run writes the
 * same result file; `FileFailure` naming the file, and what is kept, when one can't be read or written;
 * `InterruptedError` when stopped; `Error` naming the point when a point failed.
 */
export async function runExperiment<P, A extends readonly Axis[], O extends Record<string, Observable>>(
  experiment: Experiment<P, A, O>,
  options: RunOptions<P> = {},
): Promise<Result<P, keyof O & string, A>> {
  const { profile = "quick", seed = 1, resultFile } = options;
  const sweep = planSweep(experiment, profile, options.parameters, seed);
  const workers = Math.min(workerCount(options.workers), sweep.points);
  const code = codeDigest(experiment.module);
  const header = { experiment: experiment.name, fingerprint: sweep.fingerprint, code };
  const plan = { experiment, options: { ...options, profile, seed }, sweep, workers, header };
  if (resultFile === undefined) return (await compute(plan)) as unknown as Result<P, keyof O & string, A>;

  let there = stored(plan, resultFile);
  let lock: FileLock | undefined;
  if (there !== undefined) tidy(resultFile, header);
  try {
    if (there === undefined) {
      lock = lockFile(resultFile);
      there = stored(plan, resultFile); // by a run that ended just now
    }
    return (there ?? (await compute(plan))) as unknown as Result<P, keyof O & string, A>;
  } finally {
    lock?.release();
  }
}

/** A run with everything settled. */
interface Plan {
  experiment: Pick<Experiment, "name" | "title" | "module" | "exportName">;
  options: Omit<RunOptions<never>, "parameters"> & { profile: ProfileName; seed: number };
  sweep: Sweep;
  workers: number;
  header: PartialHeader;
}

/** This very sweep's result when the file holds it, made by the present code and not asked for `again`. */
function stored({ experiment, options, sweep, header }: Plan, resultFile: string): Result | undefined {
  if (!isThere(resultFile)) return undefined;
  const there = readResult(resultFile);
  if (there.experiment !== experiment.name) {
    throw new ResultFileError(`${resultFile}: expected a result of ${experiment.name}, got ${there.experiment}`);
  }
  return !options.again && there.provenance.code === header.code && fits(there, sweep) ? there : undefined;
}

/** Deletes the points of a finished sweep, which a process killed right after writing the result may have left. */
function tidy(resultFile: string, header: PartialHeader): void {
  if (!hasPartial(resultFile, header)) return;
  try {
    const lock = lockFile(resultFile);
    try {
      openPartial(resultFile, header).remove();
    } finally {
      lock.release();
    }
  } catch {
    // They are another run's that lives, or can't be deleted now: they do no harm.
  }
}

/** Computes the points that are missing and writes the result, if there is a file for it. */
async function compute({ experiment, options, sweep, workers, header }: Plan): Promise<Result> {
  const { profile, seed, resultFile, signal, onProgress, onNotice } = options;
  const start = performance.now();
  const partial = resultFile === undefined ? undefined : openPartial(resultFile, header);
  const wanted = Array.from({ length: sweep.points }, (_, index) => index);
  const work = { experiment, sweep, seed, workers, signal, onProgress, onNotice, partial, wanted };
  const { done, computed } = await computeMissing(work);
  const result = finishedResult(experiment, sweep, done, {
    profile,
    seed,
    code: header.code,
    start,
    pointsComputed: computed,
    workers,
    command: options.command ?? "runExperiment",
  });
  if (resultFile !== undefined && partial !== undefined) finishFiles(resultFile, result, partial, onNotice);
  return result;
}

/** True when a result is of exactly this sweep: same experiment, parameters, seed, axes and observables. */
export function fits(result: Result, sweep: Sweep): boolean {
  return fingerprint(result) === sweep.fingerprint;
}

/** Writes the result, then deletes its points. */
function finishFiles(
  resultFile: string,
  result: Result,
  partial: PartialFile,
  onNotice: RunOptions<unknown>["onNotice"],
): void {
  try {
    writeResult(resultFile, result, `all points are kept in ${partial.file}: run it again to write it`);
  } catch (error) {
    closeQuietly(partial);
    throw error;
  }
  discardPoints(partial.file, () => partial.remove(), onNotice);
}
