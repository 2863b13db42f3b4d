import assert from "node:assert/strict";
import { test } from "node:test";
import {
  expandTask,
  expectedDifficulty,
  expectedLearningRate,
  linearNetwork,
  localGeometry,
  localTaskDifficulty,
  measuredLearningRates,
  printedExpectedLearningRate,
  sigmoidNetwork,
  steadyDifficulty,
  steadyGradientNorm,
  steadyLinearError,
} from "plasticity/network-size";
import { mean, randomStream, standardError } from "plasticity/numerics";
import { linearExample, near, sigmoidExample, sources } from "./someNetworks.js";

const ratesOf = (taskRelevant: number, taskIrrelevant: number, intrinsicNoise: number, cycle: number) => ({
  taskRelevant,
  taskIrrelevant,
  intrinsicNoise,
  cycle,
});

test("⟨k⟩ of antithetic pairs is that of eq. (5), and not the slides'", () => {
  for (const [rates, factor] of [
    [ratesOf(0.2, 1, 0, 1), 1],
    [ratesOf(0.2, 1, 0.1, 1), 1],
    [ratesOf(0.2, 1, 0.1, 2), 1],
    [ratesOf(0.2, 1, 0.1, 2), 3],
    [ratesOf(0.5, 0.5, 0.1, 0.5), 1],
  ] as const) {
    const stream = randomStream(2, "test", "expansion");
    const { network, start } = expandTask(linearExample(), { inputFactor: factor, outputFactor: factor }, stream);
    const geometry = localGeometry(network, start);
    const pairs = measuredLearningRates(network, start, rates, 1000, sources(4));
    const error = standardError(pairs);
    const expected = expectedLearningRate(geometry, rates);
    assert.ok(Math.abs(mean(pairs) - expected) < 4 * error, `${mean(pairs)} against ${expected} ± ${error}`);
    assert.ok(Math.abs(mean(pairs) - printedExpectedLearningRate(geometry, rates)) > 10 * error);
  }
});

test("⟨G⟩: mean over steps within 2 % of the ratio of means, its sign that of ⟨k⟩ against the steady G", () => {
  const task = linearExample();
  const network = linearNetwork(task);
  const geometry = localGeometry(network, task.student);
  for (const rates of [ratesOf(0.2, 1, 0, 1), ratesOf(0.2, 1, 0.1, 6)]) {
    const isLearning = expectedLearningRate(geometry, rates) > 0;
    assert.equal(expectedDifficulty(geometry, rates) < steadyDifficulty(rates, 18), isLearning);
  }
  assert.ok(near(steadyDifficulty(ratesOf(0.2, 1, 0, 2), 60), 0.0962, 1e-3));
});

test("at the steady gradient's length ⟨k⟩ is 0", () => {
  const rates = ratesOf(0.2, 1, 0.1, 1);
  const curvatures = { dimension: 18, gradientCurvature: 1.1, trace: 17 };
  const gradientNorm = steadyGradientNorm(curvatures, rates);
  assert.ok(Math.abs(expectedLearningRate({ ...curvatures, gradientNorm, error: 1 }, rates)) < 1e-15);
  assert.equal(steadyLinearError(curvatures, rates), gradientNorm ** 2 / 2);
  // Spec sec. 5, F6: 6 → 3, Σ = I, γ₃ = 0.05 and 0.1
  const isotropic = { dimension: 18, gradientCurvature: 1, trace: 18 };
  assert.ok(near(steadyLinearError(isotropic, ratesOf(0.2, 1, 0.1, 1)), 4.65, 0.01));
});

test("the nonlinear network: ⟨k⟩ within 2 % for short cycles", () => {
  const task = sigmoidExample([10, 5, 10], 100);
  const network = sigmoidNetwork(task.layers, task.batch, task.targets);
  const rates = ratesOf(0.2, 2, 0.1, 0.1);
  const pairs = measuredLearningRates(network, task.student, rates, 300, sources(5));
  const expected = expectedLearningRate(localGeometry(network, task.student), rates);
  assert.ok(Math.abs(mean(pairs) - expected) < 4 * standardError(pairs) + 0.02 * expected);
});

test("bad input", () => {
  const curvatures = { dimension: 18, gradientCurvature: 1, trace: 18 };
  assert.throws(() => steadyGradientNorm(curvatures, ratesOf(0, 1, 0, 1)), /taskRelevant: expected a number > 0/);
  assert.throws(() => steadyGradientNorm(curvatures, ratesOf(1, 1, 0, 0)), /cycle: expected a number > 0/);
  assert.throws(() => steadyGradientNorm({ ...curvatures, trace: NaN }, ratesOf(1, 1, 0, 1)), /trace: expected/);
  assert.throws(() => steadyDifficulty(ratesOf(0, 0, 0, 1), 3), /squared rate of change: expected/);
  assert.throws(
    () => localTaskDifficulty(linearNetwork(linearExample()), linearExample().student, new Float64Array(18)),
    /step's length/,
  );
  assert.throws(
    () =>
      measuredLearningRates(
        linearNetwork(linearExample()),
        linearExample().student,
        ratesOf(1, 1, 1, 1),
        0,
        sources(1),
      ),
    /pairs/,
  );
});
