import assert from "node:assert/strict";
import { test } from "node:test";
import {
  authorsLinearSize,
  authorsNonlinearSize,
  expectedCurvature,
  optimalAffineSize,
  optimalIsotropicSize,
  optimalLinearSize,
  printedLinearSize,
  printedNonlinearSize,
} from "plasticity/network-size";
import { near } from "./someNetworks.js";

const rates = (taskIrrelevant: number, intrinsicNoise: number, taskRelevant = 0.1, cycle = 1) => ({
  taskRelevant,
  taskIrrelevant,
  intrinsicNoise,
  cycle,
});
const NOISES = [0.001, 0.01, 0.02, 0.05];

test("Fig 8's values (spec, F8)", () => {
  for (const [k, expected] of [1e6, 1e4, 2500, 400].entries()) {
    assert.ok(near(optimalLinearSize(rates(1, NOISES[k]!)) / expected, 1, 1e-12));
  }
  for (const [k, expected] of [100, 1, 0.25, 0.04].entries()) {
    assert.ok(near(optimalLinearSize(rates(0.01, NOISES[k]!)) / expected, 1, 1e-12));
  }
  for (const [k, expected] of [1004989, 10050.9, 2513.5, 403.0].entries()) {
    assert.ok(near(authorsNonlinearSize(rates(1, NOISES[k]!), 200) / expected, 1, 2e-4));
  }
  for (const [k, expected] of [2847.0, 126.68, 50.21, 14.79].entries()) {
    assert.ok(near(authorsNonlinearSize(rates(0.01, NOISES[k]!), 200) / expected, 1, 1e-3));
  }
  for (const [k, expected] of [6225, 62.2, 15.6, 2.49].entries()) {
    assert.ok(near(authorsLinearSize(rates(0.01, NOISES[k]!), { typed: true }) / expected, 1, 5e-3));
  }
});

test("the authors' linear quadratic has (11) for its root", () => {
  for (const cycle of [0.5, 1, 3]) {
    const some = rates(0.7, 0.02, 0.3, cycle);
    assert.ok(near(authorsLinearSize(some) / optimalLinearSize(some), 1, 1e-12));
  }
  const unit = rates(1, 0.02, 0.3);
  assert.equal(authorsLinearSize(unit, { typed: true }), authorsLinearSize(unit));
});

test("N* is where the curvature's harm is least along its growth path", () => {
  const some = rates(0.7, 0.02, 0.3, 2);
  for (const share of [0.25, 0.5, 0.8]) {
    const best = optimalLinearSize(some, share);
    const harm = (dimension: number) =>
      expectedCurvature({ dimension, gradientCurvature: 0, trace: Math.pow(dimension, share) }, some);
    assert.ok(harm(best) < harm(1.01 * best) && harm(best) < harm(best / 1.01));
  }
  const affine = { intercept: 0.3, slope: 0.00044 };
  const best = optimalAffineSize(rates(2, 0.1, 0.2), affine);
  assert.ok(near(best, 520, 0.02)); // spec, section 4
  const harm = (dimension: number) =>
    expectedCurvature({ dimension, gradientCurvature: 0, trace: 0.3 + 0.00044 * dimension }, rates(2, 0.1, 0.2));
  assert.ok(harm(best) < harm(1.01 * best) && harm(best) < harm(best / 1.01));
});

test("limits: without noise larger is always better, without task-irrelevant plasticity growth only harms", () => {
  assert.equal(optimalLinearSize(rates(1, 0)), Infinity);
  assert.equal(optimalLinearSize(rates(0, 0.1)), 0);
  assert.ok(printedLinearSize(rates(0, 0.1)) < 0, "the slides' puzzle");
  assert.equal(optimalLinearSize(rates(1, 0.1), 1), 0);
  assert.equal(optimalAffineSize(rates(1, 0.1), { intercept: 1, slope: 0 }), Infinity);
  assert.equal(optimalAffineSize(rates(1, 0.1), { intercept: 0, slope: 1 }), 0);
  assert.ok(near(optimalIsotropicSize(rates(1, 0.1, 0.5)), 125, 1e-12));
  const n = printedNonlinearSize(rates(1, 0.1, 0.5, 2), 200);
  assert.ok(near((2 / 0.01) * ((0.25 * 200) / n), n, 1e-12), "it solves the printed equation");
});

test("bad input", () => {
  assert.throws(() => optimalLinearSize(rates(0, 0)), /taskIrrelevant \(where intrinsicNoise is 0\)/);
  for (const share of [0, 1.5, NaN]) assert.throws(() => optimalLinearSize(rates(1, 1), share), /outputShare/);
  assert.throws(() => optimalLinearSize(rates(-1, 1)), /taskIrrelevant: expected a number ≥ 0/);
  assert.throws(() => optimalLinearSize(rates(1, 1, 1, 0)), /cycle: expected a number > 0/);
  assert.throws(() => authorsNonlinearSize(rates(1, 0), 200), /intrinsicNoise: expected a number > 0/);
  assert.throws(() => authorsNonlinearSize(rates(1, 1), 0), /sizeBefore: expected/);
  assert.throws(() => optimalAffineSize(rates(1, 1), { intercept: -1, slope: 1 }), /intercept: expected/);
});
