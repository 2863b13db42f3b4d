import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { bernoulliDivergence, poissonDivergence, rateError, sigmoid } from "plasticity/natural-gradient";
import { relative } from "./randomAfferents.js";

const rate = fc.double({ min: 0.01, max: 99, noNaN: true });

test("a divergence is 0 for equal rates, else positive, and not symmetric (property)", () => {
  fc.assert(
    fc.property(rate, rate, (teacher, student) => {
      for (const divergence of [bernoulliDivergence, poissonDivergence]) {
        assert.ok(Math.abs(divergence(teacher, teacher, 5e-4)) < 1e-17);
        if (Math.abs(teacher / student - 1) > 1e-3) assert.ok(divergence(teacher, student, 5e-4) > 0);
      }
    }),
  );
  // 20 against 10 Hz in 0.5 ms, by hand: 0.01 ln 2 + 0.99 ln(0.99/0.995)
  assert.ok(relative(bernoulliDivergence(20, 10, 5e-4), 0.01 * Math.LN2 + 0.99 * Math.log(0.99 / 0.995)) < 1e-12);
  assert.ok(relative(poissonDivergence(20, 10, 5e-4), 0.005 * (2 * Math.LN2 - 1)) < 1e-14);
  assert.ok(relative(poissonDivergence(10, 20, 1), poissonDivergence(20, 10, 1)) > 0.1);
});

test("many short bins: the first becomes the second, with an error of the order of dt", () => {
  const error = (dt: number) => bernoulliDivergence(40, 25, dt) / poissonDivergence(40, 25, dt) - 1;
  assert.ok(relative(error(1e-4) / error(1e-5), 10) < 0.01);
  assert.ok(Math.abs(error(1e-7)) < 1e-5);
});

test("for rates that hardly differ it is half the squared difference over the rate: the Fisher metric", () => {
  const { rate: phi, information } = sigmoid();
  for (const u of [-5, 3, 12]) {
    const step = 1e-3;
    const metric = 0.5 * information(u) * step * step;
    assert.ok(relative(poissonDivergence(phi(u), phi(u + step), 1), metric) < 1e-3);
  }
});

test("rate error: root mean square", () => {
  assert.equal(rateError([1, 2], [4, 6]), Math.sqrt(12.5));
  assert.equal(rateError([3], [3]), 0);
});

test("bad input", () => {
  for (const divergence of [bernoulliDivergence, poissonDivergence]) {
    assert.throws(() => divergence(0, 1, 1e-3), /teacher: expected a number > 0, got 0/);
    assert.throws(() => divergence(1, -1, 1e-3), /student/);
    assert.throws(() => divergence(1, NaN, 1e-3), /student/);
    assert.throws(() => divergence(1, 1, 0), /timeStep/);
  }
  assert.throws(
    () => bernoulliDivergence(10, 2000, 5e-4),
    /student: expected a rate below one spike per bin \(2000 Hz\)/,
  );
  assert.throws(() => rateError([], []), /expected some rates, got 0/);
  assert.throws(() => rateError([1, 2], [1]), /student: expected 2 entries, got 1/);
});
