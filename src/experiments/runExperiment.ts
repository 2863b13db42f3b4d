/** Runs a sweep in worker threads: resumable, interruptible, the same values for any number of workers. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { checkAxes, pointCount, type Axis } from "./axes.js";
import { codeDigest } from "./codeDigest.js";
import { computePoints, InterruptedError } from "./computePoints.js";
import type { Experiment, Observable, ProfileName } from "./define.js";
import { fingerprint } from "./fingerprint.js";
import { resolveParameters } from "./parameters.js";
import { openPartial, removeLeftover, type PartialFile, type PointValues } from "./partial.js";
import type { Progress } from "./progress.js";
import { packageVersion, sourceCommit } from "./provenance.js";
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
  /** Told when a partial file of another sweep was moved aside. */
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
 * way that isn't a result of this experiment (it is left alone); `InterruptedError` when stopped; `Error` naming the
 * point when a point failed.
 */
export async function runExperiment<P, A extends readonly Axis[], O extends Record<string, Observable>>(
  experiment: Experiment<P, A, O>,
  options: RunOptions<P> = {},
): Promise<Result<P, keyof O & string, A>> {
  const { profile = "quick", seed = 1, resultFile, signal, onProgress } = options;
  const sweep = planSweep(experiment, profile, options.parameters, seed);
  const workers = Math.min(workerCount(options.workers), sweep.points);
  const code = codeDigest(experiment.module);
  const header = { experiment: experiment.name, fingerprint: sweep.fingerprint, code };

  if (resultFile !== undefined && existsSync(resultFile)) {
    const there = readResult(resultFile);
    if (there.experiment !== experiment.name) {
      throw new ResultFileError(`${resultFile}: expected a result of ${experiment.name}, got ${there.experiment}`);
    }
    if (!options.again && there.provenance.code === code && fits(there, sweep)) {
      removeLeftover(resultFile, header);
      return there as unknown as Result<P, keyof O & string, A>;
    }
  }

  const start = performance.now();
  const partial = resultFile === undefined ? undefined : openPartial(resultFile, header);
  if (partial?.keptAside)
    options.onNotice?.(`an unfinished sweep with other settings was moved to ${partial.keptAside}`);
  const done = partial?.done ?? new Map<number, PointValues>();
  for (const [index, values] of done) if (!fills(values, sweep) || index >= sweep.points) done.delete(index);
  const resumed = done.size;
  const tell = throttled(() => {
    const elapsed = (performance.now() - start) / 1000;
    const computed = done.size - resumed;
    const left = computed === 0 ? undefined : (elapsed / computed) * (sweep.points - done.size);
    onProgress?.({ experiment: experiment.name, done: done.size, total: sweep.points, elapsed, left });
  });

  try {
    tell.now();
    const points = Array.from({ length: sweep.points }, (_, index) => index).filter((index) => !done.has(index));
    await computePoints(experiment, sweep, { seed, workers, signal, points }, (index, values) => {
      done.set(index, values);
      partial?.append(index, values);
      tell.soon();
    });
    tell.now();
  } catch (error) {
    tell.stop();
    partial?.close();
    if (!(error instanceof InterruptedError)) throw error;
    const kept = resultFile === undefined || done.size === 0 ? "" : ", which are kept: run it again to go on";
    throw new InterruptedError(`${experiment.name}: interrupted after ${done.size} of ${sweep.points} points${kept}`);
  }

  const values: Record<string, number[]> = {};
  for (const name of Object.keys(sweep.observables)) {
    values[name] = Array.from({ length: sweep.points }, (_, index) => done.get(index)![name]!).flat();
  }
  const result: Result = {
    experiment: experiment.name,
    title: experiment.title,
    profile,
    parameters: sweep.parameters,
    seed,
    axes: sweep.axes,
    observables: sweep.observables,
    values,
    provenance: {
      version: packageVersion(),
      code,
      commit: sourceCommit(),
      node: process.version,
      date: new Date().toISOString(),
      wallSeconds: Math.round((performance.now() - start) / 10) / 100,
      pointsComputed: sweep.points - resumed,
      workers,
      command: options.command ?? "runExperiment",
    },
  };
  finishFiles(resultFile, result, partial);
  return result as unknown as Result<P, keyof O & string, A>;
}

/** True when a result is of exactly this sweep: same experiment, parameters, seed, axes and observables. */
export function fits(result: Result, sweep: Sweep): boolean {
  return fingerprint(result) === sweep.fingerprint;
}

/** Calls `action` at most ten times a second, and never leaves the last state untold. */
function throttled(action: () => void): { now(): void; soon(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = (): void => {
    stop();
    action();
  };
  return { now, stop, soon: () => void (timer ??= setTimeout(now, 100)) };
}

/** True when the values of a point are those the sweep declares. */
function fills(values: PointValues, sweep: Sweep): boolean {
  return Object.entries(sweep.observables).every(([name, { axes = [] }]) => values[name]?.length === pointCount(axes));
}

function finishFiles(resultFile: string | undefined, result: Result, partial: PartialFile | undefined): void {
  if (resultFile === undefined) return;
  writeResult(resultFile, result);
  partial?.remove();
}
