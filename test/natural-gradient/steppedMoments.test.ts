import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { steppedMoments } from "plasticity/natural-gradient";
import { relative } from "./randomAfferents.js";

test("tails of the normal distribution (Abramowitz & Stegun, Tables 26.1 and 26.2)", () => {
  assert.ok(relative(steppedMoments(1, 0, 1).c1, 0.5) < 1e-13);
  assert.ok(relative(steppedMoments(1, 1.5, 1).c1, 0.066807201) < 1e-8);
  assert.ok(relative(steppedMoments(1, 5, 1).c1, 2.866515719e-7) < 1e-9);
  assert.equal(steppedMoments(2, -50, 1).c1, 2);
  assert.equal(steppedMoments(2, 50, 1).c1, 0);
});

test("c₂ and c₃ are the derivatives of c₁ with respect to the mean (property)", () => {
  const inputs = [fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.2, max: 20, noNaN: true })] as const;
  fc.assert(
    fc.property(...inputs, (place, deviation) => {
      const step = 1e-4;
      const at = (shift: number) => steppedMoments(3, place - (shift * step) / deviation, deviation);
      const { c2, c3 } = at(0);
      assert.ok(Math.abs((at(1).c1 - at(-1).c1) / (2 * step) - c2) < 1e-6 / deviation);
      assert.ok(Math.abs((at(1).c2 - at(-1).c2) / (2 * step) - c3) < 1e-5 / deviation ** 2);
    }),
  );
});
