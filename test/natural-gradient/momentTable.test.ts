import assert from "node:assert/strict";
import { test } from "node:test";
import {
  MOMENT_TABLE_ERROR,
  fisherMoments,
  momentTable,
  publishedCoefficients,
  publishedLoad,
  publishedTable,
  inverseCoefficients,
  sigmoid,
  tabulatedMoments,
} from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics";

test("the table is that near to the quadrature, over all of it", () => {
  const table = tabulatedMoments();
  const stream = randomStream(31, "moments");
  const [worst, largest] = [
    { c1: 0, c2: 0, c3: 0 },
    { c1: 0, c2: 0, c3: 0 },
  ];
  for (let i = 0; i < 4000; i++) {
    // small variances more often: there the derivatives are largest
    const [mean, variance] = [-40 + 90 * stream.uniform(), 160 * stream.uniform() * stream.uniform()];
    const [found, expected] = [table(mean, variance), fisherMoments(mean, variance)];
    for (const c of ["c1", "c2", "c3"] as const) {
      worst[c] = Math.max(worst[c], Math.abs(found[c] - expected[c]));
      largest[c] = Math.max(largest[c], Math.abs(expected[c]));
    }
  }
  for (const c of ["c1", "c2", "c3"] as const) {
    assert.ok(worst[c] < MOMENT_TABLE_ERROR[c] * largest[c], `${c}: ${worst[c] / largest[c]}`);
    assert.ok(worst[c] > 0.05 * MOMENT_TABLE_ERROR[c] * largest[c], `${c}: the stated error is far too large`);
  }
});

test("at a node it is the quadrature, to 1e-12", () => {
  for (const [mean, variance] of [
    [0, 0],
    [10, 5],
    [-5, 20],
  ] as const) {
    const [found, expected] = [tabulatedMoments()(mean, variance), fisherMoments(mean, variance)];
    for (const c of ["c1", "c2", "c3"] as const) assert.ok(Math.abs(found[c] - expected[c]) < 1e-12, c);
  }
});

test("one table serves every sigmoid", () => {
  const options = { maximum: 60, steepness: 0.7, threshold: 3 };
  const [found, expected] = [tabulatedMoments(options)(1.3, 2.2), fisherMoments(1.3, 2.2, sigmoid(options))];
  for (const c of ["c1", "c2", "c3"] as const) assert.ok(Math.abs(found[c] / expected[c] - 1) < 1e-4, c);
  assert.equal(momentTable(), momentTable());
});

test("beyond the table: its border, not nonsense; bad statistics are named", () => {
  const table = tabulatedMoments();
  for (const [beyond, border] of [
    [table(1000, 1), table(50, 1)],
    [table(0, 1e6), table(0, 160)],
  ] as const) {
    for (const c of ["c1", "c2", "c3"] as const) assert.ok(Math.abs(beyond[c] - border[c]) < 1e-12, c);
  }
  assert.throws(() => table(NaN, 1), /^RangeError: tabulatedMoments: mean/);
  assert.throws(() => table(0, -1), /^RangeError: tabulatedMoments: variance/);
});

test("the published table: σ² + 9, never below 10; zeros from column 802 on; truncated places", () => {
  const table = publishedTable(3000);
  const at = (mean: number, variance: number) =>
    inverseCoefficients(fisherMoments(mean, variance), { mean, variance, load: 78 });
  const near = (found: object, expected: object) => {
    for (const [name, value] of Object.entries(expected)) {
      const got = (found as Record<string, number>)[name]!;
      assert.ok(Math.abs(got / (value as number) - 1) < 1e-9, `${name}: ${got}, expected ${value}`);
    }
  };
  near(publishedCoefficients(table, 0, 3.9), at(0, 12.5));
  near(publishedCoefficients(table, -2.2, 1), at(-2.25, 10));
  // spec: σ² ≈ 3.9 → 12.9 changes γ_s from 2.36 to 2.09 and g₄ from 0.016 to 0.025
  assert.ok(Math.abs(publishedCoefficients(table, 0, 3.9).scale - 2.09) < 0.02);
  assert.equal(publishedCoefficients(table, 0, 402).scale, 0);
  assert.deepEqual(publishedCoefficients(table, 99, 5), publishedCoefficients(table, 15, 5));
  assert.deepEqual([1000, 2000, 3000].map(publishedLoad), [26, 52, 78]);
  assert.throws(() => publishedTable(0), /^RangeError: publishedTable: totalRate/);
});
