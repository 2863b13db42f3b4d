import assert from "node:assert/strict";
import { test } from "node:test";
import { mean, randomStream, standardDeviation } from "plasticity/numerics";
import {
  fisherInformation,
  matrixError,
  normalPotentials,
  sigmoid,
  stationaryPotentials,
  synapticKernel,
  twoGroups,
  uniformWeights,
} from "plasticity/natural-gradient";

const draws = (fill: typeof stationaryPotentials, kernel = synapticKernel()) => {
  const stream = randomStream(1, "test/natural-gradient/sampling");
  const x = new Float64Array(3);
  return Array.from({ length: 20000 }, () => [...fill([10, 50, 0], stream, x, kernel)]);
};

test("mean ε₀ r and variance r/c_ε (Eqs 29, 30), of Poisson input and of the normal one", () => {
  for (const fill of [stationaryPotentials, normalPotentials]) {
    for (const kernel of [synapticKernel(), synapticKernel({ tauSynapse: 0.02, area: 0.1 })]) {
      const drawn = draws(fill, kernel);
      const power = kernel.area ** 2 / (2 * (kernel.tauMembrane + kernel.tauSynapse));
      [10, 50].forEach((rate, i) => {
        const values = drawn.map((x) => x[i]!);
        assert.ok(Math.abs(mean(values) / (kernel.area * rate) - 1) < 0.05);
        assert.ok(Math.abs(standardDeviation(values) ** 2 / (rate * power) - 1) < 0.1);
      });
      assert.ok(drawn.every((x) => x[2] === 0));
    }
  }
});

test("Poisson input is never negative, and at 10 Hz far from normal: skewness > 1", () => {
  const values = draws(stationaryPotentials).map((x) => x[0]!);
  assert.ok(values.every((x) => x >= 0));
  const [m, s] = [mean(values), standardDeviation(values)];
  assert.ok(mean(values.map((x) => ((x - m) / s) ** 3)) > 1);
});

test("matrixError: a right matrix has none, a wrong one its own, whatever the noise", () => {
  const weights = [0.02, -0.01, 0.03];
  const rates = [10, 50, 20];
  const transfer = sigmoid();
  const matrix = fisherInformation(weights, rates);
  const error = (scale: number) => {
    const stream = randomStream(2, "test/natural-gradient/matrix-error");
    const draw = (x: Float64Array) => {
      normalPotentials(rates, stream, x);
      return transfer.information(x.reduce((sum, value, i) => sum + value * weights[i]!, 0));
    };
    return matrixError(
      matrix.map((g) => scale * g),
      3,
      20000,
      draw,
    );
  };
  assert.ok(Math.abs(error(1).squaredError) < 1e-3);
  // (A − 2G)²/(2G)² = 1/4
  assert.ok(Math.abs(error(2).squaredError - 0.25) < 0.02);
  assert.ok(error(1).squaredNoise > 0 && error(1).squaredNoise < 1e-2);
  assert.throws(() => matrixError(matrix, 2, 10, () => 1), /matrix: expected 2 × 2/);
  assert.throws(() => matrixError(matrix, 3, 0, () => 1), /half/);
});

test("weights within ±range/n with the variance of a uniform; two groups of rates", () => {
  const weights = uniformWeights(10000, 5, randomStream(3, "test"));
  assert.ok(weights.every((w) => Math.abs(w) < 5e-4));
  assert.ok(Math.abs(standardDeviation(weights) / (5e-4 / Math.sqrt(3)) - 1) < 0.02);
  assert.deepEqual([...twoGroups(5, 10, 50)], [10, 10, 50, 50, 50]);
  assert.deepEqual([...twoGroups(1, 10, 50)], [50]);
  assert.throws(() => uniformWeights(0, 1, randomStream(1, "x")), /n: afferents/);
  assert.throws(() => uniformWeights(2, NaN, randomStream(1, "x")), /range/);
});
