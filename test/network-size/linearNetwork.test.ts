import assert from "node:assert/strict";
import { test } from "node:test";
import {
  expandTask,
  expandedLearningRate,
  expectedLearningRate,
  learningRate,
  linearNetwork,
  localGeometry,
  localTaskDifficulty,
  weightChangeEffect,
} from "plasticity/network-size";
import { addScaled, randomStream } from "plasticity/numerics";
import { linearExample, near, normals } from "./someNetworks.js";

// Spec section 6: u = (1,0), (0,2), (1,−1); W = [1, −1]; W* = [0, ½]
const example = {
  inputs: 2,
  outputs: 1,
  inputMoment: Float64Array.of(2 / 3, -1 / 3, -1 / 3, 5 / 3),
  teacher: Float64Array.of(0, 0.5),
  student: Float64Array.of(1, -1),
};
const rates = { taskRelevant: 0.2, taskIrrelevant: 1, intrinsicNoise: 0.1, cycle: 2 };

test("worked example: F, gradient, q, trace, G", () => {
  const network = linearNetwork(example);
  const gradient = new Float64Array(2);
  assert.ok(near(network.gradient(example.student, gradient), 2.7083333333, 1e-9));
  assert.ok(near(gradient[0]!, 1.1666666667, 1e-9) && near(gradient[1]!, -2.8333333333, 1e-9));
  const geometry = localGeometry(network, example.student);
  assert.ok(near(geometry.gradientNorm, 3.0641293851, 1e-10));
  assert.ok(near(geometry.gradientCurvature, 1.7564102564, 1e-10));
  assert.ok(near(geometry.trace, 7 / 3, 1e-14));
  assert.ok(near(localTaskDifficulty(network, example.student, Float64Array.of(1, 1)), 0.1359820733, 1e-10));
});

test("worked example: ⟨k⟩, alone and expanded", () => {
  const geometry = localGeometry(linearNetwork(example), example.student);
  assert.ok(near(expectedLearningRate(geometry, rates), -0.2347435815, 1e-10));
  for (const [inputFactor, outputFactor, expected] of [
    [1, 1, -0.2347435815],
    [2, 1, -0.0193589661],
    [1, 2, -0.2390512738],
    [2, 2, -0.0236666584],
  ] as const) {
    const factors = { inputFactor, outputFactor };
    assert.ok(near(expandedLearningRate(geometry, factors, rates), expected, 1e-10), `${inputFactor}, ${outputFactor}`);
    const expanded = expandTask(example, factors, randomStream(3, "test", "expansion"));
    const direct = expectedLearningRate(localGeometry(expanded.network, expanded.start), rates);
    assert.ok(near(direct, expected, 1e-10));
  }
});

test("F is that of the samples", () => {
  const inputs = [
    [1, 0],
    [0, 2],
    [1, -1],
  ];
  let sum = 0;
  for (const [a, b] of inputs) sum += (a! * (1 - 0) + b! * (-1 - 0.5)) ** 2;
  assert.ok(near(linearNetwork(example).error(example.student), sum / 6, 1e-14));
});

test("expansion: F, ‖∇F‖, q, G of embedded directions stay, the trace is c₂-fold, to 1e-12", () => {
  const task = linearExample();
  const before = localGeometry(linearNetwork(task), task.student);
  const direction = normals(18, "direction");
  const difficulty = localTaskDifficulty(linearNetwork(task), task.student, direction);
  for (const [inputFactor, outputFactor] of [
    [1, 1],
    [2, 1],
    [1, 2],
    [2, 2],
    [3, 3],
    [4, 2],
  ] as const) {
    const stream = randomStream(5, "test", inputFactor, outputFactor);
    const { network, start, embed } = expandTask(task, { inputFactor, outputFactor }, stream);
    const after = localGeometry(network, start);
    const name = `c₁ = ${inputFactor}, c₂ = ${outputFactor}`;
    assert.equal(after.dimension, inputFactor * outputFactor * 18);
    for (const key of ["error", "gradientNorm", "gradientCurvature"] as const) {
      assert.ok(near(after[key] / before[key], 1, 1e-12), `${name}: ${key}`);
    }
    assert.ok(near(after.trace / before.trace, outputFactor, 1e-12), name);
    assert.ok(near(localTaskDifficulty(network, start, embed(direction)) / difficulty, 1, 1e-12), name);
    // the trace that is claimed is that of the Hessian
    const image = new Float64Array(network.dimension);
    const unit = new Float64Array(network.dimension);
    let trace = 0;
    for (let k = 0; k < network.dimension; k++) {
      unit[k] = 1;
      network.hessianVector(start, unit, image);
      unit[k] = 0;
      trace += image[k]!;
    }
    assert.ok(near(trace / after.trace, 1, 1e-12), `${name}: trace of the Hessian`);
  }
});

test("k of any step is exact, as the error is quadratic", () => {
  const task = linearExample();
  const network = linearNetwork(task);
  for (let draw = 0; draw < 50; draw++) {
    const step = normals(18, "step", draw);
    const moved = addScaled(task.student.slice(), 1, step);
    const before = network.error(task.student);
    const measured = learningRate({ before, after: network.error(moved), cycle: 0.7 });
    assert.ok(near(weightChangeEffect(network, task.student, step, 0.7).learningRate, measured, 1e-12));
  }
});

test("factors that are no whole numbers ≥ 1, shapes that don't fit", () => {
  const task = linearExample();
  const stream = randomStream(1, "test");
  for (const factor of [0, -1, 1.5, NaN]) {
    for (const factors of [
      { inputFactor: factor, outputFactor: 1 },
      { inputFactor: 1, outputFactor: factor },
    ]) {
      assert.throws(() => expandTask(task, factors, stream), /Factor: expected a whole number ≥ 1, got/);
      const geometry = localGeometry(linearNetwork(task), task.student);
      assert.throws(() => expandedLearningRate(geometry, factors, rates), /Factor: expected a whole number ≥ 1/);
    }
  }
  assert.throws(() => linearNetwork({ ...example, teacher: new Float64Array(3) }), /teacher: expected 2 entries/);
  assert.throws(() => linearNetwork({ ...example, inputMoment: new Float64Array(3) }), /inputMoment: expected 4/);
  assert.throws(() => linearNetwork(example).error(new Float64Array(5)), /w: expected 2 entries, got 5/);
  assert.throws(() => localGeometry(linearNetwork(example), example.teacher), /gradient's length: expected/);
});
