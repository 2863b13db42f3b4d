import assert from "node:assert/strict";
import { test } from "node:test";
import { dormandPrince, dormandPrinceFixed, requireFinished } from "plasticity/numerics/ode";

const oscillator = (_t: number, y: Float64Array, out: Float64Array) => {
  out[0] = y[1]!;
  out[1] = -y[0]!;
};

test("order of convergence with fixed steps is 5", () => {
  const errors = [10, 20, 40, 80].map((steps) => {
    const y = dormandPrinceFixed(oscillator, [1, 0], 0, 3, steps);
    return Math.hypot(y[0]! - Math.cos(3), y[1]! + Math.sin(3));
  });
  for (let k = 1; k < errors.length; k++) {
    const slope = Math.log2(errors[k - 1]! / errors[k]!);
    assert.ok(Math.abs(slope - 5) < 0.2, `slope ${slope}`);
  }
});

test("the time argument is used: ẏ = t⁴ is integrated exactly by a method of order 5", () => {
  const y = dormandPrinceFixed((t, _y, out) => (out[0] = t ** 4), [0], 1, 2, 1);
  assert.ok(Math.abs(y[0]! - 31 / 5) < 1e-14);
});

test("adaptive: error follows the tolerance, states at the requested times", () => {
  const times = [0, 0.1, 1, 1.0000001, 5, 10];
  let before = Infinity;
  for (const relativeTolerance of [1e-4, 1e-6, 1e-8, 1e-10]) {
    const run = dormandPrince(oscillator, [1, 0], times, {
      relativeTolerance,
      absoluteTolerance: relativeTolerance / 10,
    });
    assert.equal(run.status, "finished");
    const worst = Math.max(...times.map((t, k) => Math.abs(run.states[2 * k]! - Math.cos(t))));
    assert.ok(worst < 100 * relativeTolerance, `${worst} at ${relativeTolerance}`);
    assert.ok(worst < before / 10);
    before = worst;
    assert.equal(run.evaluations, 1 + 6 * (run.steps + run.rejected));
  }
});

test("a stiff linear problem stays stable", () => {
  const run = dormandPrince((_t, y, out) => (out[0] = -1000 * (y[0]! - 1)), [0], [0, 1]);
  assert.equal(run.status, "finished");
  assert.ok(Math.abs(run.states[1]! - 1) < 1e-7);
});

test("blow-up and too many steps are told, never silent", () => {
  const blowUp = dormandPrince((_t, y, out) => (out[0] = y[0]! ** 2), [1], [0, 0.5, 2]);
  assert.notEqual(blowUp.status, "finished");
  assert.ok(Math.abs(blowUp.time - 1) < 1e-3, `${blowUp.time}`);
  assert.ok(Math.abs(blowUp.states[1]! - 2) < 1e-6);
  assert.ok(Number.isNaN(blowUp.states[2]!));
  assert.throws(() => requireFinished(blowUp, "example"), /example: stopped at t = /);
  const long = dormandPrince(oscillator, [1, 0], [0, 1e6], { maximumSteps: 50 });
  assert.equal(long.status, "too many steps");
  assert.throws(() => requireFinished(long, "example"), /raise maximumSteps/);
  const notFinite = dormandPrince((_t, _y, out) => (out[0] = NaN), [1], [0, 1]);
  assert.equal(notFinite.status, "not finite");
});

test("bad arguments are named", () => {
  assert.throws(() => dormandPrince(oscillator, [1, 0], [0, 1, 1]), /times\[2\]: expected more than 1, got 1/);
  assert.throws(() => dormandPrince(oscillator, [1, NaN], [0, 1]), /initial\[1\]/);
  assert.throws(() => dormandPrince(oscillator, [1, 0], []), /at least one time/);
  assert.throws(() => dormandPrince(oscillator, [1, 0], [0, 1], { relativeTolerance: 0 }), /relativeTolerance.*got 0/);
  assert.throws(() => dormandPrinceFixed(oscillator, [1, 0], 0, 1, 0), /steps/);
});
