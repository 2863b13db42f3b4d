import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dot, norm, randomStream } from "plasticity/numerics";
import { type CompensatoryRule, quadraticBowl } from "plasticity/optimal-plasticity";
import { compensatorTask, dampedNewton, naturalGradient } from "plasticity/synthesis";

const stream = randomStream(1, "unused");
function step(rule: CompensatoryRule, task: ReturnType<typeof compensatorTask>, w: Float64Array, m = 0.3) {
  const gradient = new Float64Array(w.length);
  const taskError = task.landscape.gradient(w, gradient);
  const out = new Float64Array(w.length);
  rule({ landscape: task.landscape, w, gradient, taskError }, m, stream, out);
  return { out, gradient };
}
const cosine = (a: Float64Array, b: Float64Array) => dot(a, b) / (norm(a) * norm(b));
const away = (task: ReturnType<typeof compensatorTask>, distance: number) => {
  const noise = randomStream(2, "away").fillNormal(new Float64Array(task.teacher.length));
  return task.teacher.map((value, k) => value + (distance * noise[k]!) / norm(noise));
};

describe("damped second-order rules", () => {
  const linear = compensatorTask(true, 1, 1);
  const nonlinear = compensatorTask(false, 1, 1);

  test("linear network, no damping: straight to the teacher, by either rule", () => {
    const w = away(linear, 1);
    const home = linear.teacher.map((value, k) => value - w[k]!);
    for (const rule of [naturalGradient(linear.fisher, 0), dampedNewton(0)]) {
      const { out } = step(rule, linear, w);
      assert.ok(Math.abs(norm(out) - 0.3) < 1e-12);
      assert.ok(cosine(out, home) > 1 - 1e-9);
    }
  });

  test("damping without end: the gradient", () => {
    const w = away(nonlinear, 1);
    for (const rule of [naturalGradient(nonlinear.fisher, 1e9), dampedNewton(1e9)]) {
      const { out, gradient } = step(rule, nonlinear, w);
      assert.ok(cosine(out, gradient) < -1 + 1e-9);
    }
  });

  test("downhill always, also where the Hessian has negative curvatures", () => {
    const w = away(nonlinear, 5);
    for (const rule of [naturalGradient(nonlinear.fisher, 1e-3), dampedNewton(1e-3)]) {
      const { out, gradient } = step(rule, nonlinear, w);
      assert.ok(dot(out, gradient) < 0);
    }
  });

  test("near the teacher both are the same; far from it they are not", () => {
    const angle = (distance: number) => {
      const w = away(nonlinear, distance);
      return cosine(
        step(naturalGradient(nonlinear.fisher, 0.01), nonlinear, w).out,
        step(dampedNewton(0.01), nonlinear, w).out,
      );
    };
    assert.ok(angle(1e-5) > 1 - 1e-5);
    assert.ok(angle(3) < 0.95);
  });

  test("an old matrix is kept for as many steps as told", () => {
    let made = 0;
    const rule = naturalGradient((w, out) => (made++, nonlinear.fisher(w, out)), 0.1, 3);
    for (let k = 0; k < 7; k++) step(rule, nonlinear, away(nonlinear, 1));
    assert.equal(made, 3);
  });

  test("at the minimum no step", () => {
    assert.equal(norm(step(naturalGradient(linear.fisher, 0), linear, linear.teacher).out), 0);
  });

  test("bad input", () => {
    assert.throws(() => naturalGradient(linear.fisher, -1), /damping/);
    assert.throws(() => naturalGradient(linear.fisher, NaN), /damping/);
    assert.throws(() => naturalGradient(linear.fisher, 1, 0), /every/);
    assert.throws(() => dampedNewton(-1), /damping/);
    assert.throws(() => dampedNewton(1, 0.5), /every/);
  });

  test("singular matrix without damping: refused, not rounded", () => {
    const flat = quadraticBowl([0, 1]);
    const rule = naturalGradient((_w, out) => (out.set([0, 0, 0, 1]), out), 0);
    const gradient = Float64Array.of(0, 1);
    const state = { landscape: flat, w: Float64Array.of(1, 1), gradient, taskError: 0.5 };
    assert.throws(() => rule(state, 1, stream, new Float64Array(2)), /positive definite/);
  });
});
