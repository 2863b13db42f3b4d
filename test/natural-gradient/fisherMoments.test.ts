import assert from "node:assert/strict";
import { test } from "node:test";
import { all, create } from "mathjs";
import type { BigNumber } from "mathjs";
import fc from "../property.js";
import { fisherMoments, quadratic, sigmoid } from "plasticity/natural-gradient";
import { relative } from "./randomAfferents.js";

const math = create(all!, { number: "BigNumber", precision: 50 });
const big = (value: number | string): BigNumber => math.bignumber(value);

/** c₁, c₂, c₃ of the sigmoid by the paper's own differences of moments (Eqs 77–79, 82), in 50 digits. */
function inExtendedPrecision(mean: number, variance: number): number[] {
  const [mu, square, one] = [big(mean), big(variance), big(1)];
  const deviation = square.sqrt();
  const width = Math.min(0.1, 0.25 / Math.sqrt(variance));
  let sums = [big(0), big(0), big(0), big(0)];
  for (let k = -Math.ceil(12 / width); k <= Math.ceil(12 / width); k++) {
    const t = big(k).times(big(width));
    const weight = t.times(t).div(-2).exp();
    const u = mu.plus(deviation.times(t));
    const s = one.div(one.plus(u.minus(10).times("-0.3").exp()));
    const h = weight.times(9).times(s).times(one.minus(s).pow(2));
    sums = [weight, h, h.times(u), h.times(u).times(u)].map((term, j) => sums[j]!.plus(term));
  }
  const [i1, i2, i3] = sums.slice(1).map((sum) => sum.div(sums[0]!)) as [BigNumber, BigNumber, BigNumber];
  const c2 = i2.minus(i1.times(mu)).div(square);
  const rest = i1.times(mu.times(mu).plus(square)).plus(c2.times(2).times(mu).times(square));
  return [i1, c2, i3.minus(rest).div(square.times(square))].map((value) => value.toNumber());
}

test("Stein's means are the paper's differences of moments (Eq 82), in 50 digits, to 1e-11", () => {
  for (const [mean, variance] of [
    [0, 4],
    [10, 1e-4],
    [-15, 30],
    [3.7, 400],
    [25, 2],
  ] as const) {
    const { c1, c2, c3 } = fisherMoments(mean, variance);
    const expected = inExtendedPrecision(mean, variance);
    [c1, c2, c3].forEach((value, k) =>
      assert.ok(relative(value, expected[k]!) < 1e-11, `c${k + 1} at ${mean}, ${variance}: ${value}, ${expected[k]}`),
    );
  }
});

test("σ² → 0: h, h′, h″ at the mean; the first correction is σ²/2 of the second derivative (property)", () => {
  const transfer = sigmoid();
  fc.assert(
    fc.property(fc.double({ min: -20, max: 30, noNaN: true }), (mean) => {
      const none = fisherMoments(mean, 0);
      assert.deepEqual(none, {
        c1: transfer.information(mean),
        c2: transfer.informationSlope(mean),
        c3: transfer.informationCurvature(mean),
      });
      const little = fisherMoments(mean, 1e-3);
      const corrected = none.c1 + 0.5e-3 * none.c3;
      assert.ok(relative(little.c1, corrected) < 1e-6);
    }),
  );
});

test("c₂ and c₃ are the derivatives of c₁ with respect to the mean; c₁c₃ < c₂² (property)", () => {
  const at = fc.record({
    mean: fc.double({ min: -30, max: 40, noNaN: true }),
    variance: fc.double({ min: 0, max: 300, noNaN: true }),
  });
  fc.assert(
    fc.property(at, ({ mean, variance }) => {
      const [less, here, more] = [-1, 0, 1].map((k) => fisherMoments(mean + 1e-3 * k, variance)) as [
        ReturnType<typeof fisherMoments>,
        ReturnType<typeof fisherMoments>,
        ReturnType<typeof fisherMoments>,
      ];
      assert.ok(Math.abs((more.c1 - less.c1) / 2e-3 - here.c2) < 1e-6 * here.c1);
      assert.ok(Math.abs((more.c2 - less.c2) / 2e-3 - here.c3) < 1e-6 * here.c1);
      // h is log-concave, and so is its convolution with a normal density
      assert.ok(here.c1 * here.c3 < here.c2 * here.c2);
    }),
  );
});

test("what h is multiplied by, its moments are too", () => {
  const [base, triple] = [sigmoid(), sigmoid({ maximum: 300 })].map((transfer) => fisherMoments(2, 9, transfer));
  for (const key of ["c1", "c2", "c3"] as const) assert.ok(relative(triple![key], 3 * base![key]) < 1e-14);
});

test("quadratic: 1, 0, 0 far above θ; nearby as a step gives them", () => {
  const far = fisherMoments(0, 4, quadratic({ threshold: -40 }));
  assert.deepEqual([far.c1, Math.abs(far.c2) < 1e-80, Math.abs(far.c3) < 1e-80], [1, true, true]);
  assert.deepEqual(fisherMoments(0, 0, quadratic({ threshold: -1 })), { c1: 1, c2: 0, c3: 0 });
  const { c1, c2, c3 } = fisherMoments(0, 4, quadratic({ threshold: -2 }));
  // Φ(1) = 0.841344746, φ(1) = 0.241970725 (Abramowitz & Stegun, Table 26.1)
  assert.ok(relative(c1, 0.841344746) < 1e-8);
  assert.ok(relative(c2, 0.241970725 / 2) < 1e-8);
  assert.ok(relative(c3, -0.241970725 / 4) < 1e-8);
});

test("bad input", () => {
  assert.throws(() => fisherMoments(NaN, 1), /mean: expected a finite number, got NaN/);
  assert.throws(() => fisherMoments(0, -1e-9), /variance: expected a number ≥ 0/);
  assert.throws(() => fisherMoments(0, NaN), /variance/);
});
