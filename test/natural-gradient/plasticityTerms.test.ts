import assert from "node:assert/strict";
import { test } from "node:test";
import { attenuatedNeuron, recordedPotentials, separateTerms } from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics/random";

const run = (changes = {}) =>
  separateTerms({
    ...{ start: [0.1, 0.2, 0.15, 0.25], rates: [20, 20, 1e-4, 1e-4], teacherRate: 60, learningRate: 0.05, bins: 400 },
    ...{ input: randomStream(1, "input"), teaching: randomStream(1, "teaching") },
    ...changes,
  });

test("the terms add up to the whole change, and to G⁻¹ times the gradient", () => {
  for (const rates of [
    [20, 20, 1e-4, 1e-4],
    [5, 10, 20, 40],
  ]) {
    const { start, end, homosynaptic, uniform, proportional, inverseTimesGradient } = run({ rates });
    end.forEach((w, i) => {
      const change = w - start[i]!;
      assert.ok(Math.abs(homosynaptic[i]! + uniform[i]! + proportional[i]! - change) < 1e-14);
      assert.ok(Math.abs(inverseTimesGradient[i]! - change) < 1e-12);
      assert.ok(Math.abs(change) > 1e-5);
    });
  }
});

test("silent synapses get no homosynaptic change, all the same uniform one, strong ones the larger proportional one", () => {
  const { homosynaptic, uniform, proportional, spikes } = run();
  assert.ok(homosynaptic[0]! > 0 && homosynaptic[1]! > 0);
  assert.deepEqual([homosynaptic[2], homosynaptic[3]], [0, 0]);
  for (const value of uniform) assert.equal(value, uniform[0]);
  assert.ok(proportional[3]! / proportional[2]! > 1.4 && proportional[3]! / proportional[2]! < 1.9); // weights 5 : 3
  assert.ok(spikes.length > 0 && spikes.every(({ afferent }) => afferent <= 2));
});

test("refused: silent rates of 0, counts and rates that aren't", () => {
  assert.throws(() => run({ rates: [20, 20, 0, 1] }), /positive definite|rates/);
  for (const name of ["teacherRate", "learningRate", "bins"]) assert.throws(() => run({ [name]: NaN }), RegExp(name));
});

test("the attenuated neuron: α from 1 to 0.1, amplitudes in range; recorded USPs in the shape asked for", () => {
  const neuron = attenuatedNeuron(randomStream(1, "neuron"));
  assert.equal(neuron.attenuations[0], 1);
  assert.ok(Math.abs(neuron.attenuations[9]! - 0.1) < 1e-12);
  assert.ok(neuron.start.every((w) => w > 0.01 && w < 0.04));
  for (const [i, f] of neuron.saturating.entries()) {
    assert.ok(Math.abs(f.somatic(f.weight(neuron.start[i]!)) - neuron.start[i]!) < 1e-15);
  }
  const recorded = recordedPotentials([10, 20], randomStream(1, "recorded"), { bins: 100, every: 10 });
  assert.equal(recorded.length, 20);
});
