import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { maximumMagnitude } from "plasticity/numerics";
import {
  conductanceLaplacian,
  equilibrium,
  heterosynapticResponse,
  laplacianPseudoInverse,
  neuralGradients,
  resistanceDistance,
  strengthened,
  synapticCosts,
  totalCost,
  transformedWeights,
} from "plasticity/synaptic-balancing";
import { largestDifference, randomWeights } from "./randomNetworks.js";

const n = 6;

/** Balanced weights of a random network. */
function balancedWeights(seed: number, power: number): Float64Array {
  const J = randomWeights(seed, n);
  return transformedWeights(J, equilibrium(synapticCosts(J, { power }), { power }).coordinates);
}

function relative(actual: Float64Array, expected: Float64Array): number {
  return largestDifference(actual, expected) / maximumMagnitude(expected);
}

test("Eqs 44–48 against balancing itself, η = 10⁻³: errors of the order η", () => {
  for (const power of [1, 2, 3]) {
    for (const seed of [1, 2, 3]) {
      const [post, pre, eta] = [1, 4, 1e-3];
      const J = balancedWeights(seed, power);
      const costs = synapticCosts(J, { power });
      const response = heterosynapticResponse(costs, { post, pre, power });
      const changed = strengthened(J, { post, pre, by: eta });
      const newCosts = synapticCosts(changed, { power });
      const g = neuralGradients(newCosts);
      // p = 1 is exact; else η (p − 1)/2
      const expected = (eta * (power - 1)) / 2;
      // the balance before the change is good to 1e-14 of the total cost
      const rounding = 1e-12 * totalCost(costs);
      const gradientError = largestDifference(
        response.gradients.map((x) => eta * x),
        g,
      );
      assert.ok(
        Math.abs(gradientError - expected * maximumMagnitude(g)) < 0.01 * expected * maximumMagnitude(g) + rounding,
      );
      const rates = changed.map((_, k) => g[k % n]! - g[Math.floor(k / n)]!);
      const rateError = largestDifference(
        response.relativeRates.map((x) => eta * x),
        rates,
      );
      assert.ok(rateError < 1.01 * expected * maximumMagnitude(rates) + rounding);
      const after = equilibrium(newCosts, { power });
      assert.ok(
        relative(
          response.coordinates.map((x) => eta * x),
          after.coordinates,
        ) < 2e-3,
      );
      const log = (after.coordinates[pre]! - after.coordinates[post]!) / eta;
      assert.ok(Math.abs(response.logChange / log - 1) < 2e-3, `${response.logChange} ${log}`);
      assert.ok(
        Math.abs(response.logChange + costs[post * n + pre]! * resistanceDistance(costs)[post * n + pre]!) < 1e-12,
      );
    }
  }
});

test("another γ: gradients and rates get the factor γp, the end does not", () => {
  const costs = synapticCosts(balancedWeights(4, 2));
  const one = heterosynapticResponse(costs, { post: 0, pre: 1 });
  const fast = heterosynapticResponse(costs, { post: 0, pre: 1, descentRate: 1.5 });
  assert.ok(
    largestDifference(
      fast.gradients,
      one.gradients.map((x) => 3 * x),
    ) < 1e-14,
  );
  assert.deepEqual(fast.coordinates, one.coordinates);
});

test("finite η: the costs before the change predict better than those after (spec: 3.5 % against 15 % at η = 0.1)", () => {
  const [post, pre, eta, power] = [2, 0, 0.1, 2];
  let before = 0;
  let after = 0;
  for (let seed = 0; seed < 20; seed++) {
    const J = balancedWeights(seed, power);
    const costs = synapticCosts(J);
    const newCosts = synapticCosts(strengthened(J, { post, pre, by: eta }));
    const { coordinates } = equilibrium(newCosts);
    const exact = (coordinates[pre]! - coordinates[post]!) / eta;
    before += Math.abs(heterosynapticResponse(costs, { post, pre }).logChange / exact - 1) / 20;
    after += Math.abs((-newCosts[post * n + pre]! * resistanceDistance(newCosts)[post * n + pre]!) / exact - 1) / 20;
  }
  // measured 2.5 % and 15 % in the mean
  assert.ok(before < 0.05, `${before}`);
  assert.ok(after > 0.1 && after < 0.2, `${after}`);
});

test("signs of the first changes (η > 0) and 0 ≤ c R ≤ 1 (property)", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.constantFrom(1, 2, 3), (seed, power) => {
      const costs = synapticCosts(balancedWeights(seed, power), { power });
      const [post, pre] = [0, 3];
      const { relativeRates: rate, logChange } = heterosynapticResponse(costs, { post, pre, power });
      for (const k of [1, 2, 4, 5]) {
        assert.ok(rate[post * n + k]! < 0, "inputs of post fall");
        assert.ok(rate[k * n + post]! > 0, "outputs of post rise");
        assert.ok(rate[pre * n + k]! > 0, "inputs of pre rise");
        assert.ok(rate[k * n + pre]! < 0, "outputs of pre fall");
        assert.equal(rate[post * n + pre], 2 * rate[post * n + k]!);
        assert.equal(rate[1 * n + k], 0);
      }
      assert.ok(logChange < 0 && logChange > -1);
    }),
    { numRuns: 50 },
  );
});

test("resistance distance: series, parallel, a metric; infinite between separate parts; isolated pair gives ½", () => {
  // conductances 2 and 4 in a row: 1/2 + 1/4
  const row = [0, 1, 0, 1, 0, 3, 0, 1, 0];
  const r = resistanceDistance(row);
  assert.ok(Math.abs(r[2]! - 0.75) < 1e-14 && Math.abs(r[1]! - 0.5) < 1e-14);
  assert.ok(Math.abs(heterosynapticResponse([0, 1, 1, 0], { post: 0, pre: 1 }).logChange + 0.5) < 1e-14);
  const apart = resistanceDistance([0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  assert.equal(apart[2], Infinity);
  assert.ok(Math.abs(apart[1]! - 0.5) < 1e-14 && Math.abs(apart[11]! - 1) < 1e-14);
  const random = resistanceDistance(synapticCosts(randomWeights(5, n)));
  for (let i = 0; i < n; i++) {
    assert.equal(random[i * n + i], 0);
    for (let j = 0; j < n; j++) {
      assert.ok(Math.abs(random[i * n + j]! - random[j * n + i]!) < 1e-13);
      for (let k = 0; k < n; k++) assert.ok(random[i * n + k]! <= random[i * n + j]! + random[j * n + k]! + 1e-13);
    }
  }
});

test("pseudo-inverse of a Laplacian: L L† L = L, L† 𝟏 = 0", () => {
  const laplacian = conductanceLaplacian(synapticCosts(randomWeights(6, n)));
  const inverse = laplacianPseudoInverse(laplacian);
  const times = (a: Float64Array, b: Float64Array) =>
    Float64Array.from({ length: n * n }, (_, k) => {
      let sum = 0;
      for (let m = 0; m < n; m++) sum += a[Math.floor(k / n) * n + m]! * b[m * n + (k % n)]!;
      return sum;
    });
  assert.ok(largestDifference(times(times(laplacian, inverse), laplacian), laplacian) < 1e-12);
  for (let i = 0; i < n; i++)
    assert.ok(Math.abs(inverse.subarray(i * n, (i + 1) * n).reduce((a, b) => a + b, 0)) < 1e-13);
});

test("bad input", () => {
  assert.throws(() => heterosynapticResponse([0, 1, 1, 0], { post: 0, pre: 0 }), /existing synapse/);
  assert.throws(() => heterosynapticResponse([0, 1, 1, 0], { post: 0, pre: 2 }), /2 → 0/);
  assert.throws(() => heterosynapticResponse([0, 0, 1, 0], { post: 0, pre: 1 }), /existing synapse/);
  assert.throws(() => strengthened([0, 1, 1, 0], { post: 3, pre: 0, by: 0.1 }), /0 → 3/);
});
