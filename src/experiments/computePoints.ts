/** The points of a sweep, computed in worker threads. */
import { setImmediate } from "node:timers/promises";
import { pointAt } from "./axes.js";
import type { Experiment } from "./define.js";
import type { PointValues } from "./partial.js";
import type { Sweep } from "./runExperiment.js";
import { leasePool } from "./workerPool.js";

/** The sweep was stopped by an interrupt or an AbortSignal; what was done is kept if there is a result file. */
export class InterruptedError extends Error {
  override name = "InterruptedError";
}

/**
 * Distributes points of a sweep over worker threads, each taking the next when it has finished one; `onPoint` is told of
 * each when it is done, in whatever order. An interrupt of the process (SIGINT) or the signal stops it.
 *
 * `await computePoints(experiment, sweep, { seed: 1, workers: 2, signal: undefined, points: [0, 5] }, console.log)`
 *
 * Throws `InterruptedError` when stopped; `Error` naming the point when one failed. No point runs on after that.
 */
export async function computePoints(
  experiment: Pick<Experiment, "name" | "module" | "exportName">,
  sweep: Pick<Sweep, "axes" | "parameters">,
  options: { seed: number; workers: number; signal: AbortSignal | undefined; points: readonly number[] },
  onPoint: (index: number, values: PointValues) => void,
): Promise<void> {
  const { seed, signal, points } = options;
  if (signal?.aborted) throw new InterruptedError("interrupted");
  if (points.length === 0) return;
  // A notebook's cell runs under `vm`'s breakOnSigint, which resets the process' handling of SIGINT when the cell's
  // synchronous part ends: a listener added before that would be dead, and an interrupt would kill the kernel.
  await setImmediate();
  const workers = Math.min(options.workers, points.length);
  const { module, exportName } = experiment;
  const pool = leasePool(workers, module);
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => reject(new InterruptedError("interrupted"));
  });
  signal?.addEventListener("abort", interrupt);
  process.on("SIGINT", interrupt);
  const queue = points.values();
  let isOver = false;
  const lane = async (): Promise<void> => {
    for (const index of queue) {
      const point = pointAt(sweep.axes, index);
      let values: PointValues;
      try {
        values = await pool.run({ module, exportName, parameters: sweep.parameters, point, index, seed });
      } catch (error) {
        const where = Object.entries(point).map(([name, value]) => `${name} = ${value}`);
        const label = `${experiment.name}: point ${index}${where.length ? ` (${where.join(", ")})` : ""}`;
        throw new Error(`${label} failed: ${(error as Error).message}`, { cause: error });
      }
      if (isOver) return;
      onPoint(index, values);
    }
  };
  try {
    await Promise.race([Promise.all(Array.from({ length: workers }, lane)), interrupted]);
  } finally {
    isOver = true;
    signal?.removeEventListener("abort", interrupt);
    process.off("SIGINT", interrupt);
    await pool.giveBack();
  }
}
