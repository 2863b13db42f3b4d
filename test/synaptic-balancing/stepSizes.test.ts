import assert from "node:assert/strict";
import { test } from "node:test";
import { equilibrium, growthPerStep, stabilityLimit, stepSizes, synapticCosts } from "plasticity/synaptic-balancing";
import { randomWeights } from "./randomNetworks.js";

const weights = randomWeights(4, 5);

test("a small push is multiplied by |1 − Δt p λ_max| a step near the limit, and the limit is 2", () => {
  for (const relative of [1.9, 1.95, 2.1]) {
    const growth = growthPerStep(weights, relative);
    assert.ok(Math.abs(growth - Math.abs(1 - relative)) < 0.01, `${relative}: ${growth}`);
  }
  for (const power of [1, 2]) {
    const limit = stabilityLimit(weights, { power });
    assert.ok(Math.abs(limit - 2) < 0.01, `p = ${power}: ${limit}`);
  }
});

test("coarse steps end off the manifold or not at all, fine ones at its minimum", () => {
  const rows = stepSizes(weights, [0.05, 1.5, 40], { steps: 2000 });
  const end = (relative: number) => rows.filter((row) => row.relative === relative).at(-1)!;
  const least = equilibrium(synapticCosts(weights)).total;
  assert.equal(end(0.05).step, 2000);
  assert.ok(Math.abs(end(0.05).total / least - 1) < 0.02 && end(0.05).flipped === 0);
  assert.ok(end(1.5).total < end(0.05).total && end(1.5).imbalance < 1e-9);
  assert.ok(end(40).step < 2000, "blows up");
});

test("gains count; a step of nothing is refused", () => {
  const coefficients = [1, 0.2, 0.5, 0.9, 0.3];
  const [first] = stepSizes(weights, [0.1], { steps: 1, coefficients });
  const total = synapticCosts(weights, { coefficients }).reduce((sum, c) => sum + c, 0);
  assert.ok(Math.abs(first!.total - total) < 1e-12);
  assert.throws(() => growthPerStep(weights, 0), /relative/);
});
