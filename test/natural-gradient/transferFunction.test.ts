import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { logistic, quadratic, sigmoid } from "plasticity/natural-gradient";
import type { TransferFunction } from "plasticity/natural-gradient";
import { relative } from "./randomAfferents.js";

const potentials = fc.double({ min: -60, max: 80, noNaN: true });

/** Each derivative by a central difference of the function before it. */
function checkDerivatives(transfer: TransferFunction, u: number): void {
  const h = 1e-4;
  const difference = (f: (u: number) => number) => (f(u + h) - f(u - h)) / (2 * h);
  const close = (a: number, b: number, scale: number) =>
    assert.ok(Math.abs(a - b) <= 1e-6 * scale, `${a}, ${b} at ${u}`);
  close(difference(transfer.rate), transfer.slope(u), transfer.rate(u) + 1e-9);
  close(difference(transfer.information), transfer.informationSlope(u), transfer.information(u) + 1e-9);
  close(difference(transfer.informationSlope), transfer.informationCurvature(u), transfer.information(u) + 1e-9);
  assert.ok(relative(transfer.relativeSlope(u) * transfer.rate(u), transfer.slope(u)) < 1e-13);
  assert.ok(relative(transfer.slope(u) ** 2 / transfer.rate(u), transfer.information(u)) < 1e-12);
}

test("sigmoid: slope, h, h′ and h″ are derivatives of each other; h = φ′²/φ (property)", () => {
  fc.assert(fc.property(potentials, (u) => checkDerivatives(sigmoid(), u)));
  fc.assert(
    fc.property(
      potentials,
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.double({ min: -20, max: 20, noNaN: true }),
      (u, steepness, threshold) => checkDerivatives(sigmoid({ steepness, threshold, maximum: 7 }), u),
    ),
  );
});

test("sigmoid: half of φ_max at θ, whose slope is φ_max β/4; its limits without overflow", () => {
  const { rate, slope, relativeSlope, information } = sigmoid();
  assert.equal(rate(10), 50);
  assert.ok(relative(slope(10), 7.5) < 1e-15);
  assert.equal(rate(1e4), 100);
  assert.equal(rate(-1e4), 0);
  assert.equal(logistic(-1e6), 0);
  // 1 − s keeps its digits far above θ, φ′/φ is β far below
  assert.ok(relative(relativeSlope(140), 0.3 * Math.exp(-39)) < 1e-12);
  assert.ok(relative(relativeSlope(-100), 0.3) < 1e-13);
  assert.ok(information(-3000) === 0 && information(3000) === 0);
});

test("quadratic: φ′²/φ = 4 gain above θ (Eq 115 at gain ¼), nothing below", () => {
  const transfer = quadratic({ threshold: -3 });
  fc.assert(fc.property(fc.double({ min: -2.9, max: 60, noNaN: true }), (u) => checkDerivatives(transfer, u)));
  assert.equal(transfer.rate(1), 4);
  assert.equal(transfer.information(-2.999), 1);
  assert.equal(quadratic({ gain: 2 }).information(1), 8);
  for (const u of [-3, -4, -1e9]) {
    assert.deepEqual(
      [transfer.rate(u), transfer.slope(u), transfer.relativeSlope(u), transfer.information(u)],
      [0, 0, 0, 0],
    );
  }
});

test("bad input", () => {
  assert.throws(() => sigmoid({ maximum: 0 }), /maximum: expected a number > 0, got 0/);
  assert.throws(() => sigmoid({ steepness: -0.3 }), /steepness/);
  assert.throws(() => sigmoid({ threshold: NaN }), /threshold: expected a finite number, got NaN/);
  assert.throws(() => quadratic({ gain: NaN }), /gain/);
  assert.throws(() => quadratic({ threshold: Infinity }), /threshold/);
});
