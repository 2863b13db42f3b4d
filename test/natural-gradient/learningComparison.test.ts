import assert from "node:assert/strict";
import { test } from "node:test";
import {
  batchCurves,
  commonFloor,
  firstBelow,
  meanCurve,
  overBatches,
  overtakes,
  timeAtFloor,
  timeRatio,
} from "plasticity/natural-gradient";

const near = (actual: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance * Math.abs(expected), `${actual}, expected ${expected}`);

const times = Array.from({ length: 81 }, (_, k) => 100 * k);
/** Exponential decay with a batch's own time constant. */
const decay = (constants: readonly number[]) => ({
  times,
  curves: constants.map((tau) => times.map((t) => Math.exp(-t / tau))),
});

test("rows in any order become one curve per batch", () => {
  const rows = [
    { batch: 2, time: 0, x: 5 },
    { batch: 1, time: 10, x: 2 },
    { batch: 1, time: 0, x: 1 },
    { batch: 2, time: 10, x: 7 },
  ];
  const curves = batchCurves(rows, "x");
  assert.deepEqual(curves, {
    times: [0, 10],
    curves: [
      [5, 7],
      [1, 2],
    ],
  });
  assert.deepEqual(meanCurve(curves), [3, 4.5]);
  assert.deepEqual(meanCurve(curves, [1, 1]), [1, 2]);
  assert.throws(() => batchCurves([], "x"), /rows/);
  assert.throws(() => batchCurves(rows.slice(1), "x"), /times in each batch/);
});

test("an exponential falls below a level at τ ln(1/level), exactly between samples", () => {
  const [curve] = decay([1234]).curves;
  for (const level of [0.9, 0.1, 0.01]) near(firstBelow(times, curve!, level), 1234 * Math.log(1 / level));
  assert.equal(firstBelow(times, curve!, 1e-9), Infinity);
  assert.equal(firstBelow(times, curve!, 2), 0);
  assert.throws(() => firstBelow(times, curve!, 0), /level/);
  assert.throws(() => firstBelow([0, 1], [1, -1], 0.5), /curve\[1\]/);
  assert.throws(() => firstBelow([0, 1], [1], 0.5), /curve: expected 2/);
});

test("time ratios, with an interval over batches that holds the truth", () => {
  const estimate = timeRatio(decay([2000, 2000, 2000]), decay([500, 500, 500]), 0.05);
  near(estimate.measured, 4);
  assert.deepEqual(estimate.units, { count: 3, of: "batches" });
  const scattered = timeRatio(decay([1500, 2000, 2700]), decay([500, 500, 500]), 0.1);
  assert.ok(scattered.interval[0] < 4 && scattered.interval[1] > 4.2);
  assert.throws(() => timeRatio(decay([1, 2]), decay([1]), 0.5), /batches in each/);
  near(overBatches([decay([700, 700])], (batches) => batches.length).measured, 2);
});

test("overtaking: only after having been behind", () => {
  near(overtakes([0, 1, 2], [4, 2, 2], [4, 4, 1]), 1.5);
  assert.ok(Number.isNaN(overtakes([0, 1], [4, 2], [4, 1])));
  assert.ok(Number.isNaN(overtakes([0, 1], [4, 1], [5, 2])));
});

test("speed at an equal floor", () => {
  const fast = [4, 1, 2].map((eta) => ({ floor: 1e-5 * eta, time: 1000 / eta }));
  const slow = [2, 1, 8].map((eta) => ({ floor: 1.5e-5 * eta, time: 3000 / eta }));
  near(timeAtFloor(fast, 2.5e-5), 400);
  near(timeAtFloor([...fast, { floor: 3e-5, time: Infinity }], 3e-5), 1000 / 3);
  assert.ok(Number.isNaN(timeAtFloor(fast, 1e-6)));
  const floor = commonFloor(fast, slow);
  near(floor, Math.sqrt(1.5 * 4) * 1e-5);
  near(timeAtFloor(slow, floor) / timeAtFloor(fast, floor), 4.5);
  assert.ok(Number.isNaN(commonFloor(fast, [{ floor: 1, time: 1 }])));
});
