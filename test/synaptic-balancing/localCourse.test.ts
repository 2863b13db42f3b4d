import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics";
import {
  balance,
  equilibrium,
  localBalanceEnsemble,
  localCourse,
  neuralGradients,
  randomStronglyConnected,
  synapticCosts,
} from "plasticity/synaptic-balancing";

const weights = randomStronglyConnected(5, 1, randomStream(1, "local course"));
const coefficients = [1, 0.2, 0.7, 0.4, 0.9];

test("rows are the sums that each neuron sees, weighted by the presynaptic gains", () => {
  const { rows } = localCourse(weights, { timeStep: 0.01, steps: 4, every: 2, coefficients });
  assert.equal(rows.length, 15);
  const g = neuralGradients(synapticCosts(weights, { coefficients }));
  rows.slice(0, 5).forEach(({ neuron, incoming, outgoing, gradient }, k) => {
    assert.equal(neuron, k);
    assert.equal(gradient, incoming - outgoing);
    assert.ok(Math.abs(gradient - g[k]!) < 1e-14);
  });
});

test("the local steps follow the flow, with an error that falls with the step", () => {
  const time = 0.4;
  const flow = balance(synapticCosts(weights), {
    times: [0, time],
    relativeTolerance: 1e-11,
    absoluteTolerance: 1e-13,
  });
  const exact = neuralGradients(flow.costsAt(1));
  const error = (steps: number) => {
    const { rows } = localCourse(weights, { timeStep: time / steps, steps, every: steps });
    return Math.max(...rows.slice(-5).map(({ gradient }, k) => Math.abs(gradient - exact[k]!)));
  };
  const ratio = error(40) / error(80);
  assert.ok(Math.abs(ratio - 2) < 0.2, `first order, got the ratio ${ratio}`);
});

test("they end balanced, near the minimum of the cost", () => {
  const end = localCourse(weights, { timeStep: 0.002, steps: 20_000, every: 20_000 }).weights;
  const costs = synapticCosts(end);
  const total = costs.reduce((sum, c) => sum + c, 0);
  assert.ok(Math.max(...neuralGradients(costs).map(Math.abs)) < 1e-6 * total);
  assert.ok(Math.abs(total / equilibrium(synapticCosts(weights)).total - 1) < 0.01);
});

test("an ensemble with gains of its own ends near balance and near the minimum", () => {
  const rows = localBalanceEnsemble({ networks: 3, steps: 4000 });
  assert.deepEqual(
    rows.map(({ network }) => network),
    [1, 2, 3],
  );
  for (const { imbalance, excess } of rows) {
    assert.ok(imbalance < 1e-2, `${imbalance}`);
    assert.ok(Math.abs(excess - 1) < 0.01, `${excess}`);
  }
});

test("bad options are refused by name", () => {
  assert.throws(() => localCourse(weights, { timeStep: 0, steps: 1 }), /timeStep/);
  assert.throws(() => localCourse(weights, { timeStep: 0.1, steps: 0 }), /steps/);
  assert.throws(() => localCourse([1, 2, 3], { timeStep: 0.1, steps: 1 }), RangeError);
});
