import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { potentialSamples, sampledNeuron } from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics/random";

const samples = potentialSamples([10, 50], randomStream(1, "samples"), { samples: 200 });
const target = [0.075, 0.075];
const neuron = sampledNeuron(samples, target);
const weight = fc.double({ min: -0.15, max: 0.2, noNaN: true });

test("the cost is 0 at the teacher and positive elsewhere; its gradient is that of differences", () => {
  assert.ok(Math.abs(neuron.cost(target)) < 1e-12);
  fc.assert(
    fc.property(weight, weight, (a, b) => {
      const h = 1e-5;
      const gradient = neuron.gradient([a, b]);
      const x = (neuron.cost([a + h, b]) - neuron.cost([a - h, b])) / (2 * h);
      const y = (neuron.cost([a, b + h]) - neuron.cost([a, b - h])) / (2 * h);
      const scale = 1 + Math.abs(x) + Math.abs(y);
      assert.ok(neuron.cost([a, b]) >= -1e-12);
      assert.ok(Math.abs(gradient[0]! - x) < 1e-5 * scale && Math.abs(gradient[1]! - y) < 1e-5 * scale);
    }),
    { numRuns: 30 },
  );
});

test("the Fisher matrix is the second derivative of the divergence, and the metric of the embedding", () => {
  fc.assert(
    fc.property(weight, weight, fc.double({ min: 0, max: 6.28, noNaN: true }), (a, b, angle) => {
      const [x, y] = [1e-4 * Math.cos(angle), 1e-4 * Math.sin(angle)];
      const G = neuron.fisher([a, b]);
      const form = G[0]! * x * x + 2 * G[1]! * x * y + G[3]! * y * y;
      const both = neuron.divergence([a, b], [a + x, b + y]) + neuron.divergence([a, b], [a - x, b - y]);
      assert.ok(Math.abs(both / form - 1) < 1e-3, `${both} ${form}`);
      const [from, to] = [neuron.embedding([a, b]), neuron.embedding([a + x, b + y])];
      const squared = from.reduce((sum, value, k) => sum + (value - to[k]!) ** 2, 0);
      assert.ok(Math.abs(squared / form - 1) < 0.02, `${squared} ${form}`);
    }),
    { numRuns: 30 },
  );
});

test("scores of simulated spikes give the same matrix, to chance and φ dt", () => {
  const [analytic, simulated] = [neuron.fisher(target), neuron.spikeFisher(target, 20_000, randomStream(1, "spikes"))];
  for (const k of [0, 1, 2, 3]) assert.ok(Math.abs(simulated[k]! / analytic[k]! - 1) < 0.1, `entry ${k}`);
});

test("refused: samples or weights that don't fit, numbers that aren't finite", () => {
  assert.throws(() => sampledNeuron(new Float64Array(5), target), /samples/);
  assert.throws(() => sampledNeuron(new Float64Array(0), target), /samples/);
  assert.throws(() => sampledNeuron(Float64Array.of(1, NaN), target), /samples\[1\]/);
  assert.throws(() => sampledNeuron(samples, [NaN, 0]), /teacher/);
  assert.throws(() => neuron.cost([0.1]), /weights: expected 2/);
  assert.throws(() => neuron.gradient([0.1, NaN]), /weights\[1\]/);
  assert.throws(() => neuron.spikeFisher(target, 0, randomStream(1, "x")), /draws/);
});
