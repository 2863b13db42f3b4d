import assert from "node:assert/strict";
import { test } from "node:test";
import { matrixProduct, transpose } from "plasticity/numerics";
import { linear, linearFreedom, normalForm, similarNetwork, simulate, spectrum } from "plasticity/synaptic-balancing";
import { largestDifference, normals, randomNetwork, randomWeights } from "./randomNetworks.js";

test("the normal form is normal, similar, and has the least sum of squares, Σ|λ|²", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const weights = randomWeights(seed, 6);
    const { transform, inverse, normal } = normalForm(weights);
    const flipped = transpose(normal, 6, 6);
    assert.ok(
      largestDifference(matrixProduct(normal, flipped, 6, 6, 6), matrixProduct(flipped, normal, 6, 6, 6)) < 1e-9,
    );
    const back = matrixProduct(matrixProduct(transform, normal, 6, 6, 6), inverse, 6, 6, 6);
    assert.ok(largestDifference(back, weights) < 1e-9);
    const squares = normal.reduce((sum, w) => sum + w * w, 0);
    const moduli = spectrum(weights).reduce((sum, z) => sum + z.real ** 2 + z.imaginary ** 2, 0);
    assert.ok(Math.abs(squares - moduli) < 1e-9);
    assert.ok(squares < weights.reduce((sum, w) => sum + w * w, 0));
  }
});

test("a similar network has the same map when it is linear", () => {
  const network = randomNetwork(2, 5);
  const changed = similarNetwork(network, normalForm(network.recurrent));
  const input = normals(2, "input", 200);
  const run = (one: typeof network) => simulate(one, input, { timeStep: 0.05, nonlinearity: linear }).outputs;
  assert.ok(largestDifference(run(network), run(changed)) < 1e-9);
});

test("a defective matrix has no normal form", () => {
  assert.throws(() => normalForm([0, 1, 0, 0]), /defective|singular/);
});

test("linear freedom: the same networks for a seed, costs in order, the map kept by linear neurons alone", () => {
  const rows = linearFreedom({ networks: 3, neurons: 4 });
  assert.deepEqual(linearFreedom({ networks: 3, neurons: 4 }), rows);
  for (const { balanced, similar, linearError, reluError } of rows) {
    assert.ok(similar <= balanced + 1e-12 && balanced <= 1);
    assert.ok(linearError < 1e-9 && reluError > 1e-6);
  }
});
