import type { Timing } from "./timing.js";

/** What a bench found. */
export interface BenchResult {
  bench: string;
  /** One line that says what was timed. */
  title: string;
  timings: Timing[];
  /** How many times faster the first timing is than each other one, by medians and by minima. */
  ratios: { of: string; to: string; median: number; minimum: number }[];
  /** Further findings: targets, extrapolations, agreement of the results. */
  notes: string[];
  /** Numbers behind the notes. */
  values: Record<string, number>;
}

/** The first timing against each of the others. */
export function ratiosOf(timings: readonly Timing[]): BenchResult["ratios"] {
  const [first, ...others] = timings;
  if (first === undefined) return [];
  return others.map((other) => ({
    of: other.name,
    to: first.name,
    median: other.median / first.median,
    minimum: other.minimum / first.minimum,
  }));
}
