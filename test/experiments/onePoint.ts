import assert from "node:assert/strict";
import { planSweep, pointAt } from "plasticity/experiments";
import type { Experiment } from "plasticity/experiments";

/** One point of an experiment, run in this thread: exactly what it declares, in the declared sizes, all finite. */
export async function onePoint(experiment: Experiment, index: number, changes: Record<string, unknown> = {}) {
  const { parameters, axes, observables } = planSweep(experiment, "quick", changes);
  const values = await experiment.run({ parameters, point: pointAt(axes, index), index, seed: 1 });
  const flat = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? [value] : Array.from(value)]),
  );
  assert.deepEqual(Object.keys(flat).sort(), Object.keys(observables).sort());
  for (const [name, numbers] of Object.entries(flat)) {
    const expected = (observables[name]!.axes ?? []).reduce((count, axis) => count * axis.values.length, 1);
    assert.equal(numbers.length, expected, `${experiment.name}: ${name}`);
    assert.ok(numbers.every(Number.isFinite), `${experiment.name}: ${name} is finite`);
  }
  return flat;
}
