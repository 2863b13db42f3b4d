import assert from "node:assert/strict";
import { test } from "node:test";
import { rows, type Observable } from "plasticity/experiments";

const time = { name: "time", values: [0, 10] };
const neuron = { name: "neuron", values: ["x", "y", "z"] };
const result = {
  axes: [{ name: "ratio", values: [0.5, 1] }],
  observables: { error: {}, sd: {}, trace: { axes: [time] }, rate: { axes: [neuron, time] } },
  values: { error: [1, 2], sd: [3, 4], trace: [5, 6, 7, 8], rate: Array.from({ length: 12 }, (_, i) => 100 + i) },
};

test("one record per point with the single numbers", () => {
  assert.deepEqual(rows(result), [
    { ratio: 0.5, error: 1, sd: 3 },
    { ratio: 1, error: 2, sd: 4 },
  ]);
});

test("an observable's own axes become coordinates", () => {
  assert.deepEqual(rows(result, ["trace", "error"]), [
    { ratio: 0.5, time: 0, trace: 5, error: 1 },
    { ratio: 0.5, time: 10, trace: 6, error: 1 },
    { ratio: 1, time: 0, trace: 7, error: 2 },
    { ratio: 1, time: 10, trace: 8, error: 2 },
  ]);
});

test("axes in another order are matched by name", () => {
  const joint = rows(result, ["trace", "rate"]);
  assert.equal(joint.length, 12);
  const found = joint.find((row) => row["ratio"] === 1 && row["time"] === 10 && row["neuron"] === "y");
  // rate: point 1, neuron y (1 of 3), time 10 (1 of 2); trace: point 1, time 10
  assert.deepEqual(found, { ratio: 1, time: 10, neuron: "y", trace: 8, rate: 100 + 6 + 2 + 1 });
});

test("without single numbers all observables, if their axes agree", () => {
  const { axes, observables, values } = result;
  const traces = rows({ axes, observables: { trace: observables.trace }, values: { trace: values.trace } });
  assert.equal(traces.length, 4);
  const { trace, rate } = observables;
  const mixed: Record<"trace" | "rate", Observable> = { trace, rate };
  assert.throws(() => rows({ axes, observables: mixed, values }), /rows: expected a choice among trace, rate/);
});

test("an unknown observable is named", () => {
  assert.throws(() => rows(result, ["eror" as "error"]), /expected observables among error, sd, .*, got "eror"/);
});
