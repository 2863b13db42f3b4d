import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { logistic, tabulatedLogistic } from "plasticity/natural-gradient";

test("within 2e-11 of the logistic function everywhere, also beyond the table (property)", () => {
  fc.assert(
    fc.property(fc.double({ min: -60, max: 60, noNaN: true }), (x) => {
      assert.ok(Math.abs(tabulatedLogistic(x) - logistic(x)) < 2e-11, `${x}`);
    }),
    { numRuns: 2000 },
  );
  assert.equal(tabulatedLogistic(1e9), 1);
  assert.equal(tabulatedLogistic(-1e9), 0);
  assert.ok(Number.isNaN(tabulatedLogistic(NaN)));
});

test("exact where it has entries", () => {
  for (const x of [-40, -1, 0, 1 / 64, 7, 39]) assert.equal(tabulatedLogistic(x), logistic(x));
});
