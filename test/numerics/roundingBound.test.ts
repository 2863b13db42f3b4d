import assert from "node:assert/strict";
import { test } from "node:test";
import { roundingBound } from "plasticity/numerics";

test("a residual is the power of ten that it keeps", () => {
  const cases: [number, number][] = [
    [6.67e-13, 1e-12],
    [-1.16e-12, 1e-11],
    [1e-12, 1e-12],
    [0, 1e-17],
    [3, 10],
    [Infinity, Infinity],
  ];
  for (const [value, bound] of cases) assert.equal(roundingBound(value), bound);
  assert.equal(roundingBound(1e-16, 1e-12), 1e-12);
  assert.throws(() => roundingBound(NaN), /roundingBound: expected a number and a bound > 0, got NaN and 1e-17/);
  assert.throws(() => roundingBound(1, 0), /got 1 and 0/);
});
