import assert from "node:assert/strict";
import { test } from "node:test";
import {
  averageJacobianNorm,
  equilibrium,
  fiveNeurons,
  robustnessCosts,
  totalCost,
} from "plasticity/synaptic-balancing";

const { network, input, states, gains } = fiveNeurons();

test("neuron 3 hears 1 and 2 and speaks to 4 and 5; nobody speaks to itself", () => {
  const exists = (to: number, from: number) => network.recurrent[to * 5 + from] !== 0;
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((from) => exists(2, from)),
    [true, true, false, false, false],
  );
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((to) => exists(to, 2)),
    [false, false, false, true, true],
  );
  for (let k = 0; k < 5; k++) assert.ok(!exists(k, k));
});

test("the gains differ, nobody is silent, and they give the sensitivity", () => {
  assert.equal(states.length, 5 * (input.length + 1));
  assert.ok(Math.min(...gains.secondMoment) > 0.1 && Math.max(...gains.secondMoment) < 1);
  const costs = robustnessCosts(network.recurrent, gains.secondMoment);
  assert.ok(Math.abs(totalCost(costs) + 5 - averageJacobianNorm(network.recurrent, states)) < 1e-9);
  assert.equal(equilibrium(costs).components.length, 1);
});
