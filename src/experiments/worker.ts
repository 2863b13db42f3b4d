/** What a worker thread executes: one point of a sweep. */
import { pointCount, type AxisValue } from "./axes.js";
import type { Experiment } from "./define.js";
import { rounded } from "./numbers.js";
import type { PointValues } from "./partial.js";

/** A point to compute, as it is sent to a worker. */
export interface PointTask {
  module: string;
  exportName: string;
  parameters: Record<string, unknown>;
  point: Record<string, AxisValue>;
  index: number;
  seed: number;
}

/**
 * Runs one point: imports the experiment (once per worker, Node keeps modules), calls its `run`, checks that exactly
 * the declared observables came with the declared sizes, and rounds to their digits.
 */
export default async function runPoint(task: PointTask): Promise<PointValues> {
  const { module, exportName, parameters, point, index, seed } = task;
  const exports = (await import(module)) as Record<string, Experiment | undefined>;
  const experiment = exports[exportName];
  if (!experiment) throw new Error(`expected an experiment exported as "${exportName}", got none`);
  const measured: Record<string, number | ArrayLike<number>> = await experiment.run({ parameters, point, index, seed });
  const observables = experiment.observables(parameters);
  for (const name of Object.keys(measured)) {
    if (!(name in observables)) {
      throw new Error(`expected the observables ${Object.keys(observables).join(", ")}, got "${name}"`);
    }
  }
  const values: PointValues = {};
  for (const [name, { axes = [], digits }] of Object.entries(observables)) {
    const value = measured[name];
    const numbers = typeof value === "number" ? [value] : Array.from(value ?? []);
    const expected = pointCount(axes);
    if (numbers.length !== expected) {
      throw new Error(`${name}: expected ${expected} ${expected === 1 ? "value" : "values"}, got ${numbers.length}`);
    }
    const bad = numbers.find((number) => typeof number !== "number");
    if (bad !== undefined) throw new Error(`${name}: expected numbers, got ${String(bad)}`);
    values[name] = numbers.map((number) => rounded(number, digits));
  }
  return values;
}
