import assert from "node:assert/strict";
import { test } from "node:test";
import { changeExponents, inputChanges } from "plasticity/synaptic-balancing";

test("untouched inputs lose when one is strengthened, gain when it is weakened, in proportion to their size", () => {
  for (const by of [0.1, -0.1]) {
    const rows = inputChanges({ networks: 3, by, neurons: 10 });
    assert.equal(rows.length, 3 * 8);
    assert.ok(rows.every(({ change }) => Math.sign(change) === -Math.sign(by)));
    assert.ok(rows.some(({ weight }) => weight < 0) && rows.some(({ weight }) => weight > 0));
    for (const exponent of changeExponents(rows)) assert.ok(Math.abs(exponent - 1) < 0.02, `${exponent}`);
  }
});

test("the exponent tells additive from multiplicative change", () => {
  const weights = [0.1, -0.5, 1, 2];
  const of = (change: (w: number) => number) =>
    changeExponents(weights.map((weight) => ({ network: 1, weight, change: change(weight) })))[0]!;
  assert.ok(Math.abs(of(() => -0.01)) < 1e-12);
  assert.ok(Math.abs(of((w) => -0.01 * Math.abs(w)) - 1) < 1e-12);
  assert.ok(Math.abs(of((w) => -0.01 * w * w) - 2) < 1e-12);
});
