import assert from "node:assert/strict";
import { test } from "node:test";
import { secondOrderDivergence, TestSet, checkedTask } from "../../src/natural-gradient/index.ts";

const potentials = Float64Array.from([20, 5, 3, 0, 8, 12]);
const teacher = [0.3, 0.4];
const moved = (by: number) => [0.3 + by, 0.4 - 0.5 * by];

test("it is the divergence's limit for small differences", () => {
  const set = new TestSet(checkedTask({ rates: [10, 50], rule: "natural", learningRate: 0 }), potentials, teacher);
  const ratio = (by: number) =>
    set.errors(moved(by)).divergence / secondOrderDivergence(potentials, teacher, moved(by));
  assert.ok(Math.abs(ratio(1e-3) - 1) < 2e-3, `${ratio(1e-3)}`);
  // and a large difference shows the non-linearity
  assert.ok(Math.abs(ratio(0.5) - 1) > 0.05, `${ratio(0.5)}`);
});

test("it grows with the square of the difference and vanishes at the teacher", () => {
  const at = (by: number) => secondOrderDivergence(potentials, teacher, moved(by));
  assert.ok(Math.abs(at(0.2) / at(0.1) - 4) < 1e-12);
  assert.equal(secondOrderDivergence(potentials, teacher, teacher), 0);
});

test("bad input is refused by name", () => {
  assert.throws(() => secondOrderDivergence(potentials, teacher, [0.3, NaN]), /weights/);
  assert.throws(() => secondOrderDivergence(potentials, teacher, [0.3]), /weights/);
  assert.throws(() => secondOrderDivergence([1, 2, 3], teacher, teacher), /samples/);
  assert.throws(() => secondOrderDivergence([], teacher, teacher), /samples/);
  assert.throws(() => secondOrderDivergence(potentials, teacher, teacher, { timeStep: 0 }), /timeStep/);
});
