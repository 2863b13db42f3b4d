import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { quadraticSteadyState } from "plasticity/optimal-plasticity/quadraticSteadyState";
import { dampedSteadyState } from "plasticity/synthesis";

const spectrum = fc.array(fc.double({ min: 1e-3, max: 10, noNaN: true }), { minLength: 2, maxLength: 12 });
const ratio = fc.double({ min: 0.05, max: 5, noNaN: true });
const near = (a: number, b: number, within = 1e-9) => assert.ok(Math.abs(a / b - 1) < within, `${a} against ${b}`);

describe("steady state under a damped rule", () => {
  test("infinite damping is the gradient's closed form", () => {
    fc.assert(
      fc.property(spectrum, ratio, (eigenvalues, rho) => {
        const ours = dampedSteadyState(eigenvalues, { ratio: rho, fluctuation: 0.3, damping: Infinity });
        const theirs = quadraticSteadyState(eigenvalues, { ratio: rho, fluctuation: 0.3 });
        near(ours.taskError, theirs.taskError, 1e-6);
        near(ours.curvatureRatio, theirs.compensationCurvature / theirs.fluctuationCurvature, 1e-6);
      }),
    );
  });

  test("no damping: F = floor (1 + ρ²)²/4ρ², curvature ratio 1, whatever the spectrum", () => {
    fc.assert(
      fc.property(spectrum, ratio, (eigenvalues, rho) => {
        const state = dampedSteadyState(eigenvalues, { ratio: rho, fluctuation: 0.3, damping: 0 });
        // η/(2 − η) = ρ², from which κ (2 − κ) = 4ρ²/(1 + ρ²)²
        near(state.taskError, (state.floor * (1 + rho * rho) ** 2) / (4 * rho * rho));
        near(state.curvatureRatio, 1);
      }),
    );
  });

  test("never below the floor", () => {
    fc.assert(
      fc.property(spectrum, ratio, fc.double({ min: 0, max: 100, noNaN: true }), (eigenvalues, rho, damping) => {
        const { taskError, floor } = dampedSteadyState(eigenvalues, { ratio: rho, fluctuation: 0.3, damping });
        assert.ok(taskError >= floor * (1 - 1e-9));
      }),
    );
  });

  test("bad input", () => {
    const good = { ratio: 1, fluctuation: 1, damping: 0 };
    assert.throws(() => dampedSteadyState([], good), /eigenvalues/);
    assert.throws(() => dampedSteadyState([1, 0], good), /eigenvalues/);
    assert.throws(() => dampedSteadyState([1, NaN], good), /eigenvalues/);
    assert.throws(() => dampedSteadyState([1], { ...good, ratio: 0 }), /ratio/);
    assert.throws(() => dampedSteadyState([1], { ...good, fluctuation: -1 }), /fluctuation/);
    assert.throws(() => dampedSteadyState([1], { ...good, damping: -1 }), /damping/);
    assert.throws(() => dampedSteadyState([1], { ...good, damping: NaN }), /damping/);
  });
});
