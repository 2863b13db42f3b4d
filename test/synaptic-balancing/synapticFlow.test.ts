import assert from "node:assert/strict";
import { test } from "node:test";
import { balance, costCourses, ring, synapticCosts, synapticFlow } from "plasticity/synaptic-balancing";
import { largestDifference, randomWeights } from "./randomNetworks.js";

test("the flow of the weights is the flow of h, for several p", () => {
  for (const power of [1, 2, 3]) {
    const weights = randomWeights(power, 6);
    const options = { times: [0, 0.1, 1], power, relativeTolerance: 1e-10, absoluteTolerance: 1e-12 };
    const flow = synapticFlow(weights, options);
    const reference = balance(synapticCosts(weights, { power }), options);
    for (const k of [0, 1, 2]) {
      assert.ok(largestDifference(flow.costsAt(k), reference.costsAt(k)) < 1e-8, `p = ${power}, time ${k}`);
      assert.ok(largestDifference(flow.coordinatesAt(k), reference.coordinates.subarray(6 * k, 6 * k + 6)) < 1e-8);
    }
  }
});

test("nothing is rebuilt from h: with a loose tolerance what is conserved drifts", () => {
  const product = (tolerance: number) => {
    const options = { times: [0, 1], relativeTolerance: tolerance, absoluteTolerance: tolerance };
    const { recurrent } = synapticFlow([0, 2, 1, 0], options).networks[1]!;
    return Math.abs((recurrent[1]! * recurrent[2]!) / 2 - 1);
  };
  assert.ok(product(1e-3) > 1e-9 && product(1e-12) < 1e-9, `${product(1e-3)} and ${product(1e-12)}`);
});

test("courses of chosen synapses; bad input is refused", () => {
  const { perturbed, synapses } = ring({ neurons: 5 });
  const flow = synapticFlow(perturbed.map(Math.sqrt), { times: [0, 0.1] });
  const rows = costCourses(flow, synapses.slice(0, 1));
  assert.deepEqual(Object.keys(rows[0]!), ["time", "synapse", "cost"]);
  assert.ok(Math.abs(rows[0]!.cost - 3) < 1e-12 && rows[1]!.cost < 3);
  assert.throws(() => flow.costsAt(2), /time: expected a number of 0 … 1, got 2/);
  assert.throws(() => synapticFlow([1, 2, 3], { times: [0, 1] }), RangeError);
});
