import assert from "node:assert/strict";
import { test } from "node:test";
import { noisyTrials, sameMapInput, sameMapNetworks, simulate, trajectoryRows } from "plasticity/synaptic-balancing";

const timeStep = 0.02;
const input = sameMapInput({ timeStep, duration: 4 });
const { original, balanced, coordinates } = sameMapNetworks();

test("rows hold the kept steps of a simulation, with time, units and trial", () => {
  const simulation = simulate(original, input, { timeStep });
  const rows = trajectoryRows(original, simulation, { timeStep, every: 50, trial: 3 });
  assert.deepEqual(
    rows.map(({ time }) => time),
    [0, 1, 2, 3, 4],
  );
  assert.deepEqual(Object.keys(rows[0]!), ["trial", "time", "x1", "x2", "y1"]);
  assert.equal(rows[2]!.trial, 3);
  assert.equal(rows[2]!.x2, simulation.states[100 * 2 + 1]);
  assert.equal(rows[2]!.y1, simulation.outputs[100]);
});

test("trials of two networks get the same noise", () => {
  const options = { timeStep, every: 100, trials: 3, noise: 0.1 };
  const first = noisyTrials(original, input, options);
  assert.deepEqual(noisyTrials(original, input, options), first);
  assert.notDeepEqual(noisyTrials(original, input, { ...options, seed: 2 }), first);
  // with noise rescaled like the activity the two networks would agree; in equal units only the first kick does
  const kick = (network: typeof original) => noisyTrials(network, [0], { timeStep, trials: 2, noise: 0.1 })[1]!;
  assert.equal(kick(original).x1, kick(balanced).x1);
  assert.ok(Math.abs(coordinates[0]!) > 1);
  assert.notEqual(kick(original).y1, kick(balanced).y1);
});

test("bad options are refused by name", () => {
  const simulation = simulate(original, input, { timeStep });
  assert.throws(() => trajectoryRows(original, simulation, { timeStep: 0 }), /timeStep/);
  assert.throws(() => trajectoryRows(original, simulation, { timeStep, every: 0.5 }), /every/);
  assert.throws(() => noisyTrials(original, input, { timeStep, trials: 0, noise: 0.1 }), /trials/);
  assert.throws(() => noisyTrials(original, input, { timeStep, trials: 1, noise: NaN }), /noise/);
});
