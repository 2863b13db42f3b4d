import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics";
import { initialNetwork, linear, penalisedMinimum, relu, simulate, teacherBatch } from "plasticity/synaptic-balancing";

const network = (neurons: number, name: string) =>
  initialNetwork({ neurons, inputs: 2, outputs: 2 }, randomStream(3, "penalised minimum", name));
const batch = (neurons: number, nonlinearity = linear) =>
  teacherBatch(network(neurons, "teacher"), randomStream(3, "task"), { samples: 8, conditions: 6, nonlinearity });
const options = { iterations: 2000, loss: "mean", subSteps: 1, nonlinearity: linear } as const;

test("a teacher's own weights solve its task, in the layout of a batch", () => {
  const task = batch(3, relu);
  const end = penalisedMinimum(network(3, "teacher"), task, { ...options, nonlinearity: relu, iterations: 1 }).rows[0]!;
  assert.equal(end.loss, 0);
  assert.equal(task.target.length, 8 * 2 * 6);
  // condition 2 is a simulation by itself
  const input = Array.from({ length: 16 }, (_, k) => task.input[k * 6 + 2]!);
  const { outputs } = simulate(network(3, "teacher"), input, { timeStep: 1 });
  assert.equal(task.target[15 * 6 + 2], outputs[8 * 2 + 1]);
});

test("at a minimum of the penalised loss the network is balanced", () => {
  for (const [power, penalty] of [
    [2, 0.05],
    [3, 0.05],
  ] as const) {
    const { rows } = penalisedMinimum(network(2, "student"), batch(2), { ...options, penalty, power });
    const [start, end] = [rows[0]!, rows.at(-1)!];
    assert.ok(start.imbalance > 0.1, `the start should not be balanced, got ${start.imbalance}`);
    assert.ok(end.gradientNorm < 1e-6, `p = ${power}: no minimum reached, ${end.gradientNorm}`);
    assert.ok(end.imbalance < 1e-6, `p = ${power}: ${end.imbalance}`);
  }
});

test("the loss falls at every step and the network given stays as it is", () => {
  const student = network(3, "student");
  const before = student.recurrent.slice();
  const { rows } = penalisedMinimum(student, batch(3), { ...options, iterations: 100, penalty: 0.1 });
  assert.deepEqual(student.recurrent, before);
  for (let k = 1; k < rows.length; k++) assert.ok(rows[k]!.loss < rows[k - 1]!.loss, `step ${k}`);
});

test("bad options are refused by name", () => {
  assert.throws(() => penalisedMinimum(network(2, "student"), batch(2), { ...options, iterations: 0 }), /iterations/);
  assert.throws(() => penalisedMinimum(network(2, "student"), batch(2), { ...options, tolerance: -1 }), /tolerance/);
  assert.throws(() => teacherBatch(network(2, "teacher"), randomStream(1), { samples: 0, conditions: 1 }), /samples/);
});
