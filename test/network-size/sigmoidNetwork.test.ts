import assert from "node:assert/strict";
import { test } from "node:test";
import { expandHidden, growthPerNeuron, localGeometry, sigmoidNetwork, weightCount } from "plasticity/network-size";
import { addScaled, dot } from "plasticity/numerics";
import { near, normals, sigmoidExample } from "./someNetworks.js";

test("N(h) = 21 h + 10 of [10, h, 10]", () => {
  for (const h of [5, 10, 20, 40, 120]) assert.equal(weightCount([10, h, 10]), 21 * h + 10);
});

test("outputs by hand: two neurons, biases in the last column", () => {
  const network = sigmoidNetwork([1, 1, 1], { values: Float64Array.of(2), samples: 1 }, Float64Array.of(1));
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  const y = sigmoid(3 * sigmoid(0.5 * 2 - 0.25) - 1.5);
  const w = Float64Array.of(0.5, 0.25, 3, 1.5);
  assert.ok(near(network.outputs(w)[0]!, y, 1e-14));
  assert.ok(near(network.error(w), (y - 1) ** 2 / 2, 1e-14));
});

for (const layers of [
  [4, 2],
  [4, 3, 2],
  [10, 5, 5, 10],
  [3, 5, 4, 6, 2],
]) {
  const check = (biases: boolean) => () => {
    const task = sigmoidExample(layers, 7, 1, biases);
    const network = sigmoidNetwork(layers, task.batch, task.targets, { biases });
    const w = task.student;
    const n = network.dimension;
    const v = normals(n, "direction");
    const gradient = new Float64Array(n);
    assert.equal(network.gradient(w, gradient), network.error(w));
    const at = (h: number) => addScaled(w.slice(), h, v);
    const slope = (network.error(at(1e-5)) - network.error(at(-1e-5))) / 2e-5;
    assert.ok(near(dot(gradient, v), slope, 1e-8));
    const image = new Float64Array(n);
    network.hessianVector(w, v, image);
    const [plus, minus] = [new Float64Array(n), new Float64Array(n)];
    network.gradient(at(1e-5), plus);
    network.gradient(at(-1e-5), minus);
    for (let k = 0; k < n; k++) assert.ok(near(image[k]!, (plus[k]! - minus[k]!) / 2e-5, 1e-7), `entry ${k}`);
    let trace = 0;
    for (let k = 0; k < n; k++) {
      const unit = new Float64Array(n);
      unit[k] = 1;
      network.hessianVector(w, unit, image);
      trace += image[k]!;
    }
    assert.ok(near(network.hessianTrace(w), trace, 1e-13));
  };
  const name = `${layers.join("–")}: gradient, Hessian–vector product and trace against differences`;
  test(name, check(true));
  test(`${name}, without biases`, check(false));
}

test("hidden neurons of zero weights: same outputs; ‖∇F‖² and the trace grow exactly as (13)", () => {
  const task = sigmoidExample([10, 5, 10], 30);
  const base = localGeometry(sigmoidNetwork(task.layers, task.batch, task.targets), task.student);
  const growth = growthPerNeuron(task);
  assert.ok(growth.gradientSquare > 0);
  for (const hidden of [5, 6, 20, 80]) {
    const { layers, w } = expandHidden(task.layers, task.student, [hidden]);
    const geometry = localGeometry(sigmoidNetwork(layers, task.batch, task.targets), w);
    assert.ok(near(geometry.error, base.error, 1e-13));
    const square = base.gradientNorm ** 2 + (hidden - 5) * growth.gradientSquare;
    assert.ok(near(geometry.gradientNorm ** 2 / square, 1, 1e-12), `${hidden}: gradient`);
    assert.ok(near(geometry.trace, base.trace + (hidden - 5) * growth.trace, 1e-12), `${hidden}: trace`);
  }
});

test("without biases: fewer weights, the same expansion and growth", () => {
  const task = sigmoidExample([10, 5, 10], 30, 1, false);
  assert.equal(task.student.length, 100);
  const before = localGeometry(sigmoidNetwork(task.layers, task.batch, task.targets, task), task.student);
  const { layers, w } = expandHidden(task.layers, task.student, [9], task);
  const after = localGeometry(sigmoidNetwork(layers, task.batch, task.targets, task), w);
  assert.equal(after.dimension, 180);
  assert.ok(near(after.error, before.error, 1e-13));
  assert.ok(near(after.trace, before.trace + 4 * growthPerNeuron(task).trace, 1e-12));
  assert.ok(near(after.gradientNorm ** 2, before.gradientNorm ** 2 + 4 * growthPerNeuron(task).gradientSquare, 1e-12));
});

test("two hidden layers expand alike", () => {
  const task = sigmoidExample([4, 3, 3, 2], 9);
  const { layers, w } = expandHidden(task.layers, task.student, [5, 7]);
  assert.deepEqual(layers, [4, 5, 7, 2]);
  assert.ok(
    near(
      sigmoidNetwork(layers, task.batch, task.targets).error(w),
      sigmoidNetwork(task.layers, task.batch, task.targets).error(task.student),
      1e-13,
    ),
  );
});

test("layers, batches and widths that don't fit", () => {
  const task = sigmoidExample();
  assert.throws(() => weightCount([4]), /layers: expected a list of 2 or more, got 1/);
  assert.throws(() => weightCount([4, 0, 2]), /layers\[1\]: expected a whole number ≥ 1, got 0/);
  assert.throws(() => expandHidden(task.layers, task.student, [2]), /widths\[0\]: expected a whole number ≥ 3, got 2/);
  assert.throws(() => expandHidden(task.layers, task.student, [4, 4]), /widths: expected 1 hidden layers, got 2/);
  assert.throws(
    () => sigmoidNetwork([4, 2], { values: new Float64Array(3), samples: 1 }),
    /batch\.values: expected 4 entries/,
  );
  assert.throws(() => sigmoidNetwork([4, 2], { values: new Float64Array(0), samples: 0 }), /samples: expected/);
  const network = sigmoidNetwork(task.layers, task.batch, task.targets);
  assert.throws(() => network.error(new Float64Array(3)), /w: expected 23 entries, got 3/);
  assert.throws(() => growthPerNeuron(sigmoidExample([4, 2])), /layers: expected one hidden layer, got 0/);
});
