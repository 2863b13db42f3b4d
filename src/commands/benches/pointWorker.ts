/** Worker of the bench `fig5`: loads the experiment, says that it is ready, and times its points when told to. */
import { parentPort, workerData } from "node:worker_threads";
import runPoint, { type PointTask } from "../../experiments/worker.js";

const tasks = workerData as PointTask[];

async function load(): Promise<void> {
  for (const module of new Set(tasks.map((task) => task.module))) await import(module);
  parentPort!.postMessage("ready");
}

async function run(): Promise<void> {
  const milliseconds: number[] = [];
  for (const task of tasks) {
    const start = performance.now();
    await runPoint(task);
    milliseconds.push(performance.now() - start);
  }
  parentPort!.postMessage({ milliseconds });
}

// A failure ends the worker with an error event, which rejects what waits for its answer.
parentPort!.once("message", () => void run().catch(fail));
void load().catch(fail);

function fail(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
