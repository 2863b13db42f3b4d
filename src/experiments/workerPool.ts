/**
 * Worker threads that all sweeps of a process share: a notebook's second sweep finds them started, with its modules
 * loaded. They start with the first sweep, don't keep the process alive while they are idle, and end with it.
 */
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { codeDigest } from "./codeDigest.js";
import type { PointValues } from "./partial.js";
import type { PointTask } from "./worker.js";

interface Pool {
  readonly threads: Piscina;
  readonly size: number;
  /** Modules that its threads have loaded, with the digest of what they loaded: threads keep modules. */
  readonly loaded: Map<string, string>;
  /** How many sweeps use it now. */
  sweeps: number;
}

let shared: Pool | undefined;

/** A sweep's use of the threads. */
export interface PoolLease {
  /** Computes one point; waits when all threads are taken. Rejects with the point's own error, or when given back. */
  run(task: PointTask): Promise<PointValues>;
  /** Ends the threads of points that still run, and waits until they have ended; idle ones stay for the next sweep. */
  giveBack(): Promise<void>;
}

/**
 * Takes at least `workers` of the process' threads into use for an experiment in `module`. The pool is made anew when it
 * is too small, or when the code that its threads hold was changed (a rebuild under a running kernel); sweeps that run
 * in the old one end there.
 *
 * `const pool = leasePool(2, experiment.module); try { await pool.run(task) } finally { await pool.giveBack() }`
 */
export function leasePool(workers: number, module: string): PoolLease {
  const pool = shared !== undefined && serves(shared, workers) ? shared : replacePool(workers);
  if (!pool.loaded.has(module)) pool.loaded.set(module, codeDigest(module));
  pool.sweeps++;
  const stop = new AbortController();
  return {
    run: (task) => pool.threads.run(task, { signal: stop.signal }) as Promise<PointValues>,
    async giveBack() {
      const before = pool.threads.threads;
      stop.abort();
      const left = new Set(pool.threads.threads);
      await Promise.all(before.filter((thread) => !left.has(thread)).map((thread) => thread.terminate()));
      pool.sweeps--;
      await endUnused(pool);
    },
  };
}

function serves(pool: Pool, workers: number): boolean {
  return pool.size >= workers && [...pool.loaded].every(([module, code]) => codeDigest(module) === code);
}

function replacePool(workers: number): Pool {
  const old = shared;
  const size = Math.max(workers, old?.size ?? 0);
  // As many threads at the least as at the most: only then does Piscina replace one that was ended while others wait.
  // An idle thread waits in its event loop, not in `Atomics.wait`: there, in Node 24, one that was told to end as it
  // finished a point was never woken, and whoever waited for its end hung (7 of 40 runs).
  const threads = new Piscina({
    filename: fileURLToPath(new URL("./worker.js", import.meta.url)),
    minThreads: size,
    maxThreads: size,
    atomics: "disabled",
  });
  threads.on("error", ignoreLateAnswers);
  shared = { threads, size, loaded: new Map(), sweeps: 0 };
  if (old !== undefined) void endUnused(old);
  return shared;
}

/** A thread may have answered in the moment in which its point was stopped: nobody waits for that answer any more. */
function ignoreLateAnswers(error: Error): void {
  if (!error.message.startsWith("Unexpected message from Worker")) throw error;
}

/** Ends the threads of a pool that was replaced, once no sweep uses it. */
async function endUnused(pool: Pool): Promise<void> {
  if (pool !== shared && pool.sweeps === 0) await pool.threads.destroy();
}
