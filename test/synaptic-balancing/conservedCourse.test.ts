import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics";
import {
  balancingRule,
  conservedCourse,
  laxFlow,
  maximumRule,
  productRule,
  randomStronglyConnected,
} from "plasticity/synaptic-balancing";

const weights = randomStronglyConnected(4, 1, randomStream(1, "conserved"));
const loops = [
  [0, 1],
  [0, 1, 2],
  [0, 3, 1, 2],
];

for (const [name, rule] of Object.entries({
  balancing: balancingRule(2),
  maximum: maximumRule,
  product: productRule,
})) {
  test(`${name}: weights move, loops stay`, () => {
    const flow = laxFlow(weights, rule, { times: [0, 0.2, 0.5], relativeTolerance: 1e-10, absoluteTolerance: 1e-12 });
    const rows = conservedCourse(flow, loops);
    const moved = Math.max(...rows.filter((r) => r.kind === "weight").map((r) => Math.abs(r.relative - 1)));
    const kept = Math.max(...rows.filter((r) => r.kind === "loop").map((r) => Math.abs(r.relative - 1)));
    assert.ok(moved > 0.1, `${moved}`);
    assert.ok(kept < 1e-12, `${kept}`);
  });
}

test("each synapse of the loops is listed once, by its way", () => {
  const flow = laxFlow(weights, balancingRule(2), { times: [0] });
  const names = conservedCourse(flow, loops).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes("1→2") && names.includes("2→1") && names.includes("1→2→3→1"));
});

test("a loop over an absent synapse or neuron is refused", () => {
  const chain = laxFlow([0, 0, 1, 0], balancingRule(2), { times: [0] });
  assert.throws(() => conservedCourse(chain, [[0, 1]]), /1→2→1, got a weight of 0/);
  assert.throws(() => conservedCourse(chain, [[0, 2]]), RangeError);
});
