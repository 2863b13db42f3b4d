/** The points of a sweep that aren't there yet: computed, kept as they are done, told of. */
import { pointCount } from "./axes.js";
import { computePoints, InterruptedError } from "./computePoints.js";
import type { Experiment } from "./define.js";
import type { PartialFile, PointValues } from "./partial.js";
import type { Progress } from "./progress.js";
import type { Sweep } from "./runExperiment.js";

/** What is computed, and who is told. */
export interface MissingPoints {
  readonly experiment: Pick<Experiment, "name" | "module" | "exportName">;
  readonly sweep: Sweep;
  readonly seed: number;
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onNotice?: ((message: string) => void) | undefined;
  /** Where finished points are, and are kept; nowhere when undefined. */
  readonly partial: PartialFile | undefined;
  /** Places of the points that are wanted, row-major over the axes. */
  readonly wanted: readonly number[];
}

/**
 * Computes those of the wanted points that the partial file doesn't hold, and returns all of them by their places.
 *
 * @returns the points, and how many of them were computed now
 * @throws InterruptedError when stopped, saying what is kept; Error naming the point when one failed. The partial file is
 *   closed then, and stays open otherwise.
 */
export async function computeMissing(
  work: MissingPoints,
): Promise<{ done: Map<number, PointValues>; computed: number }> {
  const { experiment, sweep, seed, workers, signal, onProgress, onNotice, partial, wanted } = work;
  const start = performance.now();
  if (partial?.keptAside) onNotice?.(`an unfinished sweep with other settings was moved to ${partial.keptAside}`);
  for (const place of partial?.damaged ?? []) {
    onNotice?.(`${partial!.file}: ${place} was damaged: it is not used, its point is computed again`);
  }
  const done = new Map<number, PointValues>();
  for (const index of wanted) {
    const values = partial?.done.get(index);
    if (values !== undefined && fillsPoint(values, sweep)) done.set(index, values);
  }
  const resumed = done.size;
  const tell = throttled(() => {
    const elapsed = (performance.now() - start) / 1000;
    const computed = done.size - resumed;
    const left = computed === 0 ? undefined : (elapsed / computed) * (wanted.length - done.size);
    onProgress?.({ experiment: experiment.name, done: done.size, total: wanted.length, elapsed, left });
  });

  try {
    tell.now();
    const points = wanted.filter((index) => !done.has(index));
    await computePoints(experiment, sweep, { seed, workers, signal, points }, (index, values) => {
      partial?.append(index, values);
      done.set(index, values);
      tell.soon();
    });
    tell.now();
  } catch (error) {
    tell.stop();
    closeQuietly(partial);
    if (!(error instanceof InterruptedError)) throw error;
    const kept = partial === undefined || done.size === 0 ? "" : ", which are kept: run it again to go on";
    throw new InterruptedError(`${experiment.name}: interrupted after ${done.size} of ${wanted.length} points${kept}`);
  }
  return { done, computed: done.size - resumed };
}

/** True when the values of a point are those the sweep declares. */
export function fillsPoint(values: PointValues, sweep: Pick<Sweep, "observables">): boolean {
  return Object.entries(sweep.observables).every(([name, { axes = [] }]) => values[name]?.length === pointCount(axes));
}

/** After an error, which is worth more than one of closing. */
export function closeQuietly(partial: PartialFile | undefined): void {
  try {
    partial?.close();
  } catch {
    // what was appended is in the file, or its line is found to be damaged
  }
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
