import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { choleskyFactor, matrixProduct } from "plasticity/numerics";
import {
  KERNEL,
  fisherInformation,
  inverseFisherInformation,
  kernelConstant,
  quadratic,
  sigmoid,
  synapticKernel,
} from "plasticity/natural-gradient";
import { afferents, distanceFromIdentity, drawAfferents, relative } from "./randomAfferents.js";

const transfers = fc.constantFrom(sigmoid(), sigmoid({ threshold: -5, steepness: 0.6 }), quadratic({ threshold: -60 }));

test("G G⁻¹ = I to 1e-10, for one afferent and for forty, σ² → 0, sigmoid and quadratic (property)", () => {
  fc.assert(
    fc.property(afferents, transfers, fc.constantFrom(1, 0.5, 0.02), ({ weights, rates }, transfer, area) => {
      const options = { transfer, kernel: synapticKernel({ area }) };
      const matrix = fisherInformation(weights, rates, options);
      const inverse = inverseFisherInformation(weights, rates, options);
      const distance = distanceFromIdentity(matrix, inverse, weights.length);
      assert.ok(distance < 1e-10, `${distance}`);
    }),
    { numRuns: 300 },
  );
});

test("zero weights: rank-one and diagonal; a single afferent: a number", () => {
  const rates = [10, 50, 3];
  const zero = fisherInformation([0, 0, 0], rates);
  const h = sigmoid().information(0);
  assert.ok(relative(zero[1]!, h * 500) < 1e-14);
  assert.ok(relative(zero[0]!, h * (100 + 10 / 0.026)) < 1e-14);
  assert.ok(distanceFromIdentity(zero, inverseFisherInformation([0, 0, 0], rates), 3) < 1e-13);
  const [one] = fisherInformation([0.01], [20]);
  assert.ok(relative(inverseFisherInformation([0.01], [20])[0]!, 1 / one!) < 1e-12);
});

test("symmetric, and positive definite where every afferent has a rate (property)", () => {
  fc.assert(
    fc.property(afferents, ({ weights, rates }) => {
      const n = weights.length;
      const matrix = fisherInformation(weights, rates);
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) assert.equal(matrix[i * n + j], matrix[j * n + i]);
      choleskyFactor(matrix, n); // throws otherwise
    }),
  );
});

test("wᵀG w = E[h V²] and 1ᵀ-like sums: the bilinear forms of Eqs 73–76", () => {
  // E[h V²] = c₁(μ² + σ²) + 2c₂μσ² + c₃σ⁴ of a normal potential
  const { weights, rates } = drawAfferents(3, 12, 5);
  const n = 12;
  const matrix = fisherInformation(weights, rates);
  const form = (a: Float64Array, b: Float64Array) => matrixProduct(a, matrixProduct(matrix, b, n, n, 1), 1, n, 1)[0]!;
  const transfer = sigmoid();
  const constant = kernelConstant(KERNEL);
  let mean = 0;
  let variance = 0;
  weights.forEach((w, i) => {
    mean += w * rates[i]!;
    variance += (w * w * rates[i]!) / constant;
  });
  const deviation = Math.sqrt(variance);
  const moments = [0, 0, 0];
  let total = 0;
  for (let t = -9; t <= 9; t += 0.01) {
    const u = mean + deviation * t;
    const weight = Math.exp((-t * t) / 2);
    total += weight;
    [1, u, u * u].forEach((factor, k) => (moments[k]! += weight * factor * transfer.information(u)));
  }
  const [i1, i2, i3] = moments.map((m) => m / total) as [number, number, number];
  assert.ok(relative(form(weights, weights), i3) < 1e-9, "Eq 76");
  // b with bᵀΣw = 0
  const b = Float64Array.from(weights, (_, i) => (i % 3) - 0.7);
  const overlap = b.reduce((sum, x, i) => sum + (x * weights[i]! * rates[i]!) / constant, 0) / variance;
  const across = b.map((x, i) => x - overlap * weights[i]!);
  const meanAcross = across.reduce((sum, x, i) => sum + x * rates[i]!, 0);
  const varianceAcross = across.reduce((sum, x, i) => sum + (x * x * rates[i]!) / constant, 0);
  assert.ok(relative(form(weights, across), i2 * meanAcross) < 1e-9, "Eq 75");
  assert.ok(relative(form(across, across), i1 * (varianceAcross + meanAcross ** 2)) < 1e-9, "Eq 74");
});

test("scaling: G ∝ ε₀² at fixed μ and σ²; a permutation of afferents permutes it", () => {
  const { weights, rates } = drawAfferents(4, 5, 1);
  const base = fisherInformation(weights, rates);
  const half = fisherInformation(
    weights.map((w) => 2 * w),
    rates,
    { kernel: synapticKernel({ area: 0.5 }) },
  );
  base.forEach((value, k) => assert.ok(relative(half[k]!, value / 4) < 1e-12));
  const order = [3, 0, 4, 1, 2];
  const permuted = fisherInformation(
    order.map((i) => weights[i]!),
    order.map((i) => rates[i]!),
  );
  order.forEach((i, a) => order.forEach((j, b) => assert.ok(relative(permuted[a * 5 + b]!, base[i * 5 + j]!) < 1e-12)));
});

test("a silent afferent: nothing is known of it; its inverse has no value", () => {
  const matrix = fisherInformation([0.1, 0.2], [10, 0]);
  assert.deepEqual([matrix[1], matrix[2], matrix[3]], [0, 0, 0]);
  assert.throws(() => inverseFisherInformation([0.1, 0.2], [10, 0]), /rates\[1\]: expected a rate > 0 Hz .*got 0/);
  assert.throws(() => inverseFisherInformation([0], [0]), /rates\[0\]/);
});

test("bad input", () => {
  for (const matrix of [fisherInformation, inverseFisherInformation]) {
    assert.throws(() => matrix([], []), /afferents/);
    assert.throws(() => matrix([NaN], [1]), /weights\[0\]/);
    assert.throws(() => matrix([1], [-1]), /rates\[0\]: expected a rate ≥ 0 Hz, got -1/);
    assert.throws(() => matrix([1, 2], [1]), /rates: expected 2 entries/);
  }
});
