/** A kernel beside its NumPy twin: same task, same check, timed in turns. */
import { type BenchResult, ratiosOf } from "./bench.js";
import { NumpyTwin } from "./numpyTwin.js";
import { type Candidate, processorMilliseconds, timeInTurns } from "./timing.js";

export interface Comparison {
  /** What is timed, a part of the names in the table. */
  name: string;
  /** "ms/step", "ms/iteration" … */
  unit: string;
  /** What the kernel does once. */
  work: () => void;
  /** How often in one timed repeat: a few milliseconds' worth, so that the clock is fine enough. */
  calls: number;
  repeats: number;
  /** Upper bounds in the unit, by name. */
  targets: Record<string, number>;
  /** Number that the kernel found for the task, which the twin must find too. */
  check: number;
  /** Script in test/bench, and the task that it is sent. */
  script: string;
  task: object;
  /** Precisions in which the twin runs. Default: the kernel's, float32. float64 is what NumPy takes when nobody asks. */
  precisions?: readonly ("float32" | "float64")[];
}

/** Timings, ratio and notes of one comparison; without NumPy those of the kernel alone. */
export async function compare(comparison: Comparison): Promise<Omit<BenchResult, "bench" | "title">> {
  const { name, unit, work, calls, repeats, targets, check, script, task, precisions = ["float32"] } = comparison;
  const candidates: Candidate[] = [
    {
      name: `${name}, kernel`,
      once: () =>
        processorMilliseconds(() => {
          for (let i = 0; i < calls; i++) work();
        }) / calls,
    },
  ];
  const notes: string[] = [];
  const values: Record<string, number> = {};
  const twins: NumpyTwin[] = [];
  try {
    for (const dtype of precisions) {
      const numpy = NumpyTwin.start(script);
      if (!numpy) {
        notes.push(`${name}: no python3 with NumPy here, nothing to compare with`);
        break;
      }
      twins.push(numpy);
      const answer = await numpy.ask<{ check: number; numpy: string }>({ ...task, dtype });
      const difference = Math.abs(check / answer.check - 1);
      if (dtype === "float32") {
        values[`${name}, relative difference`] = difference;
        notes.push(`${name}: ${answer.numpy}, one thread; both find the same error, to ${difference.toExponential(0)}`);
      }
      candidates.push({
        name: `${name}, NumPy ${dtype}`,
        once: async () => (await numpy.ask<{ milliseconds: number }>({ repeats: calls })).milliseconds / calls,
      });
    }
    const timings = await timeInTurns(unit, candidates, repeats);
    const { median, minimum } = timings[0]!;
    for (const [target, bound] of Object.entries(targets)) {
      values[`${name}, ${target}`] = bound;
      const met = (time: number): string => (time <= bound ? "met" : "not met");
      notes.push(`${name}: ${target} ≤ ${bound} ${unit}: ${met(median)} by the median, ${met(minimum)} by the minimum`);
    }
    return { timings, ratios: ratiosOf(timings), notes, values };
  } finally {
    await Promise.all(twins.map((twin) => twin.stop()));
  }
}
