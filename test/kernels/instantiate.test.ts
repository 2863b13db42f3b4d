import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { StudentTeacherKernel } from "plasticity/kernels";
import { instantiate } from "plasticity/kernels/instantiate";

const SIZES = { inputs: 2, hidden: 3, outputs: 1, samples: 4 };

test("the kernels load by require, as a notebook's cells load them", () => {
  const kernels = createRequire(import.meta.url)("plasticity/kernels") as typeof import("plasticity/kernels");
  assert.equal(new kernels.StudentTeacherKernel(SIZES).weightCount, 9);
});

test("the kernels run in a worker thread", async () => {
  const code = `
    const { parentPort } = require("node:worker_threads");
    const { StudentTeacherKernel } = require("plasticity/kernels");
    const network = new StudentTeacherKernel(${JSON.stringify(SIZES)});
    network.setInputs(new Float32Array(8).fill(1));
    network.setTeacher(new Float32Array(9).fill(1));
    parentPort.postMessage(network.taskError());`;
  const worker = new Worker(code, { eval: true });
  const [error] = await new Promise<[number]>((resolve, reject) => {
    worker.once("message", (message: number) => resolve([message]));
    worker.once("error", reject);
  });
  // Weights 0 give y = 0; the teacher gives 3 σ(2).
  assert.ok(Math.abs(error / (3 / (1 + Math.exp(-2))) ** 2 - 1) < 1e-6);
});

test("each kernel has its own memory", () => {
  const a = new StudentTeacherKernel(SIZES);
  const b = new StudentTeacherKernel(SIZES);
  a.weights = new Float32Array(9).fill(1);
  assert.deepEqual(b.weights, new Float32Array(9));
});

test("a kernel that isn't there is named, with what to do", () => {
  assert.throws(() => instantiate("nothing"), /kernel nothing: expected its compiled module .* npm run build/);
});
