import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { inputStatistics, requireRates, requireRealisable, synapticKernel } from "plasticity/natural-gradient";
import { afferents, relative } from "./randomAfferents.js";

test("two afferents by hand (Eqs 29, 30, 36)", () => {
  const { mean, variance, load } = inputStatistics([0.01, -0.02], [10, 50]);
  assert.ok(relative(mean, -0.9) < 1e-15);
  assert.ok(relative(variance, (0.0001 * 10 + 0.0004 * 50) / 0.026) < 1e-14);
  assert.ok(relative(load, 0.026 * 60) < 1e-15);
});

test("how they scale: rates, weights, ε₀ (property)", () => {
  fc.assert(
    fc.property(afferents, fc.double({ min: 0.1, max: 10, noNaN: true }), ({ weights, rates }, s) => {
      const base = inputStatistics(weights, rates);
      const faster = inputStatistics(
        weights,
        rates.map((r) => s * r),
      );
      const stronger = inputStatistics(
        weights.map((w) => s * w),
        rates,
      );
      const larger = inputStatistics(weights, rates, synapticKernel({ area: s }));
      const close = (a: number, b: number) => assert.ok(Math.abs(a - b) <= 1e-12 * Math.abs(b) + 1e-18, `${a}, ${b}`);
      close(faster.mean, s * base.mean);
      close(faster.variance, s * base.variance);
      close(faster.load, s * base.load);
      close(stronger.mean, s * base.mean);
      close(stronger.variance, s * s * base.variance);
      close(stronger.load, base.load);
      // x is in units of ε₀: mean ∝ ε₀, variance ∝ ε₀², their quotient q doesn't know it
      close(larger.mean, s * base.mean);
      close(larger.variance, s * s * base.variance);
      close(larger.load, base.load);
    }),
  );
});

test("μ² ≤ q σ² of any weights, with equality of equal ones (property)", () => {
  fc.assert(
    fc.property(afferents, ({ weights, rates }) => {
      const { mean, variance, load } = inputStatistics(weights, rates);
      assert.ok(mean * mean <= load * variance * (1 + 1e-12));
      requireRealisable(inputStatistics(weights, rates));
      const equal = inputStatistics(
        weights.map(() => 0.02),
        rates,
      );
      assert.ok(relative(equal.mean ** 2, equal.load * equal.variance) < 1e-12);
    }),
  );
});

test("statistics that no weights can have; within 1 % of the bound is rounding", () => {
  requireRealisable({ mean: Math.sqrt(1.009 * 2 * 3), variance: 2, load: 3 });
  assert.throws(() => requireRealisable({ mean: Math.sqrt(1.011 * 2 * 3), variance: 2, load: 3 }), /μ² ≤ q σ²/);
  assert.throws(() => requireRealisable({ mean: 1e-9, variance: 0, load: 3 }), /μ² ≤ q σ²/);
  requireRealisable({ mean: 0, variance: 0, load: 3 });
  assert.throws(() => requireRealisable({ mean: NaN, variance: 1, load: 1 }), /mean: expected a finite/);
  assert.throws(() => requireRealisable({ mean: 0, variance: -1, load: 1 }), /variance: expected a number ≥ 0, got -1/);
  assert.throws(() => requireRealisable({ mean: 0, variance: NaN, load: 1 }), /variance/);
  assert.throws(() => requireRealisable({ mean: 0, variance: 1, load: 0 }), /load: expected a number > 0, got 0/);
  assert.throws(() => requireRealisable({ mean: 0, variance: 1, load: Infinity }), /load/);
});

test("bad input", () => {
  assert.throws(() => inputStatistics([], []), /number of afferents: expected a whole number ≥ 1, got 0/);
  assert.throws(() => inputStatistics([NaN], [5]), /weights\[0\]: expected a finite number, got NaN/);
  assert.throws(() => inputStatistics([1, 1], [5]), /rates: expected 2 entries, got 1/);
  assert.throws(() => inputStatistics([1, 1], [5, -0.1]), /rates\[1\]: expected a rate ≥ 0 Hz, got -0.1/);
  assert.throws(() => requireRates([5, Infinity], 2), /rates\[1\]/);
});
