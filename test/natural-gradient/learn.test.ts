import assert from "node:assert/strict";
import { test } from "node:test";
import { type Experiment, runExperiment } from "plasticity/experiments";
import {
  type LearningRule,
  type LearningTask,
  SWITCHES,
  TestSet,
  bernoulliDivergence,
  checkedTask,
  drawPotentials,
  drawTrial,
  euclideanRule,
  fig3Learning,
  fig3Switches,
  learn,
  learnedTrial,
  learningCurves,
  lookTimes,
  naturalRule,
  rateError,
  sigmoid,
  tabulatedMoments,
  twoRates,
} from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics";
import { onePoint } from "../experiments/onePoint.js";

const NAMES = { seed: 1, experiment: "natural-gradient/test", first: 0, count: 3, variant: "a" };
const SCHEDULE = { seconds: 6, every: 2 };
const task = (rule: LearningTask["rule"], learningRate: number): LearningTask => ({
  rates: twoRates(20),
  rule,
  learningRate,
});

test("a rule of one's own is run by the plain loop, and learns as the paper's rule of the same name", () => {
  for (const [rule, name, eta] of [
    [naturalRule({ moments: tabulatedMoments() }), "natural", 6e-4],
    [euclideanRule, "euclidean", 4.5e-7],
  ] as const) {
    const own = learningCurves(task(rule, eta), SCHEDULE, NAMES);
    const kernel = learningCurves(task(name, eta), SCHEDULE, NAMES);
    own.forEach(({ weights, divergence }, k) => {
      weights.forEach((w, i) => {
        assert.ok(Math.abs(w - kernel[k]!.weights[i]!) < 1e-13);
      });
      divergence.forEach((d, i) => {
        assert.ok(Math.abs(d - kernel[k]!.divergence[i]!) < 1e-14);
      });
    });
  }
});

test("a rule that does nothing leaves the weights alone", () => {
  const nothing: LearningRule = (_, change) => void change.fill(0);
  const [curve] = learningCurves(task(nothing, 1), SCHEDULE, { ...NAMES, count: 1 });
  assert.deepEqual(curve!.weights, drawTrial({ ...NAMES, rates: twoRates(20), trial: 0 }).weights);
});

test("a trial doesn't depend on which others run beside it, to the last bit", () => {
  const together = learningCurves(task("natural", 6e-4), SCHEDULE, NAMES);
  for (const k of [0, 1, 2]) {
    const [alone] = learningCurves(task("natural", 6e-4), SCHEDULE, { ...NAMES, first: k, count: 1 });
    assert.deepEqual(alone, together[k]);
  }
});

test("one trial with its trajectory is the same trial, look by look", () => {
  const one = learnedTrial(task("natural", 6e-4), SCHEDULE, { ...NAMES, trial: 1 });
  const [, same] = learningCurves(task("natural", 6e-4), SCHEDULE, NAMES);
  assert.deepEqual(one.curves, same);
  assert.deepEqual(one.times, [0, 2, 4, 6]);
  assert.deepEqual(one.trajectory[0], one.weights);
  assert.deepEqual(one.trajectory.at(-1), same!.weights);
  assert.equal(one.trajectory.length, 4);
});

test("the same bytes for 1 and 2 workers", async () => {
  const parameters = { afferents: 20, seconds: 20, every: 10, batches: 2, batch: 3 };
  const [one, two] = await Promise.all(
    [1, 2].map(async (workers) => (await runExperiment(fig3Learning, { parameters, workers })).values),
  );
  assert.deepEqual(one, two);
});

test("Fig 3's switches: as here is Fig 3's natural rule, trial for trial; with either switch it isn't", async () => {
  const same = { seconds: 20, every: 10, batches: 1, batch: 2 };
  const learning = await onePoint(fig3Learning as Experiment, 0, same);
  const [asHere, ...others] = await Promise.all(
    SWITCHES.map(async (_, k) => (await onePoint(fig3Switches as Experiment, k, same)).divergence),
  );
  assert.deepEqual(asHere, learning.divergence);
  for (const other of others) assert.notDeepEqual(other, asHere);
});

test("looks come at the start, at every interval and at the end", () => {
  assert.deepEqual(lookTimes({ seconds: 300, every: 100 }), [0, 100, 200, 300]);
  assert.throws(
    () => lookTimes({ seconds: 250, every: 100 }),
    /^RangeError: lookTimes: seconds: expected a multiple of 100/,
  );
  const seen: number[] = [];
  const { weights, teacher } = drawTrial({ ...NAMES, rates: twoRates(20), trial: 0 });
  const trial = { weights, teacher, stream: (part: string) => randomStream(3, part) };
  learn(task("natural", 6e-4), [trial], { seconds: 2, every: 1 }, (_, step, now) => {
    seen.push(step);
    if (step === 0) assert.deepEqual(now, weights);
  });
  assert.deepEqual(seen, [0, 1, 2]);
});

test("warnings: too dense spikes, and trials that leave the table of moments; none in the paper's task", () => {
  const run = (weight: number, rate: number) => {
    const rates = new Float64Array(20).fill(rate);
    const trial = {
      weights: new Float64Array(20).fill(weight),
      teacher: new Float64Array(20),
      stream: (part: string) => randomStream(4, part),
    };
    const own = { rates, rule: "natural", learningRate: 1e-9 } as const;
    return learn(own, [trial], { seconds: 1, every: 1 }, () => undefined);
  };
  assert.deepEqual(run(0.01, 20), []);
  assert.match(run(0.001, 300)[0]!, /spikes per bin/);
  // μ = −0.2 · 20 · 20 = −80 mV, the table begins at −40
  assert.deepEqual(run(-0.2, 20), [
    "trial 0: μ or σ² outside of the moment table in 1999 bins, its border's values taken",
  ]);
});

test("students and teachers are uniform in (−1, 1)/n: ‖w − w*‖ is √(2/3n)", () => {
  const rates = twoRates(100);
  let squares = 0;
  for (let trial = 0; trial < 200; trial++) {
    const { weights, teacher } = drawTrial({ ...NAMES, rates, trial });
    weights.forEach((w, i) => {
      assert.ok(Math.abs(w) < 1 / 100);
      squares += (w - teacher[i]!) ** 2;
    });
  }
  assert.ok(Math.abs(squares / 200 / (2 / 300) - 1) < 0.03);
});

test("test potentials have the moments of the input, r and r/c (Eqs 61–64)", () => {
  const checked = checkedTask({ rates: twoRates(40), rule: "euclidean", learningRate: 0 });
  const samples = 4000;
  const x = drawPotentials(checked, randomStream(5, "potentials"), { samples, bins: 500 });
  for (const [first, rate] of [
    [0, 10],
    [20, 50],
  ] as const) {
    let [sum, squares] = [0, 0];
    for (let sample = 0; sample < samples; sample++) {
      for (let i = first; i < first + 20; i++) {
        sum += x[sample * 40 + i]!;
        squares += x[sample * 40 + i]! ** 2;
      }
    }
    const mean = sum / samples / 20;
    assert.ok(Math.abs(mean / rate - 1) < 0.02, `mean ${mean}`);
    assert.ok(Math.abs((squares / samples / 20 - mean * mean) / (rate / 0.026) - 1) < 0.05);
  }
});

test("errors are the costs' means over the samples, and 0 for the teacher itself", () => {
  const transfer = { maximum: 100, steepness: 0.3, threshold: 10 };
  const potentials = new Float64Array([100, 20, 300, 10, 50, 0]);
  const [teacher, student] = [
    [0.02, 0.05],
    [0.03, -0.01],
  ];
  const set = new TestSet({ transfer, timeStep: 5e-4 }, potentials, teacher!);
  const rate = (w: readonly number[], k: number) =>
    sigmoid(transfer).rate(w[0]! * potentials[2 * k]! + w[1]! * potentials[2 * k + 1]!);
  const [of, other] = [0, 1, 2].reduce<[number[], number[]]>(
    ([a, b], k) => [
      [...a, rate(teacher!, k)],
      [...b, rate(student!, k)],
    ],
    [[], []],
  );
  const found = set.errors(student!);
  const expected = of.reduce((sum, r, k) => sum + bernoulliDivergence(r, other[k]!, 5e-4), 0) / 3;
  assert.ok(Math.abs(found.divergence / expected - 1) < 1e-12);
  assert.equal(found.rateError, rateError(of, other));
  assert.ok(Math.abs(found.distance - Math.hypot(0.01, 0.06)) < 1e-15);
  const own = set.errors(teacher!);
  assert.ok(Math.abs(own.divergence) < 1e-15);
  assert.deepEqual([own.rateError, own.distance], [0, 0]);
  assert.throws(
    () => new TestSet({ transfer, timeStep: 5e-4 }, potentials, [1, 2, 3, 4]),
    /^RangeError: TestSet: samples: expected a whole number ≥ 1, got 1.5/,
  );
  assert.throws(() => set.errors([1]), /^RangeError: TestSet.rates: weights: expected 2 entries, got 1/);
});
