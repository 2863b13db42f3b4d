import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import {
  MISPRINTS,
  coefficientsAt,
  fisherInformation,
  fisherMoments,
  inputStatistics,
  inverseFrom,
  printedCoefficients,
  naturalTerms,
  printedMoments,
  printedUniform,
  quadratic,
} from "plasticity/natural-gradient";
import type { Misprint } from "plasticity/natural-gradient";
import { afferents, distanceFromIdentity, drawAfferents, relative } from "./randomAfferents.js";

test("Eqs 102–105 as printed are the inverse, and g₂ = g₃ (property)", () => {
  fc.assert(
    fc.property(afferents, ({ weights, rates }) => {
      const printed = printedCoefficients(weights, rates);
      const closed = coefficientsAt(weights, rates);
      for (const key of ["scale", "g1", "g2", "g3", "g4"] as const) {
        assert.ok(Math.abs(printed[key] - closed[key]) < 1e-8 * Math.abs(closed[key]) + 1e-12, key);
      }
      const inverse = inverseFrom(printed, weights, rates);
      assert.ok(distanceFromIdentity(fisherInformation(weights, rates), inverse, weights.length) < 1e-10);
    }),
  );
});

for (const misprint of MISPRINTS) {
  test(`Eq ${misprint} as printed isn't`, () => {
    for (const seed of [1, 2, 3]) {
      const { weights, rates } = drawAfferents(seed, 10, 5);
      const inverse = inverseFrom(printedCoefficients(weights, rates, { misprint }), weights, rates);
      assert.ok(distanceFromIdentity(fisherInformation(weights, rates), inverse, 10) > 0.1);
    }
  });
}

test("without c₂ and c₃ the misprints of the second step don't show, that of the first does", () => {
  const { weights, rates } = drawAfferents(5, 6, 1);
  const at = (misprint?: Misprint) =>
    printedCoefficients(weights, rates, { transfer: quadratic({ threshold: -500 }), ...(misprint && { misprint }) }).g1;
  assert.ok(relative(at("89"), at()) < 1e-14 && relative(at("99"), at()) < 1e-14);
  assert.ok(relative(at("88"), at()) > 0.1);
});

test("Eq 82 agrees with Stein's means where σ² isn't small, and loses its digits where it is", () => {
  const { mean, variance } = inputStatistics([0.02, -0.05], [10, 50]);
  const [printed, stein] = [printedMoments(mean, variance), fisherMoments(mean, variance)];
  assert.ok(relative(printed.c2, stein.c2) < 1e-11 && relative(printed.c3, stein.c3) < 1e-9);
  const small = relative(printedMoments(5, 1e-6).c3, fisherMoments(5, 1e-6).c3);
  assert.ok(small > 1e-2, `${small}`);
});

test("Eqs 40 and 110 as printed aren’t γ_u; with −g₁ they are, for many afferents", () => {
  const { weights } = drawAfferents(6, 100, 1);
  const rates = new Float64Array(100).fill(20);
  const coefficients = coefficientsAt(weights, rates);
  const exact = naturalTerms(coefficients, 2000, coefficients.mean).uniform;
  const at = (equation: "40" | "108" | "110") => printedUniform(equation, coefficients.g1, 2000);
  assert.ok(relative(at("108"), exact) < 0.05, `${at("108")}, ${exact}`);
  assert.ok(at("40") > 10 * exact && at("110") < 0);
  assert.throws(() => printedUniform("41" as "40", -0.1, 1), /equation: expected "40" or "108" or "110", got "41"/);
  assert.throws(() => printedUniform("40", NaN, 1), /g1/);
});

test("bad input", () => {
  assert.throws(
    () => printedCoefficients([1], [1], { misprint: "90" as Misprint }),
    /misprint: expected "88" or "89" or .*, got "90"/,
  );
  assert.throws(() => printedCoefficients([], []), /afferents/);
  assert.throws(() => printedMoments(0, 0), /variance: expected a number > 0, got 0/);
});
