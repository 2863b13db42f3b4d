import assert from "node:assert/strict";
import { it } from "node:test";
import { gaussLegendre } from "plasticity/numerics/quadrature";

it("Gauss–Legendre is exact up to degree 2n − 1 and not beyond", () => {
  for (const n of [1, 2, 5, 12]) {
    const integral = (degree: number) =>
      gaussLegendre(n, 0, 1).reduce((sum, { node, weight }) => sum + weight * node ** degree, 0);
    assert.ok(Math.abs(integral(2 * n - 1) - 1 / (2 * n)) < 1e-14);
    assert.ok(Math.abs(integral(2 * n) - 1 / (2 * n + 1)) > 1e-16);
  }
  assert.throws(() => gaussLegendre(0, 0, 1), /nodes: expected a whole number ≥ 1, got 0/);
});
