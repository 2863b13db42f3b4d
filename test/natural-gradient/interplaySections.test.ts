import assert from "node:assert/strict";
import { test } from "node:test";
import {
  alignedBeyond,
  oppositeSigns,
  sectionMeans,
  sectionTrials,
  shareBeyond,
  signChange,
  valueAt,
} from "plasticity/natural-gradient";
import type { SectionRow } from "plasticity/natural-gradient";

const row = (start: number, trial: number, change: number, offset = 1, shrinkage = -0.5): SectionRow => ({
  start,
  trial,
  change,
  offset,
  shrinkage,
  ...{ homosynaptic: 0, uniform: 0, proportional: 0, output: 10 * start, weightedOutput: 0 },
});

test("rows as curves of trials, and their means", () => {
  const rows = [row(2, 1, 5), row(1, 1, 3), row(1, 2, 1), row(2, 2, 7)];
  const trials = sectionTrials(rows);
  assert.deepEqual(
    trials.map(({ starts, change }) => [starts, change]),
    [
      [
        [1, 2],
        [3, 5],
      ],
      [
        [1, 2],
        [1, 7],
      ],
    ],
  );
  assert.deepEqual(sectionMeans(rows).change, [2, 6]);
  assert.throws(() => sectionTrials(rows.slice(1)), /trial 1: expected 2 starts, got 1/);
  assert.throws(() => sectionMeans([]), /rows/);
});

test("where both groups are depressed: only where the uniform term potentiates and the proportional one depresses", () => {
  const rows = [row(1, 1, 0, 1, -0.5), row(2, 1, 0, -1, -0.5), row(3, 1, 0, 1, 0.5)];
  assert.deepEqual(alignedBeyond(sectionMeans(rows)), [2, NaN, NaN]);
});

test("sign changes and values between samples", () => {
  assert.equal(signChange([1, 2, 3], [2, 1, -1]), 2.5);
  assert.equal(signChange([1, 2], [0, 5]), 1);
  assert.equal(signChange([1, 2], [-1, 0]), 2);
  assert.ok(Number.isNaN(signChange([1, 2], [1, 2])));
  assert.equal(valueAt([0, 1, 3], [10, 20, 0], 2), 10);
  assert.equal(valueAt([0, 1, 3], [10, 20, 0], 0), 10);
  assert.throws(() => valueAt([0, 1], [1, 2], 1.5), /place/);
  assert.throws(() => signChange([1, 1], [1, 2]), /places\[1\]/);
  assert.throws(() => signChange([1, 2], [1, NaN]), /values\[1\]/);
});

test("maps", () => {
  assert.deepEqual(oppositeSigns([1, -1, 0], [-2, -2, 3]), [true, false, false]);
  assert.equal(shareBeyond([1, -13, 12, 20], 12), 0.5);
  assert.throws(() => oppositeSigns([1], [1, 2]), /b: expected 1/);
  assert.throws(() => shareBeyond([], 1), /entries/);
});
