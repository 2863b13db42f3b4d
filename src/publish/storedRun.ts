/** A stored result as a site tells of it: which run made it, and how long that took. */
import type { ObtainedResult } from "./restsOn.js";

/** A stored result. */
export interface StoredRun {
  experiment: string;
  profile: "quick" | "paper";
  title: string;
  /** Its file from the folder of results, with slashes. */
  file: string;
  content: Uint8Array;
  /** What it took, in seconds. */
  seconds: number;
  workers: number;
  command: string;
  /** Commit of the code; null when it was unknown. */
  commit: string | null;
  /** When it was computed, ISO 8601. */
  date: string;
  /** "v20.20.2" */
  node: string;
}

/** The stored result of an experiment; undefined when there is none. */
export type StoredRunLookup = (experiment: string, profile: "quick" | "paper") => StoredRun | undefined;

/** The stored results that notebooks obtained, each once, in the order of their files. */
export function runsOf(obtained: readonly ObtainedResult[], storedRun: StoredRunLookup): StoredRun[] {
  const wanted = new Map(obtained.map((result) => [`${result.experiment} ${result.profile}`, result]));
  return distinctRuns([...wanted.values()].flatMap(({ experiment, profile }) => storedRun(experiment, profile) ?? []));
}

/** Each run once, in the order of their files. */
export function distinctRuns(runs: readonly StoredRun[]): StoredRun[] {
  const byFile = new Map(runs.map((run) => [run.file, run]));
  return [...byFile.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** A time for people: "8 s", "12 min", "3 h 5 min". */
export function duration(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}

/** The same look-up, which reads each result once. */
export function remembered(storedRun: StoredRunLookup): StoredRunLookup {
  const known = new Map<string, StoredRun | undefined>();
  return (experiment, profile) => {
    const key = `${experiment} ${profile}`;
    if (!known.has(key)) known.set(key, storedRun(experiment, profile));
    return known.get(key);
  };
}
