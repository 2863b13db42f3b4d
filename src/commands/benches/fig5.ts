/** `plasticity bench fig5`: some points of Fig 5 and of its supplement at paper scale, and what all of them would take. */
import { Worker } from "node:worker_threads";
import { once } from "node:events";
import { pointAt } from "../../experiments/axes.js";
import type { Experiment } from "../../experiments/define.js";
import { planSweep } from "../../experiments/runExperiment.js";
import type { PointTask } from "../../experiments/worker.js";
import { allExperiments, findExperiment } from "../registry.js";
import type { BenchResult } from "./bench.js";
import type { Timing } from "./timing.js";

const WORKERS = 2;
const TARGET_MINUTES = 10;
/** Points per experiment: enough for a few seconds of work. */
const SUBSETS = [
  { experiment: "optimal-plasticity/fig5-nonlinear", points: 12 },
  { experiment: "optimal-plasticity/fig5-linear", points: 12 },
];

/** What a worker answers. */
type Answer = "ready" | { milliseconds: number[] };

export async function fig5Bench(): Promise<BenchResult> {
  const experiments = await allExperiments();
  const timings: Timing[] = [];
  const notes: string[] = [];
  const values: Record<string, number> = { targetMinutes: TARGET_MINUTES };
  let minutes = 0;
  let freeMinutes = 0;
  for (const { experiment: name, points } of SUBSETS) {
    const experiment = findExperiment(experiments, name);
    const { tasks, all } = subset(experiment, points);
    const { wall, processor, perPoint } = await runOnWorkers(tasks);
    const expected = ((wall / tasks.length) * all) / 60_000;
    const free = ((processor / WORKERS / tasks.length) * all) / 60_000;
    minutes += expected;
    freeMinutes += free;
    perPoint.sort((a, b) => a - b);
    timings.push({
      name: experiment.name,
      unit: "ms/point (wall)",
      median: perPoint[Math.floor(perPoint.length / 2)]!,
      minimum: perPoint[0]!,
    });
    values[`${experiment.name} minutes`] = expected;
    notes.push(
      `${experiment.name}: ${tasks.length} of ${all} points at paper scale took ${(wall / 1000).toFixed(1)} s on ` +
        `${WORKERS} workers (processor time ${(processor / 1000).toFixed(1)} s); all of them would take ` +
        `${expected.toFixed(1)} min as busy as the machine is, ${free.toFixed(1)} min on free cores`,
    );
  }
  values["minutes"] = minutes;
  values["minutes on free cores"] = freeMinutes;
  notes.push(
    `Fig 5 and supplement, extrapolated: ${minutes.toFixed(1)} min, on ${WORKERS} free cores ` +
      `${freeMinutes.toFixed(1)} min; target < ${TARGET_MINUTES} min: ` +
      `${minutes < TARGET_MINUTES ? "met" : freeMinutes < TARGET_MINUTES ? "met on free cores only" : "not met"}`,
  );
  return {
    bench: "fig5",
    title: "points of Fig 5 and of its supplement, paper profile",
    timings,
    ratios: [],
    notes,
    values,
  };
}

/** `count` points, evenly spread over the sweep of the paper profile. */
function subset(experiment: Experiment, count: number): { tasks: PointTask[]; all: number } {
  const seed = 1;
  const { parameters, axes, points: all } = planSweep(experiment, "paper", {}, seed);
  const { module, exportName } = experiment;
  const tasks = Array.from({ length: Math.min(count, all) }, (_, i): PointTask => {
    const index = Math.floor(((i + 0.5) * all) / Math.min(count, all));
    return { module, exportName, parameters, point: pointAt(axes, index), index, seed };
  });
  return { tasks, all };
}

/** Milliseconds of all tasks once the workers have loaded the code (wall, processor), and wall time of each. */
async function runOnWorkers(tasks: PointTask[]): Promise<{ wall: number; processor: number; perPoint: number[] }> {
  const workers = Array.from({ length: WORKERS }, (_, w) => {
    const own = tasks.filter((_, i) => i % WORKERS === w);
    return new Worker(new URL("./pointWorker.js", import.meta.url), { workerData: own });
  });
  try {
    await Promise.all(workers.map((worker) => answer(worker)));
    const start = performance.now();
    const before = process.cpuUsage();
    const done = workers.map((worker) => answer(worker));
    for (const worker of workers) worker.postMessage("go");
    const answers = await Promise.all(done);
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    return {
      wall,
      processor: (user + system) / 1000,
      perPoint: answers.flatMap((one) => (one === "ready" ? [] : one.milliseconds)),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** The next message of a worker. An error in the worker rejects. */
async function answer(worker: Worker): Promise<Answer> {
  const [message] = (await once(worker, "message")) as [Answer];
  return message;
}
