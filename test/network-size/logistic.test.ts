import assert from "node:assert/strict";
import { test } from "node:test";
import { logistic } from "plasticity/network-size/logistic";
import { exp, randomStream } from "plasticity/numerics";

test("logistic: relative error below 1e-15 from −700 to 700", () => {
  const inputs = randomStream(1, "test", "logistic").fillUniform(new Float64Array(40_000));
  inputs.forEach((u, k) => (inputs[k] = (2 * u - 1) * [1, 10, 40, 700][k % 4]!));
  const out = inputs.slice();
  logistic(out, out.length);
  // 1 + exp(−x) rounds to the same number to within an ulp; where it is large, exp carries its own
  out.forEach((y, k) => {
    const expected = 1 / (1 + exp(-inputs[k]!));
    assert.ok(Math.abs(y / expected - 1) < 1e-15, `${inputs[k]}: ${y} against ${expected}`);
  });
});

test("logistic: ½ at 0, limits, NaN, and only as many entries as asked", () => {
  const out = Float64Array.of(0, 1e9, -1e9, Infinity, -Infinity, NaN, 3);
  logistic(out, 6);
  assert.equal(out[0], 0.5);
  assert.ok(out[1] === 1 && out[3] === 1);
  assert.ok(out[2]! > 0 && out[2]! < 1e-303 && out[4] === out[2]);
  assert.ok(Number.isNaN(out[5]!));
  assert.equal(out[6], 3);
});
