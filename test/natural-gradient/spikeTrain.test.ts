import assert from "node:assert/strict";
import { test } from "node:test";
import { TIME_STEP, pairedTrain, poissonTrain, potentialTrace, unweightedPotential } from "plasticity/natural-gradient";
import { mean, randomStream } from "plasticity/numerics";

const bins = 400_000;
const count = (train: Uint8Array) => train.reduce((sum, spikes) => sum + spikes, 0);

test("number of spikes: r T, within five standard deviations; the slower train is part of the faster", () => {
  const slow = poissonTrain(10, bins, randomStream(1, "spikes"));
  const fast = poissonTrain(50, bins, randomStream(1, "spikes"));
  assert.ok(Math.abs(count(slow) - 2000) < 5 * Math.sqrt(2000));
  assert.ok(Math.abs(count(fast) - 10_000) < 5 * 100);
  assert.ok(slow.every((spikes, k) => spikes <= fast[k]!));
  assert.equal(count(poissonTrain(0, 100, randomStream(1, "none"))), 0);
});

test("a spike in pairs is there twice, and the mean potential is the same", () => {
  const pairs = pairedTrain(50, bins, 10, randomStream(2, "pairs"));
  const singles = poissonTrain(25, bins, randomStream(2, "pairs"));
  singles.forEach((spikes, k) =>
    assert.equal(pairs[k]! >= spikes && (k + 10 >= bins || pairs[k + 10]! >= spikes), true),
  );
  // ε₀ r = 50 mV; about 5000 pairs: five standard deviations are 3.5 mV
  assert.ok(Math.abs(mean(potentialTrace(pairs)) - 50) < 3.5);
});

test("the potential of one spike is the kernel, from the bin after it", () => {
  const train = new Uint8Array(200);
  train[3] = 1;
  const trace = potentialTrace(train);
  for (let k = 0; k < 200; k++) {
    assert.ok(Math.abs(trace[k]! - unweightedPotential(Math.max(0, (k - 3) * TIME_STEP))) < 1e-12);
  }
  assert.equal(potentialTrace([]).length, 0);
});

test("bad input", () => {
  const stream = randomStream(1, "bad");
  assert.throws(() => poissonTrain(-1, 10, stream), /rate/);
  assert.throws(() => poissonTrain(NaN, 10, stream), /rate/);
  assert.throws(() => poissonTrain(5000, 10, stream), /rate/);
  assert.throws(() => poissonTrain(5, 0, stream), /bins/);
  assert.throws(() => pairedTrain(5, 10, -1, stream), /interval/);
  assert.throws(() => pairedTrain(5, 10, 0.5, stream), /interval/);
});
