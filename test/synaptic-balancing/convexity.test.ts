import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics";
import {
  conductanceLaplacian,
  costAlong,
  costProfile,
  finiteDifferenceHessian,
  midpointExcess,
  randomStronglyConnected,
  synapticCosts,
} from "plasticity/synaptic-balancing";

const weights = randomStronglyConnected(5, 0.6, randomStream(1, "convexity"));

for (const power of [0.5, 1, 2, 3]) {
  const costs = synapticCosts(weights, { power });
  test(`p = ${power}: the Hessian is p² L, with an error of second order`, () => {
    const exact = conductanceLaplacian(costs).map((x) => power * power * x);
    const size = Math.max(...exact.map(Math.abs));
    const error = (step: number) =>
      Math.max(...finiteDifferenceHessian(costs, power, step).map((x, k) => Math.abs(x - exact[k]!))) / size;
    assert.ok(error(1e-4) < 1e-6, `${error(1e-4)}`);
    const slope = Math.log2(error(0.1) / error(0.05));
    assert.ok(Math.abs(slope - 2) < 0.2, `order ${slope}`);
  });

  test(`p = ${power}: convex between any two points`, () => {
    const stream = randomStream(1, "pairs", power);
    assert.ok(midpointExcess(costs, { power, pairs: 200, stream }) <= 0);
  });
}

test("the cost of a symmetric pair is 2 cosh 2d, and the excess that of its middle over its ends", () => {
  const pair = [0, 1, 1, 0];
  assert.ok(Math.abs(costAlong(pair, [0.3, -0.3], 2) - 2 * Math.cosh(1.2)) < 1e-14);
  // two neurons, one pair of points drawn from the stream: the same by hand
  const [a, b] = [new Float64Array(2), new Float64Array(2)];
  const again = randomStream(1, "pair");
  again.fillNormal(a);
  again.fillNormal(b);
  const at = (h: Float64Array) => 2 * Math.cosh(2 * (h[1]! - h[0]!));
  const middle = a.map((x, k) => (x + b[k]!) / 2);
  const excess = midpointExcess(pair, { power: 2, pairs: 1, stream: randomStream(1, "pair") });
  assert.ok(Math.abs(excess - ((2 * at(middle)) / (at(a) + at(b)) - 1)) < 1e-14);
});

test("profiles are relative to the start", () => {
  const profile = costProfile([0, 3, 0, 0], [-0.5, 0.5], [0, 1], 2);
  assert.equal(profile[0]!.cost, 1);
  assert.ok(Math.abs(profile[1]!.cost - Math.exp(2)) < 1e-12);
});

test("bad input is refused by name", () => {
  const stream = randomStream(1, "bad");
  assert.throws(() => costAlong([0, 1, 1, 0], [0, NaN], 2), /coordinates/);
  assert.throws(() => finiteDifferenceHessian([0, 1, 1, 0], 2, 0), /step/);
  assert.throws(() => midpointExcess([0, 1, 1, 0], { power: 2, pairs: 0, stream }), /pairs/);
  assert.throws(() => midpointExcess([0, 1, 1, 0], { power: 2, pairs: 1, stream, spread: -1 }), /spread/);
  assert.throws(() => costProfile([0, 1, 1, 0], [1], [0], 2), /direction/);
});
