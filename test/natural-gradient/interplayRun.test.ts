import assert from "node:assert/strict";
import { test } from "node:test";
import { type InterplayOptions, interplayCourse, interplayRun } from "plasticity/natural-gradient";
import { mean, randomStream } from "plasticity/numerics";

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, expected ${expected} ± ${tolerance}`);

const run = (stimulated: number, unstimulated: number, options: InterplayOptions = {}, name = "run") =>
  interplayRun({ stimulated, unstimulated }, randomStream(1, name), options);

test("the same weights as the plain loop over synapses, to rounding", () => {
  for (const [stimulated, unstimulated] of [
    [1.1, 3],
    [2.5, 2.5],
    [4.9, 1],
    [0.3, -2],
  ] as const) {
    const plain = interplayCourse({ stimulated, unstimulated }, randomStream(1, "run"), { duration: 4, every: 2000 });
    const fast = run(stimulated, unstimulated, { duration: 4, every: 2000 });
    fast.weights.forEach((w, k) => near(w, 10 * plain.weights[k]!, 1e-11));
    near(fast.unstimulated, 10 * plain.weights[9]! - unstimulated, 1e-11);
    assert.equal(fast.stimulatedCourse.length, 5);
    fast.stimulatedCourse.forEach((w, k) => near(w, plain.stimulated[k]!, 1e-11));
    fast.unstimulatedCourse.forEach((w, k) => near(w, plain.unstimulated[k]!, 1e-11));
  }
});

test("the same with coefficients renewed from the present weights; every 500 bins is as good as every bin", () => {
  const options = { duration: 1, learningRate: 0.01 };
  const start = { stimulated: 2, unstimulated: 2 };
  const plain = interplayCourse(start, randomStream(1, "run"), { ...options, refresh: 100 });
  const fast = run(2, 2, { ...options, refresh: 100 });
  fast.weights.forEach((w, k) => near(w, 10 * plain.weights[k]!, 1e-11));
  const every = interplayCourse(start, randomStream(1, "run"), { ...options, refresh: 1 });
  const seldom = run(2, 2, { ...options, refresh: 500 });
  const change = every.weights[0]! - 0.2;
  near(seldom.weights[0]! / 10 - 0.2, change, 0.01 * Math.abs(change));
});

test("the terms add up; an unstimulated weight is an affine function of its start", () => {
  const a = run(3, 1);
  near(a.homosynaptic + a.uniform + a.proportional, a.stimulated, 1e-12);
  const b = run(3, 5);
  // the silent rate of 1e-4 Hz lets the unstimulated weights into the coefficients: by less than 1e-4 of them
  near(b.growth - 1, a.growth - 1, 1e-3 * Math.abs(a.growth - 1));
  near(b.offset, a.offset, 1e-3 * Math.abs(a.offset));
  near(a.unstimulated, (a.growth - 1) * 1 + a.offset, 1e-14);
  near(b.stimulated, a.stimulated, 1e-3 * Math.abs(a.stimulated));
});

// V = w Σx while all stimulated weights are equal, so that each term is a constant of the start times the same sum
test("equal stimulated weights: the ratios of the three terms are those of the start, whatever the spikes", () => {
  for (const start of [1, 2.5, 5]) {
    const [first, second] = ["one", "two"].map((name) => run(start, start, {}, name));
    for (const name of ["uniform", "proportional"] as const) {
      near(first![name] / first!.homosynaptic, second![name] / second!.homosynaptic, 0.02);
    }
  }
});

test("unequal stimulated weights: the plain loop's, around the same mean", () => {
  const options = { duration: 4, spread: 0.8 };
  const plain = interplayCourse({ stimulated: 2, unstimulated: 1 }, randomStream(1, "run"), options);
  const spread = run(2, 1, options);
  spread.weights.forEach((w, k) => near(w, 10 * plain.weights[k]!, 1e-11));
  near(spread.weights[4]! - spread.weights[0]!, 3.2, 0.1);
  near(mean(spread.weights), 2 + spread.stimulated, 1e-12);
});

// The specification's reference (another simulator, six trials, percent), within four standard errors of the difference
test("Fig 7B–C at three starts: the reference of another simulator", () => {
  for (const [start, stimulated, unstimulated, tolerance] of [
    [1.1, 3.6, -8.9, 1.2],
    [2.5, -0.6, 0.64, 0.15],
    [4.5, -0.67, -0.12, 0.15],
  ] as const) {
    const runs = Array.from({ length: 16 }, (_, k) => run(start, start, {}, `trial ${k}`));
    const relative = (name: "stimulated" | "unstimulated") => mean(runs.map((r) => (100 * r[name]) / start));
    near(relative("stimulated"), stimulated, tolerance);
    near(relative("unstimulated"), unstimulated, tolerance);
  }
});

test("without a teacher's spikes all learning depresses stimulated synapses; output is counted in Hz", () => {
  const silent = run(2, 2, { teacher: 1e-9, duration: 10 });
  assert.ok(silent.stimulated < 0 && silent.uniform > 0);
  // no weight, no potential: 100/(1 + e^4.5) Hz at rest
  near(run(1e-9, 1, { duration: 1, learningRate: 1e-12 }).output, 100 / (1 + Math.exp(4.5)), 1e-6);
});

test("bad input", () => {
  assert.throws(() => run(NaN, 1), /start.stimulated: expected a finite number, got NaN/);
  assert.throws(() => run(1, Infinity), /start.unstimulated/);
  assert.throws(() => run(1, 1, { duration: 0 }), /duration: expected a number > 0/);
  assert.throws(() => run(1, 1, { refresh: -1 }), /refresh/);
  assert.throws(() => run(1, 1, { every: 0 }), /every/);
  assert.throws(() => run(1, 1, { stimulated: 2.5 }), /stimulated: expected a whole number/);
});
