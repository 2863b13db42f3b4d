import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics";
import { binnedInformation, intervalScores, metricRatio, quadraticUpdates, sigmoid } from "plasticity/natural-gradient";
import { relative } from "./randomAfferents.js";

const neuron = { weights: Float64Array.of(0.2, 0.1), rates: Float64Array.of(30, 40) };
const options = { directions: [neuron.weights], lengths: [1, 20, 200], bins: 200_000 };

test("scores of independent bins add up to the Fisher information; held random numbers don't", () => {
  const independent = intervalScores(neuron, randomStream(1, "test/limits"), options);
  independent.forEach((ratio) => assert.ok(Math.abs(ratio - 1) < 0.2, `${[...independent]}`));
  const held = intervalScores(neuron, randomStream(2, "test/limits"), { ...options, hold: 20 });
  assert.ok(held[1]! / held[0]! > 5 && held[2]! / held[0]! > 5, `${[...held]}`);
});

test("binned information: 1/(1 − φ dt) and 1 − φ dt", () => {
  assert.ok(relative(binnedInformation(sigmoid(), 10, 5e-4, "exact"), 1 / 0.975) < 1e-13);
  assert.ok(relative(binnedInformation(sigmoid(), 10, 5e-4, "printed"), 0.975) < 1e-13);
  assert.throws(() => binnedInformation(sigmoid(), 100, 0.02, "exact"), /spike probability below 1/);
  assert.throws(() => binnedInformation(sigmoid(), 0, 0, "exact"), /timeStep/);
});

test("the divergence of a small step is the metric, with an error of the order of the step", () => {
  const { divergences, metric, direction } = metricRatio(neuron, Float64Array.of(1, -1), randomStream(3, "test"), {
    steps: [0.1, 0.01, 0.001],
    samples: 300,
  });
  const errors = divergences.map((d) => Math.abs(d / metric - 1));
  assert.ok(errors[0]! < 0.1 && errors[2]! < 1e-3, `${errors}`);
  assert.ok(relative(errors[1]! / errors[2]!, 10) < 0.1, `${errors}`);
  assert.ok(relative(direction[0]!, -direction[1]!) < 1e-12);
});

test("a quadratic neuron’s update points at its teacher; rates far apart don’t matter", () => {
  const afferents = {
    weights: Float64Array.of(0.1, -0.05),
    teacher: Float64Array.of(-0.05, 0.1),
    rates: Float64Array.of(5, 80),
  };
  const found = quadraticUpdates(afferents, randomStream(4, "test"), { samples: 20000, distance: 8 });
  assert.ok(Math.abs(found.cosine - 1) < 0.02, `${found.cosine}`);
  assert.ok(found.cosineEuclidean < 0.8);
  assert.ok(Math.abs(found.squaredError) < 2e-3);
  assert.ok(Math.abs(found.bracket * (found.load + 1) - 1) < 0.1);
  assert.equal(found.active > 0.999, true);
});

test("bad input", () => {
  const stream = randomStream(1, "test");
  assert.throws(() => intervalScores(neuron, stream, { ...options, lengths: [0] }), /lengths: bins/);
  assert.throws(() => intervalScores(neuron, stream, { ...options, bins: 100 }), /bins: expected a whole number ≥ 200/);
  assert.throws(() => intervalScores(neuron, stream, { ...options, hold: 0 }), /hold/);
  assert.throws(() => intervalScores(neuron, stream, { ...options, timeStep: NaN }), /timeStep/);
});
