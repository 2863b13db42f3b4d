import assert from "node:assert/strict";
import { test } from "node:test";
import { learningRate } from "plasticity/network-size";

test("k is the lost share of the error per unit of time", () => {
  assert.equal(learningRate({ before: 2, after: 1.5, cycle: 0.5 }), 0.5);
  assert.ok(learningRate({ before: 1, after: 1.2, cycle: 1 }) < 0);
});

test("k: an error of 0 before, a negative one after, T ≤ 0", () => {
  assert.throws(() => learningRate({ before: 0, after: 1, cycle: 1 }), /before: expected a number > 0, got 0/);
  assert.throws(() => learningRate({ before: 1, after: -1, cycle: 1 }), /after: expected a number ≥ 0, got -1/);
  for (const cycle of [0, -1, NaN])
    assert.throws(() => learningRate({ before: 1, after: 1, cycle }), /cycle: expected/);
});
