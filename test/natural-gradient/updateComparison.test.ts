import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  KERNEL,
  angle,
  compareUpdates,
  euclideanProduct,
  fisherInformation,
  fisherProduct,
  kernelConstant,
  finalPotentials,
  twoRates,
} from "plasticity/natural-gradient";
import { mean, randomStream, standardDeviation } from "plasticity/numerics";

const near = (actual: number, expected: number, tolerance: number, name = "") =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${name} ${actual}, expected ${expected} ± ${tolerance}`);

test("product in the Fisher metric: the dense matrix's", () => {
  const n = 7;
  const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n });
  fc.assert(
    fc.property(vector, vector, vector, (weights, a, b) => {
      const rates = [5, 10, 20, 30, 40, 50, 60];
      const scaled = weights.map((w) => 0.3 * w);
      const matrix = fisherInformation(scaled, rates);
      let expected = 0;
      let size = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          expected += a[i]! * matrix[i * n + j]! * b[j]!;
          size += Math.abs(a[i]! * matrix[i * n + j]! * b[j]!);
        }
      }
      near(fisherProduct(scaled, rates)(a, b), expected, 1e-12 * (1 + size));
    }),
  );
});

test("angles: right, straight, none, and a half right one", () => {
  near(angle(euclideanProduct, [1, 0], [0, 2]), 90, 1e-12);
  near(angle(euclideanProduct, [1, 1], [-3, -3]), 180, 1e-6);
  near(angle(euclideanProduct, [1, 2], [2, 4]), 0, 1e-6);
  near(angle(euclideanProduct, [1, 0], [1, 1]), 45, 1e-12);
  assert.ok(Number.isNaN(angle(euclideanProduct, [0, 0], [1, 1])));
});

test("stationary potentials: mean ε₀ r, variance r/c_ε, independent; a silent afferent stays at 0", () => {
  const rates = [10, 50, 0];
  const sample = finalPotentials(rates);
  const stream = randomStream(1, "potentials");
  const draws = Array.from({ length: 20_000 }, () => Float64Array.from(sample(stream, new Float64Array(3))));
  const [slow, fast, silent] = [0, 1, 2].map((i) => draws.map((x) => x[i]!));
  for (const [values, rate] of [
    [slow!, 10],
    [fast!, 50],
  ] as const) {
    const deviation = Math.sqrt(rate / kernelConstant(KERNEL));
    near(mean(values), rate, (5 * deviation) / Math.sqrt(20_000));
    near(standardDeviation(values) / deviation, 1, 0.05);
  }
  assert.ok(silent!.every((x) => x === 0));
  const covariance = mean(slow!.map((x, k) => (x - 10) * (fast![k]! - 50)));
  near(covariance, 0, (5 * Math.sqrt(500)) / kernelConstant(KERNEL) / Math.sqrt(20_000));
});

test("potentials after a trace of one bin are 0: a spike shows only in the next one", () => {
  const sample = finalPotentials([1000], { bins: 1 });
  const stream = randomStream(1, "one bin");
  for (let k = 0; k < 20; k++) assert.equal(sample(stream, new Float64Array(1))[0], 0);
});

test("n = 100: angles of Fig 12 (a simulation of its own, to about a degree at 100 weight vectors)", () => {
  const n = 100;
  for (const [pair, fisher, euclidean] of [
    [
      [10, 50],
      [33.5, 78],
      [11.4, 59.3],
    ],
    [
      [20, 20],
      [29.1, 73],
      [11.8, 37.1],
    ],
  ] as const) {
    const rates = twoRates(n, pair);
    const compared = Array.from({ length: 40 }, (_, k) => {
      const weights = randomStream(1, "angles", k)
        .fillUniform(new Float64Array(n))
        .map((u) => (5 * (2 * u - 1)) / n);
      return compareUpdates(weights, rates, 20, randomStream(1, "angles", k, "input"));
    });
    near(mean(compared.map(({ approximated }) => approximated.fisher.angle)), fisher[0], 3);
    near(mean(compared.map((r) => r.euclidean.fisher.angle)), fisher[1], 2);
    near(mean(compared.map(({ approximated }) => approximated.euclidean.angle)), euclidean[0], 1.5);
    near(mean(compared.map((r) => r.euclidean.euclidean.angle)), euclidean[1], 1.5);
  }
});

test("variants: the paper's constants again give the paper's angles", () => {
  const rates = twoRates(20);
  const weights = randomStream(1, "variant")
    .fillUniform(new Float64Array(20))
    .map((u) => (2 * u - 1) / 20);
  const { approximated, variants } = compareUpdates(weights, rates, 5, randomStream(1, "v"), [
    { uniform: 0.95, proportional: 0.05 },
    { uniform: 0, proportional: 0.05 },
  ]);
  assert.deepEqual(variants[0], approximated);
  // without the uniform term: further off
  assert.ok(variants[1]!.fisher.angle > approximated.fisher.angle + 10);
});

test("bad input", () => {
  const stream = randomStream(1, "bad");
  const weights = new Float64Array(2).fill(0.1);
  assert.throws(() => compareUpdates(weights, Float64Array.of(10, 0), 5, stream), /rates\[1\]/);
  assert.throws(() => compareUpdates(weights, Float64Array.of(10), 5, stream), /rates/);
  assert.throws(() => compareUpdates(weights, Float64Array.of(10, 20), 0, stream), /samples/);
  assert.throws(() => compareUpdates(Float64Array.of(NaN, 1), Float64Array.of(10, 20), 5, stream), /weights\[0\]/);
  assert.throws(() => finalPotentials([-1]), /rates\[0\]/);
  assert.throws(() => finalPotentials([NaN]), /rates\[0\]/);
  assert.throws(() => finalPotentials([2000]), /less than one spike per bin/);
  assert.throws(() => finalPotentials([20], { bins: 0 }), /bins/);
});
