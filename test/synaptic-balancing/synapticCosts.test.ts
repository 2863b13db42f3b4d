import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import {
  extendedNeuralGradients,
  neuralGradients,
  offDiagonalCost,
  robustnessCosts,
  synapticCosts,
  taskPreservingTransform,
  totalCost,
  transformedCosts,
  transformedWeights,
} from "plasticity/synaptic-balancing";
import { largestDifference, randomCoordinates, randomNetwork, randomWeights, uniforms } from "./randomNetworks.js";

test("costs by hand; α per network, presynaptic neuron, synapse", () => {
  const J = [1, -2, 3, 0];
  assert.deepEqual([...synapticCosts(J)], [1, 4, 9, 0]);
  assert.deepEqual([...synapticCosts(J, { power: 1 })], [1, 2, 3, 0]);
  assert.deepEqual([...synapticCosts(J, { power: 0.5, coefficients: 2 })], [2, 2 * Math.SQRT2, 2 * Math.sqrt(3), 0]);
  // presynaptic: column j gets α_j
  assert.deepEqual([...synapticCosts(J, { coefficients: [1, 10] })], [1, 40, 9, 0]);
  assert.deepEqual([...synapticCosts(J, { coefficients: [1, 10, 100, 1000] })], [1, 40, 900, 0]);
  assert.deepEqual([...robustnessCosts(J, [0, 0.5])], [0, 2, 0, 0]);
  assert.deepEqual([...robustnessCosts(J, [0, 0.5], { gainFloor: 0.25 })], [0.25, 2, 2.25, 0]);
  assert.equal(totalCost([1, 4, 9, 0]), 14);
  assert.equal(offDiagonalCost([1, 4, 9, 0]), 13);
  assert.deepEqual([...neuralGradients([1, 4, 9, 0])], [-5, 5]);
  assert.deepEqual([...neuralGradients([1, 4, 9, 0], { scale: 3 })], [-15, 15]);
});

test("bad input is named, never a silent NaN", () => {
  assert.throws(() => synapticCosts([1, 2, 3]), /weights: expected a square matrix/);
  assert.throws(() => synapticCosts([1, NaN, 3, 4]), /weights\[1\].*NaN/);
  for (const power of [0, -1, NaN, Infinity]) {
    assert.throws(() => synapticCosts([1, 2, 3, 4], { power }), /power: expected a number > 0/);
  }
  assert.throws(() => synapticCosts([1, 2, 3, 4], { coefficients: [1, -1] }), /coefficients.*-1 for the synapse 1 → 0/);
  assert.throws(() => synapticCosts([1, 2, 3, 4], { coefficients: NaN }), /coefficients/);
  assert.throws(() => synapticCosts([1, 2, 3, 4], { coefficients: [1, 2, 3] }), /expected 1, 2 or 4 numbers, got 3/);
  assert.throws(() => synapticCosts([1, 2, 1e200, 4]), /finite/);
  assert.throws(() => transformedCosts([1, -2, 3, 4], [0, 0], 2), /costs\[0\]\[1\]: expected a cost ≥ 0, got -2/);
  assert.throws(() => transformedCosts([1, 2, 3, 4], [0, 400], 2), /≤ 700, got 800 for the synapse 1 → 0/);
  assert.throws(() => robustnessCosts([1, 2, 3, 4], [1]), /gainSecondMoment/);
  assert.throws(() => robustnessCosts([1, 2, 3, 4], [1, -1]), /gainSecondMoment\[1\]/);
  assert.throws(() => robustnessCosts([1, 2, 3, 4], [1, 1], { gainFloor: -1 }), /gainFloor/);
});

test("costs of transformed weights = transformed costs; Σ g = 0; g = −(1/p) ∂C/∂h (property)", () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(0.5, 1, 1.5, 2, 3),
      fc.constantFrom(1, 0.4),
      (seed, n, power, density) => {
        const J = randomWeights(seed, n, density);
        const coefficients = uniforms(seed, "alpha", n * n);
        const h = randomCoordinates(seed, n);
        const costs = synapticCosts(J, { power, coefficients });
        const direct = synapticCosts(transformedWeights(J, h), { power, coefficients });
        assert.ok(largestDifference(direct, transformedCosts(costs, h, power)) < 1e-11 * (1 + totalCost(direct)));
        const g = neuralGradients(direct);
        assert.ok(Math.abs(g.reduce((a, b) => a + b, 0)) < 1e-13 * (1 + totalCost(direct)));
        for (let k = 0; k < n; k++) {
          const at = (step: number) =>
            totalCost(
              transformedCosts(
                costs,
                h.map((x, i) => (i === k ? x + step : x)),
                power,
              ),
            );
          const slope = (at(1e-5) - at(-1e-5)) / 2e-5;
          assert.ok(Math.abs(g[k]! + slope / power) < 1e-7 * (1 + totalCost(direct)));
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("the extended gradient is minus half the change of ‖W‖² along the transform", () => {
  const network = randomNetwork(4, 5, 3, 2);
  const g = extendedNeuralGradients(network);
  const size = (w: typeof network) =>
    [w.recurrent, w.input, w.bias, w.output].reduce((sum, part) => sum + part.reduce((s, x) => s + x * x, 0), 0);
  for (let k = 0; k < 5; k++) {
    const shift = (step: number) =>
      size(
        taskPreservingTransform(
          network,
          Float64Array.from({ length: 5 }, (_, i) => (i === k ? step : 0)),
        ),
      );
    const slope = (shift(1e-5) - shift(-1e-5)) / 2e-5;
    assert.ok(Math.abs(g[k]! + slope / 2) < 1e-8);
  }
});
