import assert from "node:assert/strict";
import { test } from "node:test";
import {
  expectedCurvature,
  expectedLearningRate,
  linearNetwork,
  localGeometry,
  stepAverages,
} from "plasticity/network-size";
import { randomStream } from "plasticity/numerics";
import { linearExample, near } from "./someNetworks.js";

const rates = { taskRelevant: 0.2, taskIrrelevant: 1, intrinsicNoise: 0.1, cycle: 2 };
const streams = (part: string) => randomStream(3, "test", "stepAverages", part);
const task = linearExample();
const network = linearNetwork(task);

test("averages of a linear network are those of eqs. (1), (4) and (5)", () => {
  const found = stepAverages(network, task.student, rates, 4000, streams);
  const geometry = localGeometry(network, task.student);
  assert.ok(found.secondOrderError < 1e-12, "eq. (1) is exact");
  assert.ok(near(found.alongGradient, -rates.taskRelevant, 1e-12), "antithetic pairs");
  assert.ok(near(found.curvature / (expectedCurvature(geometry, rates) / (2 * geometry.gradientNorm)), 1, 0.03));
  assert.ok(Math.abs(found.learningRate - expectedLearningRate(geometry, rates)) < 0.002);
  const isotropic = geometry.trace / geometry.dimension;
  assert.ok(near(found.ownCurvature / isotropic, 1, 0.02));
  assert.ok(Math.abs(found.crossCurvature / isotropic) < 0.02);
});

test("in a quadratic error the gradient at the cycle's end is off by twice what leaving out curvature is", () => {
  const found = stepAverages(network, task.student, rates, 50, streams);
  assert.ok(near(found.endGradientError / found.firstOrderError, 2, 1e-9));
});

test("‖ẇ‖² counted twice is right where it is 1", () => {
  const unit = { taskRelevant: 1, taskIrrelevant: 0, intrinsicNoise: 0, cycle: 0.5 };
  assert.ok(stepAverages(network, task.student, unit, 1, streams).printedError < 1e-12);
  const other = { ...unit, taskRelevant: 2 };
  assert.ok(stepAverages(network, task.student, other, 1, streams).printedError > 1e-3);
});

test("bad input", () => {
  assert.throws(() => stepAverages(network, task.student, rates, 0, streams), /pairs/);
  assert.throws(() => stepAverages(network, task.student, rates, 1.5, streams), /pairs/);
  assert.throws(() => stepAverages(network, task.student, { ...rates, cycle: 0 }, 1, streams), RangeError);
  assert.throws(() => stepAverages(network, task.student, { ...rates, taskIrrelevant: -1 }, 1, streams), RangeError);
  assert.throws(() => stepAverages(network, new Float64Array(3), rates, 1, streams), RangeError);
  assert.throws(() => stepAverages(network, task.teacher, rates, 1, streams), RangeError, "no gradient there");
});
