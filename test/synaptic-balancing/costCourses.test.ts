import assert from "node:assert/strict";
import { test } from "node:test";
import { balance, costCourses, excursion, flowRows, halfTime, ring, twoNeurons } from "plasticity/synaptic-balancing";

test("courses give the cost of each synapse at each time", () => {
  const times = [0, 0.1, 0.5];
  const flow = balance([0, 3, 0.75, 0], { times, relativeTolerance: 1e-11, absoluteTolerance: 1e-13 });
  const rows = costCourses(flow, [
    { name: "c12", from: 1, to: 0 },
    { name: "c21", from: 0, to: 1 },
  ]);
  assert.equal(rows.length, 6);
  for (const { time, synapse, cost } of rows) {
    const exact = twoNeurons({ c12: 3, c21: 0.75 }, time)[synapse as "c12" | "c21"];
    assert.ok(Math.abs(cost - exact) < 1e-9, `${synapse} at ${time}: ${cost}, expected ${exact}`);
  }
});

test("a synapse of a neuron that isn't there is refused", () => {
  const flow = balance(ring().perturbed, { times: [0, 1] });
  assert.throws(() => costCourses(flow, [{ name: "A", from: 0, to: 12 }]), /expected 0 … 11, got 12/);
  assert.throws(() => costCourses(flow, [{ name: "A", from: -1, to: 2 }]), /synapses\[0\]\.from: .* ≥ 0, got -1/);
});

test("half-time of an exponential is ln 2, whichever way it goes", () => {
  const times = Array.from({ length: 4001 }, (_, k) => k / 100);
  for (const sign of [1, -1]) {
    const half = halfTime(
      times,
      times.map((t) => sign * Math.exp(-t)),
    );
    assert.ok(Math.abs(half - Math.LN2) < 1e-4, `${half}`);
  }
});

test("half-time refuses what has none", () => {
  assert.throws(() => halfTime([0], [1]), /two or more/);
  assert.throws(() => halfTime([0, 1], [1, 2, 3]), /2 and 3/);
  assert.throws(() => halfTime([0, 1, 2], [1, 5, 1]), /changes/);
  assert.throws(() => halfTime([0, 1], [0, NaN]), /values\[1\]: expected a finite number, got NaN/);
});

test("flow rows hold cost, imbalance and the largest coordinate of each time", () => {
  const flow = balance([0, 3, 0, 0], { times: [0, 4], relativeTolerance: 1e-11, absoluteTolerance: 1e-13 });
  const [start, end] = flowRows(flow);
  assert.deepEqual(start, { time: 0, total: 3, imbalance: Math.sqrt(18), reach: 0 });
  // a single synapse: c = 3/49 at t = 4, h₂ − h₁ = −½ ln 49
  assert.ok(Math.abs(end!.total - 3 / 49) < 1e-9);
  assert.ok(Math.abs(end!.imbalance - (3 / 49) * Math.SQRT2) < 1e-9);
  assert.ok(Math.abs(end!.reach - Math.log(49) / 4) < 1e-9);
});

test("excursion: of a course that overshoots, its extreme and half of the way there", () => {
  const times = [0, 1, 2, 3, 4];
  assert.deepEqual(excursion(times, [1, 2, 5, 3, 2]), { extreme: 5, halfTime: 1 + 1 / 3 });
  assert.deepEqual(excursion(times, [1, 0, -1, 0, 0.5]), { extreme: -1, halfTime: 1 });
  // one that doesn't come back: the same as towards the end
  const rising = [0, 1, 3, 4, 4];
  assert.equal(excursion(times, rising).halfTime, halfTime(times, rising));
  assert.throws(() => excursion([0, 1], [2, 2]), /changes/);
  assert.throws(() => excursion([0], [1]), /two or more/);
});
