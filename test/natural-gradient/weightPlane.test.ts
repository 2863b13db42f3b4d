import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import {
  detour,
  firstWhenSecond,
  levelReach,
  meanDivergence,
  meanPath,
  meanUpdates,
  pathsOf,
  planeAngle,
  planeSamples,
} from "plasticity/natural-gradient";

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, expected ${expected} ± ${tolerance}`);

const taught = planeSamples(1, 1, 2000);

// The specification's reference, 60 000 samples: values to 6 %, Fisher matrix to 1e-2 and more for 2000 samples
test("cost and Fisher matrix at reference places", () => {
  for (const [first, second, cost] of [
    [-0.3, 0.5, 0.0092],
    [0.15, -0.3, 0.043],
    [0, 0, 0.01],
    [-0.3, -0.3, 0.054],
  ] as const) {
    near(meanDivergence([first / 2, second / 2], taught) / cost, 1, 0.15);
  }
  assert.equal(meanDivergence([0.075, 0.075], taught), 0);
  const { fisher } = meanUpdates([0.075, 0.075], taught);
  near(fisher[0]! / 476, 1, 0.15);
  near(fisher[1]! / 444, 1, 0.15);
  near(fisher[3]! / 4174, 1, 0.1);
});

test("the Euclidean rule's mean is the negative gradient of the cost, by differences (property)", () => {
  const weight = fc.double({ min: -0.2, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(weight, weight, (w1, w2) => {
      const { euclidean } = meanUpdates([w1, w2], taught);
      const h = 1e-5;
      const slope = [
        (meanDivergence([w1 + h, w2], taught) - meanDivergence([w1 - h, w2], taught)) / (2 * h),
        (meanDivergence([w1, w2 + h], taught) - meanDivergence([w1, w2 - h], taught)) / (2 * h),
      ];
      const size = Math.abs(slope[0]!) + Math.abs(slope[1]!);
      for (const i of [0, 1]) near(euclidean[i]!, -slope[i]!, 1e-5 * size + 1e-9);
    }),
    { numRuns: 20 },
  );
});

test("angles", () => {
  near(planeAngle([1, 0], [1, 1]), 45, 1e-12);
  near(planeAngle([1, 0], [0, -3]), 90, 1e-12);
  near(planeAngle([1, 0], [-1, 1]), 135, 1e-12);
  assert.equal(planeAngle([2, 1], [-4, -2]), 180);
  assert.equal(planeAngle([2, 1], [4, 2]), 0);
  assert.throws(() => planeAngle([0, 0], [1, 1]), /zero vector/);
  assert.throws(() => planeAngle([1], [1, 1]), /planeAngle: a: expected 2 entries, got 1/);
});

test("level reach: a parabola's, and none", () => {
  near(
    levelReach((d) => d * d, { level: 4, reach: 10 }),
    2,
    1e-8,
  );
  assert.equal(
    levelReach(() => 0, { level: 1, reach: 1 }),
    Infinity,
  );
  assert.throws(() => levelReach(() => 2, { level: 1, reach: 1 }), /below the level/);
});

test("detour and shares of the way", () => {
  const target = [2, 2];
  assert.equal(detour({ first: [0, 1, 2], second: [0, 1, 2], target }), 0);
  near(detour({ first: [0, 0, 2], second: [0, 2, 2], target }), Math.SQRT2, 1e-12);
  assert.equal(firstWhenSecond({ first: [0, 0.5, 2], second: [0, 1, 2], target }, 0.5), 0.25);
  near(firstWhenSecond({ first: [0, 1], second: [0, 2], target }, 0.8), 0.4, 1e-12);
  assert.ok(Number.isNaN(firstWhenSecond({ first: [0, 1], second: [0, 1], target }, 0.8)));
  assert.throws(() => detour({ first: [2], second: [0], target }), /a start that differs/);
  assert.throws(() => detour({ first: [], second: [], target }), /path/);
});

test("rows as paths, and their mean", () => {
  const row = (block: number, time: number, first: number) => ({ block, time, first, second: 2 * first });
  const paths = pathsOf([row(2, 5, 4), row(1, 0, 0), row(1, 5, 1), row(2, 0, 2)], [5, 5]);
  assert.deepEqual(
    paths.map(({ first }) => first),
    [
      [2, 4],
      [0, 1],
    ],
  );
  assert.deepEqual(meanPath(paths), { first: [1, 2.5], second: [2, 5], target: [5, 5] });
  assert.throws(() => meanPath([]), /paths/);
});
