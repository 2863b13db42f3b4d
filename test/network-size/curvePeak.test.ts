import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { curvePeak } from "plasticity/network-size";
import { exp, ln } from "plasticity/numerics";
import { near } from "./someNetworks.js";

const SIZES = [18, 32, 50, 72, 98, 128, 200, 288, 392, 578, 800, 1152];

test("a parabola in ln N gives its own top", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 25, max: 800, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      (top, height) => {
        const values = SIZES.map((size) => height - 0.3 * ln(size / top) * ln(size / top));
        const { size, atEnd } = curvePeak(SIZES, values);
        assert.ok(atEnd || near(size / top, 1, 1e-9), `${size} for ${top}`);
      },
    ),
  );
});

test("symmetric in ln N, as eq. (10): the top within 2 %", () => {
  // −(√(N*/N) + √(N/N*)), the part of (10) that depends on N along c₁ = c₂
  for (const top of [64, 100, 200, 400]) {
    const values = SIZES.map((size) => -Math.sqrt(top / size) - Math.sqrt(size / top));
    assert.ok(near(curvePeak(SIZES, values).size / top, 1, 0.02), String(top));
  }
});

test("a curve that only rises or only falls has its largest value at an end", () => {
  assert.deepEqual(curvePeak(SIZES, SIZES), { size: 1152, atEnd: true });
  assert.deepEqual(
    curvePeak(
      SIZES,
      SIZES.map((size) => -size),
    ),
    { size: 18, atEnd: true },
  );
});

test("size is a scale", () => {
  const values = SIZES.map((size) => -Math.abs(ln(size / 210)));
  const base = curvePeak(SIZES, values).size;
  const scaled = curvePeak(
    SIZES.map((size) => exp(1) * size),
    values,
  ).size;
  assert.ok(near(scaled / base, exp(1), 1e-9));
});

test("bad input", () => {
  assert.throws(() => curvePeak([1, 2], [0, 0]), /number of sizes: expected a number ≥ 3, got 2/);
  assert.throws(() => curvePeak([1, 1, 2], [0, 1, 0]), /rising/);
  assert.throws(() => curvePeak([-1, 1, 2], [0, 1, 0]), /rising/);
  assert.throws(() => curvePeak([1, 2, 3], [0, NaN, 0]), /values/);
  assert.throws(() => curvePeak([1, 2, 3], [0, 1]), /values/);
  assert.throws(() => curvePeak([1, 2, 3], [0, 1, 0], { reach: 1 }), /reach/);
  assert.throws(() => curvePeak([], []), /number of sizes/);
});
