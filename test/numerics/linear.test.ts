import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import {
  choleskyFactor,
  choleskySolve,
  identity,
  matrixFromRows,
  matrixProduct,
  matrixRows,
  maximumMagnitude,
  squareOrder,
  transpose,
} from "plasticity/numerics/linear";
import { randomStream } from "plasticity/numerics/random";

test("rows to flat and back", () => {
  const rows = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  assert.deepEqual([...matrixFromRows(rows)], [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(matrixRows(matrixFromRows(rows), 3), rows);
});

test("bad shapes and entries are named", () => {
  assert.throws(() => matrixFromRows([[1, 2], [3]], "J"), /J: expected rows of 2 numbers, got 1 in row 1/);
  assert.throws(() => matrixFromRows([], "J"), /at least one row/);
  assert.throws(() => matrixFromRows([[1, NaN]], "J"), /J\[0\]\[1\]: expected a finite number, got NaN/);
  assert.throws(() => squareOrder([1, 2, 3], "J"), /J: expected a square matrix .* got 3 entries/);
  assert.throws(() => squareOrder([], "J"), /square matrix/);
  assert.throws(() => squareOrder([1, 2, Infinity, 4], "J"), /J\[1\]\[0\].*Infinity/);
  assert.throws(() => matrixProduct([1, 2], [1], 1, 2, 1), /right.*expected 2 entries, got 1/);
});

test("product and transpose against a hand-computed case", () => {
  const a = [1, 2, 3, 4, 5, 6];
  const b = [7, 8, 9, 10, 11, 12];
  assert.deepEqual([...matrixProduct(a, b, 2, 3, 2)], [58, 64, 139, 154]);
  assert.deepEqual([...transpose(a, 2, 3)], [1, 4, 2, 5, 3, 6]);
  assert.equal(maximumMagnitude([1, -7, 3]), 7);
});

test("(A B)ᵀ = Bᵀ Aᵀ for any shape", () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 7 }),
      (seed, m, n, p) => {
        const stream = randomStream(seed, "linear");
        const a = stream.fillNormal(new Float64Array(m * n));
        const b = stream.fillNormal(new Float64Array(n * p));
        const left = transpose(matrixProduct(a, b, m, n, p), m, p);
        const right = matrixProduct(transpose(b, n, p), transpose(a, m, n), p, n, m);
        for (let k = 0; k < left.length; k++) assert.ok(Math.abs(left[k]! - right[k]!) < 1e-13);
      },
    ),
  );
});

test("Cholesky: R Rᵀ = A and A x = b for random positive definite A", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 12 }), (seed, n) => {
      const stream = randomStream(seed, "cholesky");
      const m = stream.fillNormal(new Float64Array(n * n));
      const a = matrixProduct(m, transpose(m, n, n), n, n, n);
      const one = identity(n);
      for (let k = 0; k < a.length; k++) a[k]! += one[k]!;
      const factor = choleskyFactor(a, n);
      const again = matrixProduct(factor, transpose(factor, n, n), n, n, n);
      for (let k = 0; k < a.length; k++) assert.ok(Math.abs(again[k]! - a[k]!) < 1e-12 * n);
      const x = stream.fillNormal(new Float64Array(n));
      const solved = choleskySolve(factor, matrixProduct(a, x, n, n, 1));
      for (let i = 0; i < n; i++) assert.ok(Math.abs(solved[i]! - x[i]!) < 1e-11);
    }),
  );
  assert.throws(() => choleskyFactor([1, 2, 2, 1], 2), /expected a positive definite matrix, got pivot -3 in row 1/);
});
