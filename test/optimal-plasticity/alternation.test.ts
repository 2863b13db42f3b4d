import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "../property.js";
import { dot, mean, norm } from "plasticity/numerics";
import {
  alternate,
  alternationSweep,
  levelSet,
  lineSearch,
  overshoot,
  quadraticBowl,
  relearning,
} from "plasticity/optimal-plasticity";

const bowl = quadraticBowl([1, 5]);
const difference = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i]!);

describe("alternation", () => {
  it("makes steps of the given lengths, and a chain of them", () => {
    const steps = alternate(bowl, { magnitude: 0.5, compensation: 0.2, steps: 30, seed: 3 });
    steps.forEach((step, t) => {
      assert.ok(Math.abs(norm(difference(step.perturbed, step.before)) - 0.5) < 1e-12);
      assert.ok(Math.abs(norm(difference(step.after, step.perturbed)) - 0.2) < 1e-12);
      if (t > 0) assert.deepEqual(step.before, steps[t - 1]!.after);
      assert.equal(step.error, bowl.taskError(step.after));
    });
  });

  it("at the optimal magnitude stops where the line search does, at a level set that it kisses", () => {
    for (const step of alternate(bowl, { magnitude: 1, compensation: "optimal", steps: 20, seed: 1 })) {
      const change = difference(step.after, step.perturbed);
      assert.ok(Math.abs(lineSearch(bowl, step.perturbed, change) - step.magnitude) < 1e-6);
      const gradient = new Float64Array(2);
      bowl.gradient(step.after, gradient);
      assert.ok(Math.abs(dot(gradient, change)) < 1e-12);
    }
  });

  it("stays at the minimum when nothing fluctuates", () => {
    const [step] = alternate(bowl, { magnitude: 0, compensation: 1, steps: 1, seed: 1 });
    assert.deepEqual([...step!.after], [0, 0]);
  });

  it("has the same fluctuations whatever compensates them", () => {
    const of = (compensation: number | "optimal", signalToNoise: number) =>
      alternate(bowl, { magnitude: 1, compensation, steps: 10, seed: 2, signalToNoise }).map((step) =>
        [...difference(step.perturbed, step.before)].map((value) => value.toFixed(9)),
      );
    assert.deepEqual(of("optimal", Infinity), of(1, 1));
  });

  it("takes no optimal step along an uphill draw of a corrupted gradient", () => {
    const steps = alternate(bowl, { magnitude: 1, compensation: "optimal", steps: 200, seed: 1, signalToNoise: 0.3 });
    const uphill = steps.filter((step) => step.optimum < 0);
    assert.ok(uphill.length > 20);
    for (const step of uphill) assert.equal(step.magnitude, 0);
  });

  it("refuses bad options", () => {
    const good = { magnitude: 1, compensation: 1, steps: 3, seed: 1 };
    assert.throws(() => alternate(bowl, { ...good, steps: 0 }), /steps/);
    assert.throws(() => alternate(bowl, { ...good, compensation: -1 }), /compensation/);
    assert.throws(() => alternate(bowl, { ...good, magnitude: NaN }), /magnitude/);
    assert.throws(() => alternate(bowl, { ...good, signalToNoise: 0 }), /signalToNoise/);
  });
});

describe("what matching the fluctuations costs", () => {
  it("has an optimum as long as the fluctuation in a sphere, and a shorter one in a canyon", () => {
    const options = { magnitude: 1, steps: 600, seeds: 6 };
    const [sphere, canyon] = [overshoot(quadraticBowl([1, 1]), options), overshoot(bowl, options)];
    // in a sphere the optimal gradient step always ends in the minimum: e long, and F = 0
    assert.equal(sphere.optimalMagnitude.length, 6);
    for (const magnitude of sphere.optimalMagnitude) assert.ok(Math.abs(magnitude - 1) < 1e-12);
    for (const magnitude of canyon.optimalMagnitude) assert.ok(magnitude < 0.9);
    for (const ratio of canyon.errorRatio) assert.ok(ratio > 1);
  });

  it("balances gain and loss at steady state (Box 4)", () => {
    const { balance } = overshoot(bowl, { magnitude: 0.3, steps: 1500, seeds: 12 });
    assert.ok(Math.abs(mean(balance) - 1) < 0.03, `${mean(balance)}`);
  });

  it("does not depend on the size of the fluctuations", () => {
    const of = (magnitude: number) => mean(overshoot(bowl, { magnitude, steps: 200, seeds: 3 }).errorRatio);
    assert.ok(Math.abs(of(1) / of(0.01) - 1) < 1e-9);
  });

  it("gives a sweep that sweetSpot reads: one row for each ratio and seed", () => {
    const rows = alternationSweep(bowl, { ratios: [0.5, 1], magnitude: 1, steps: 50, seeds: 3 });
    assert.deepEqual(
      rows.map(({ ratio, repeat }) => `${ratio} ${repeat}`),
      ["0.5 1", "0.5 2", "0.5 3", "1 1", "1 2", "1 3"],
    );
    for (const { steadyStateError } of rows) assert.ok(steadyStateError > 0);
  });
});

it("relearning begins with longer steps than it ends with", () => {
  const steps = relearning(bowl, { start: Float64Array.of(9, 3), magnitude: 1, steps: 30, seeds: 100 });
  const late = steps.slice(15);
  assert.equal(steps.length, 30);
  assert.ok(steps[0]!.ratio > 2 * mean(late.map((step) => step.ratio)));
  assert.ok(steps[0]!.error > 5 * mean(late.map((step) => step.error)));
  assert.equal(steps[0]!.before, 63); // ½ (9² + 5 · 3²)
  for (const [t, step] of steps.entries()) {
    if (t > 0) assert.ok(Math.abs(step.before - steps[t - 1]!.error) < 1e-9 * step.before);
    assert.ok(step.curvature >= 1 && step.curvature <= 5);
    assert.ok(step.steady >= Math.sqrt(3 / 5) && step.steady <= Math.sqrt(3));
  }
  // the first seeds of a longer run are those of a shorter one
  const options = { start: Float64Array.of(9, 3), magnitude: 1, steps: 2 };
  const [both, first, second] = [
    relearning(bowl, { ...options, seeds: 2 }),
    relearning(bowl, { ...options, seeds: 1 }),
    relearning(bowl, { ...options, seeds: 1, firstSeed: 2 }),
  ];
  assert.ok(Math.abs(2 * both[1]!.error - first[1]!.error - second[1]!.error) < 1e-12);
});

describe("level set", () => {
  it("lies on its level", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (level) => {
        for (const { x, y } of levelSet([1, 5], level)) {
          assert.ok(Math.abs(bowl.taskError(Float64Array.of(x, y)) - level) < 1e-9 * (1 + level));
        }
      }),
    );
  });

  it("refuses a valley without walls and a negative error", () => {
    assert.throws(() => levelSet([0, 5], 1), /eigenvalues/);
    assert.throws(() => levelSet([1, 5], -1), /taskError/);
  });
});
