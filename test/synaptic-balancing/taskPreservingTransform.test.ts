import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { maximumMagnitude } from "plasticity/numerics";
import {
  gains,
  hyperbolicTangent,
  linear,
  relu,
  simulate,
  spectrumDistance,
  squaredRelu,
  taskPreservingTransform,
  transformedWeights,
} from "plasticity/synaptic-balancing";
import { loopProduct } from "plasticity/synaptic-balancing/loopProduct";
import { largestDifference, normals, randomCoordinates, randomNetwork, randomWeights } from "./randomNetworks.js";

const someNetwork = fc.record({
  seed: fc.nat(1e6),
  n: fc.integer({ min: 1, max: 8 }),
  timeStep: fc.constantFrom(0.02, 0.1, 1),
});

/** What a rounding error is measured by: the largest magnitude, 1 at least. */
const scaleOf = (numbers: Float64Array): number => Math.max(1, maximumMagnitude(numbers));

test("P1: input–output map kept to 1e-12, activity e^{−H} x, gains bit for bit (ReLU and linear)", () => {
  fc.assert(
    fc.property(someNetwork, ({ seed, n, timeStep }) => {
      const network = randomNetwork(seed, n);
      const h = randomCoordinates(seed, n);
      const input = normals(seed, "input", 40 * 2);
      for (let k = 0; k < n * n; k++) network.recurrent[k]! *= 0.5;
      for (const nonlinearity of [relu, linear]) {
        const before = simulate(network, input, { timeStep, nonlinearity });
        const after = simulate(taskPreservingTransform(network, h), input, { timeStep, nonlinearity });
        // relative to the largest number: some of these networks grow, for any factor of their weights
        assert.ok(largestDifference(before.outputs, after.outputs) <= 1e-12 * scaleOf(before.outputs));
        const expected = before.states.map((x, k) => x * Math.exp(-h[k % n]!));
        assert.ok(largestDifference(after.states, expected) <= 1e-12 * scaleOf(expected));
        const [a, b] = [gains(before.states, n, nonlinearity), gains(after.states, n, nonlinearity)];
        assert.deepEqual(a.secondMoment, b.secondMoment);
        assert.deepEqual(a.mean, b.mean);
      }
    }),
    { numRuns: 60 },
  );
});

test("degree 2 (squared ReLU): map kept by J → e^{−H} J e^{2H}, σ² → σ² e^{−2h}, tanh is not kept", () => {
  const n = 6;
  const network = randomNetwork(5, n);
  for (let k = 0; k < n * n; k++) network.recurrent[k]! *= 0.2;
  const h = randomCoordinates(5, n, 0.5);
  const input = normals(5, "input", 60 * 2).map((u) => 0.5 * u);
  const options = { timeStep: 0.1, nonlinearity: squaredRelu };
  const before = simulate(network, input, options);
  const after = simulate(taskPreservingTransform(network, h, { degree: 2 }), input, options);
  assert.ok(largestDifference(before.outputs, after.outputs) < 1e-12);
  const [a, b] = [gains(before.states, n, squaredRelu), gains(after.states, n, squaredRelu)];
  for (let j = 0; j < n; j++) {
    // a silent neuron has moment 0 in both
    const expected = a.secondMoment[j]! * Math.exp(-2 * h[j]!);
    assert.ok(Math.abs(b.secondMoment[j]! - expected) <= 1e-12 * expected);
  }
  // effective Jacobian entries J_ij φ′(x_j) scale as e^{h_j − h_i}, so their spectrum is kept though that of J is not
  const at = 50 * n;
  const jacobian = (J: Float64Array, states: Float64Array) =>
    J.map((weight, k) => weight * squaredRelu.gain(states[at + (k % n)]!));
  const J2 = transformedWeights(network.recurrent, h, { degree: 2 });
  const kept = spectrumDistance(jacobian(network.recurrent, before.states), jacobian(J2, after.states));
  assert.ok(kept < 1e-12, `${kept}`);
  assert.ok(spectrumDistance(network.recurrent, J2) > 1e-3);
  const tanh = { timeStep: 0.1, nonlinearity: hyperbolicTangent };
  const changed = largestDifference(
    simulate(network, input, tanh).outputs,
    simulate(taskPreservingTransform(network, h), input, tanh).outputs,
  );
  assert.ok(changed > 1e-3, `${changed}`);
});

test("spectrum of J kept to 1e-10 (property)", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 8 }), (seed, n) => {
      const J = randomWeights(seed, n);
      assert.ok(spectrumDistance(J, transformedWeights(J, randomCoordinates(seed, n))) < 1e-10);
    }),
    { numRuns: 100 },
  );
});

test("signs and absent synapses stay; composition adds coordinates; the argument is left alone", () => {
  const n = 5;
  const J = randomWeights(3, n, 0.4);
  const kept = J.slice();
  const h = randomCoordinates(3, n);
  const once = transformedWeights(J, h);
  assert.deepEqual(J, kept);
  assert.deepEqual(once.map(Math.sign), J.map(Math.sign));
  assert.ok(
    largestDifference(
      transformedWeights(once, h),
      transformedWeights(
        J,
        h.map((x) => 2 * x),
      ),
    ) < 1e-14,
  );
  // a pair that nothing joins may be far apart
  assert.deepEqual([...transformedWeights([1, 0, 0, 1], [-500, 500])], [1, 0, 0, 1]);
});

test("bad coordinates are named", () => {
  const network = randomNetwork(1, 3);
  assert.throws(() => taskPreservingTransform(network, [0, 1]), /coordinates: expected 3 entries, got 2/);
  assert.throws(() => taskPreservingTransform(network, [0, NaN, 0]), /coordinates\[1\].*NaN/);
  assert.throws(() => taskPreservingTransform(network, [-2000, 0, 2000]), RangeError);
  assert.throws(() => transformedWeights([1, 2, 3], [0, 0]), /square/);
});

test("products around loops are kept", () => {
  const n = 5;
  const J = randomWeights(11, n);
  const moved = transformedWeights(J, randomCoordinates(11, n));
  for (const loop of [[2], [0, 1], [0, 3, 1], [4, 2, 0, 1, 3]]) {
    assert.ok(Math.abs(loopProduct(moved, loop) / loopProduct(J, loop) - 1) < 1e-13);
  }
  assert.equal(loopProduct([0, 2, 3, 0], [0, 1]), 6);
  assert.equal(loopProduct([0, 2, 3, 0], [0]), 0);
  assert.throws(() => loopProduct(J, []), /loop/);
  assert.throws(() => loopProduct(J, [0, 5]), /loop\[1\]: expected a neuron of 0 … 4, got 5/);
});
