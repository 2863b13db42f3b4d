/** What comes of a sweep when all its points are there. */
import { reasonOf } from "../files/fileFailure.js";
import type { Experiment } from "./define.js";
import type { PointValues } from "./partial.js";
import { packageVersion, sourceCommit } from "./provenance.js";
import type { Provenance, Result } from "./result.js";
import type { Sweep } from "./runExperiment.js";

/** What the process that ended a sweep says of itself. */
export interface SweepEnd extends Pick<Result, "profile" | "seed"> {
  code: string;
  /** When it began, as `performance.now()` has it. */
  start: number;
  pointsComputed: number;
  workers: number;
  command: string;
  shards?: number;
}

/** The result of a sweep from all its points, made by this process now. */
export function finishedResult(
  { name, title }: Pick<Experiment, "name" | "title">,
  sweep: Sweep,
  done: ReadonlyMap<number, PointValues>,
  { profile, seed, code, start, ...end }: SweepEnd,
): Result {
  const provenance: Provenance = {
    version: packageVersion(),
    code,
    commit: sourceCommit(),
    node: process.version,
    date: new Date().toISOString(),
    wallSeconds: Math.round((performance.now() - start) / 10) / 100,
    ...end,
  };
  const { parameters, axes, observables } = sweep;
  const values = sweepValues(sweep, done);
  return { experiment: name, title, profile, parameters, seed, axes, observables, values, provenance };
}

/** Values of a whole sweep, flat and row-major, from those of its points. */
function sweepValues(sweep: Sweep, done: ReadonlyMap<number, PointValues>): Record<string, number[]> {
  const places = Array.from({ length: sweep.points }, (_, index) => index);
  return Object.fromEntries(
    Object.keys(sweep.observables).map((name) => [name, places.map((index) => done.get(index)![name]!).flat()]),
  );
}

/** Deletes the points of a sweep whose result is written: that they can't be deleted is told, and no failure. */
export function discardPoints(file: string, remove: () => void, onNotice?: (message: string) => void): void {
  try {
    remove();
  } catch (error) {
    onNotice?.(`${file}: can't be deleted: ${reasonOf(error)}; the result is written, it is of no more use`);
  }
}
