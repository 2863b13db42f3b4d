import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compensationVariables,
  curvatureCosts,
  expectedErrorChange,
  expectedLearningRate,
  linearNetwork,
  localGeometry,
  optimalLinearSize,
  optimalRatio,
  ratesOfMagnitudes,
  steadyGradient,
  steadyGradientNorm,
} from "plasticity/network-size";
import { linearExample, near } from "./someNetworks.js";

const rates = { taskRelevant: 0.3, taskIrrelevant: 1, intrinsicNoise: 0.1, cycle: 2 };

test("E ΔF of 2021 is −T F ⟨k⟩ of 2019, and so is the steady gradient", () => {
  const task = linearExample();
  const geometry = localGeometry(linearNetwork(task), task.student);
  const variables = compensationVariables(geometry, rates);
  const change = expectedErrorChange(geometry.gradientNorm, variables);
  assert.ok(near(change, -2 * geometry.error * expectedLearningRate(geometry, rates), 1e-12));
  assert.ok(near(steadyGradient(variables), steadyGradientNorm(geometry, rates), 1e-12));
});

test("predicted ratios of the sweep with Σ = I, c = 2 (spec, section 7)", () => {
  const curvatures = { dimension: 72, gradientCurvature: 1, trace: 36 };
  for (const [irrelevantToRelevant, ratio, error] of [
    [0, 0.707, 0.09],
    [1, 0.816, 0.1351],
    [2, 0.913, 0.2701],
  ] as const) {
    const variables = (compensation: number) =>
      compensationVariables(
        curvatures,
        ratesOfMagnitudes({ compensation, fluctuation: 0.6, irrelevantToRelevant, dimension: 72 }),
      );
    const best = optimalRatio(variables(0.5));
    assert.ok(near(best, ratio, 1e-3), `${best}`);
    const at = variables(0.6 * best);
    assert.ok(near(at.fluctuation, 0.6, 1e-14) && near(at.compensation, 0.6 * best, 1e-14));
    assert.ok(near(steadyGradient(at) ** 2 / 2, error, 1e-3));
    assert.ok(steadyGradient(at) < steadyGradient(variables(0.6 * best * 1.05)));
    assert.ok(steadyGradient(at) < steadyGradient(variables((0.6 * best) / 1.05)));
  }
});

test("at N* the task-irrelevant cost is that of intrinsic noise, ‖Δc‖ : ‖Δε‖ = √(1 + γ₁²/γ₂²)", () => {
  const dimension = optimalLinearSize(rates);
  const curvatures = { dimension: Math.round(dimension), gradientCurvature: 1, trace: 20 };
  const costs = curvatureCosts(curvatures, rates);
  assert.ok(near(costs.taskIrrelevant / costs.intrinsicNoise, 1, 1e-12));
  assert.ok(near(costs.taskRelevant + costs.taskIrrelevant + costs.intrinsicNoise, costs.total, 1e-14));
  const { compensation, fluctuation } = compensationVariables(curvatures, rates);
  assert.ok(near(compensation / fluctuation, Math.sqrt(1.09), 1e-12));
});

test("bad input", () => {
  const curvatures = { dimension: 72, gradientCurvature: 1, trace: 36 };
  assert.throws(
    () => compensationVariables(curvatures, { ...rates, taskRelevant: 0, taskIrrelevant: 0 }),
    /γ₁² \+ γ₂²/,
  );
  assert.throws(() => optimalRatio({ compensationCurvature: 0, fluctuationCurvature: 1 }), /compensationCurvature/);
  const magnitudes = { compensation: 1, fluctuation: 1, irrelevantToRelevant: 1, dimension: 4 };
  assert.throws(() => ratesOfMagnitudes({ ...magnitudes, compensation: 0 }), /compensation: expected a number > 0/);
  assert.throws(() => ratesOfMagnitudes({ ...magnitudes, irrelevantToRelevant: -1 }), /irrelevantToRelevant: expected/);
  assert.throws(() => ratesOfMagnitudes({ ...magnitudes, fluctuation: NaN }), /fluctuation: expected/);
});
