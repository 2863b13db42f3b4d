/** Timing of several candidates beside each other. */
import { median } from "../../numerics/statistics.js";

/** What was timed: one line of the table. */
export interface Timing {
  /** What ran. */
  name: string;
  /** Unit of the two times. */
  unit: string;
  median: number;
  minimum: number;
}

/** A candidate: returns the time that one of its repeats took, in the timing's unit. */
export interface Candidate {
  name: string;
  once: () => number | Promise<number>;
}

/**
 * Times the candidates in turns, `repeats` times each after two turns that don't count: what else the machine does
 * then slows all of them alike.
 */
export async function timeInTurns(unit: string, candidates: readonly Candidate[], repeats: number): Promise<Timing[]> {
  const times = candidates.map((): number[] => []);
  for (let turn = -2; turn < repeats; turn++) {
    for (const [i, { once }] of candidates.entries()) {
      const time = await once();
      if (turn >= 0) times[i]!.push(time);
    }
  }
  return candidates.map(({ name }, i) => ({
    name,
    unit,
    median: median(times[i]!),
    minimum: Math.min(...times[i]!),
  }));
}

/**
 * Milliseconds of processor time that `work` takes: what it would take on a free core, whatever else the machine does.
 * Of all threads of the process, so for work in this thread only.
 */
export function processorMilliseconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
