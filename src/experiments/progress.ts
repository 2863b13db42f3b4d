/**
 * How a sweep tells how far it is. The experiments don't know who shows it: a notebook's lab or a terminal registers
 * itself here, once per process.
 */

/** State of a running sweep. */
export interface Progress {
  experiment: string;
  /** Points done, those resumed from an unfinished sweep included. */
  done: number;
  total: number;
  /** Seconds since this run started. */
  elapsed: number;
  /** Estimated seconds left, from the points this run has computed; undefined before the first. */
  left: number | undefined;
}

/** Which result a display ends with: what `plasticity verify` holds a saved notebook against. */
export interface ShownResult {
  experiment: string;
  profile: string;
  /** Of what the result says, see `contentDigest`. */
  digest: string;
}

/** One display of one sweep. */
export interface ProgressDisplay {
  /** Called when a point is done (at most some times a second). */
  update(progress: Progress): void;
  /**
   * Called once at the end with a text that is the same for each run: a saved notebook keeps it. The caution is what a
   * reader of the result should know of it, e.g. that other code made it. With the result, the output records which one
   * it is.
   */
  finish(summary: string, caution?: string, result?: ShownResult): void;
  /** Called instead of `finish` when the sweep failed or was interrupted. */
  fail?(message: string): void;
}

/** Opens a display for a sweep; the label is e.g. "fig5-nonlinear · quick profile". */
export type ProgressReporter = (label: string) => ProgressDisplay;

const silent: ProgressReporter = () => ({ update: () => undefined, finish: () => undefined });
let reporter: ProgressReporter = silent;

/**
 * Makes `obtain` show its progress by this reporter (undefined: not at all). Returns the one before.
 *
 * `setProgressReporter((label) => ({ update: ({ done, total }) => …, finish: (text) => … }))`
 */
export function setProgressReporter(next: ProgressReporter | undefined): ProgressReporter {
  const before = reporter;
  reporter = next ?? silent;
  return before;
}

/** The display for a new sweep. */
export function openProgress(label: string): ProgressDisplay {
  return reporter(label);
}

/** A duration for people: "12 s", "3 min 20 s", "1 h 05 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, "0")} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
