import assert from "node:assert/strict";
import { test } from "node:test";
import { gains, leakyRelu } from "plasticity/synaptic-balancing";

test("leaky ReLU: homogeneous of degree 1, gains of two values, bad slopes refused", () => {
  const { value, gain, degree } = leakyRelu(0.2);
  assert.equal(degree, 1);
  assert.deepEqual([value(3), value(-3), gain(3), gain(-3)], [3, 0.2 * -3, 1, 0.2]);
  for (const x of [-2, -0.1, 0, 0.7]) assert.ok(Math.abs(value(5 * x) - 5 * value(x)) < 1e-15);
  const { mean, secondMoment } = gains([1, -1], 1, leakyRelu(0.2));
  assert.ok(Math.abs(mean[0]! - 0.6) < 1e-15 && Math.abs(secondMoment[0]! - 0.52) < 1e-15);
  assert.throws(() => leakyRelu(-1), /slope/);
});
