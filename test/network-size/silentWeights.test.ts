import assert from "node:assert/strict";
import { test } from "node:test";
import { expandTask, linearNetwork, silentWeights } from "plasticity/network-size";
import { matrixProduct, norm, randomStream, transpose } from "plasticity/numerics";
import { linearExample, near } from "./someNetworks.js";

const task = linearExample();
const stream = (name: string) => randomStream(5, "test", "silentWeights", name);
const factors = (inputFactor: number, outputFactor: number) => ({ inputFactor, outputFactor });

test("DᵀZB = 0, and Z is as long as D W Bᵀ", () => {
  for (const [c1, c2] of [
    [2, 1],
    [1, 2],
    [3, 2],
  ] as const) {
    const expanded = expandTask(task, factors(c1, c2), stream("expansion"));
    const z = silentWeights(task, expanded, stream("rest"));
    const { inputs, outputs } = expanded.network;
    const right = matrixProduct(z, expanded.embedding, outputs, inputs, task.inputs);
    const left = transpose(expanded.rotation, outputs, task.outputs);
    for (const entry of matrixProduct(left, right, task.outputs, outputs, task.inputs))
      assert.ok(Math.abs(entry) < 1e-12);
    assert.ok(near(norm(z) / norm(expanded.start), 1, 1e-12));
  }
});

test("silent for the error with more inputs alone, not with more outputs", () => {
  const before = linearNetwork(task).error(task.student);
  const errorWith = (c1: number, c2: number) => {
    const expanded = expandTask(task, factors(c1, c2), stream("expansion"));
    const z = silentWeights(task, expanded, stream("rest"));
    return expanded.network.error(expanded.start.map((value, k) => value + z[k]!));
  };
  assert.ok(near(errorWith(2, 1) / before, 1, 1e-12));
  assert.ok(errorWith(1, 2) / before > 1.05);
});

test("nothing to add where the network isn't larger", () => {
  const z = silentWeights(task, expandTask(task, factors(1, 1), stream("expansion")), stream("rest"));
  assert.ok(z.length === 18 && z.every((entry) => entry === 0));
});
