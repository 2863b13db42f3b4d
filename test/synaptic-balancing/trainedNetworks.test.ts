import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomStream } from "plasticity/numerics";
import {
  costReduction,
  decayed,
  drawEvaluationTrials,
  drawExampleTrial,
  evaluateUnderNoise,
  expectedGainReduction,
  firstTrials,
  initialNetwork,
  noisyOutputs,
  rateNetwork,
  readoutNoise,
  taskPreservingTransform,
} from "plasticity/synaptic-balancing";

const network = initialNetwork({ neurons: 10, inputs: 6, outputs: 2 }, randomStream(1, "network"));

describe("some of the trials", () => {
  const trials = drawEvaluationTrials(5, randomStream(1, "trials"));

  it("meet the same noise as within the whole set", () => {
    const all = evaluateUnderNoise(network, trials, 0.3, 1, ["noise"]).trialLosses;
    const some = evaluateUnderNoise(network, firstTrials(trials, 2), 0.3, 1, ["noise"]).trialLosses;
    assert.deepEqual(some, all.slice(0, 2));
  });

  it("are at most as many as there are", () => {
    assert.throws(() => firstTrials(trials, 6), /count: expected at most 5 trials, got 6/);
  });
});

describe("example trial", () => {
  const trial = drawExampleTrial(randomStream(1, "example"), 0);
  const shown = (noise: number, name: string, one = network) =>
    noisyOutputs(one, trial, { noise, repeats: 3, seed: 1, name: [name] });

  it("condition 0: the first target ramps to about 50, the second stays near 0", () => {
    assert.equal(trial.target.length, 1000);
    assert.ok(Math.abs(trial.target[998]! - 50) < 8 && Math.abs(trial.target[999]!) < 8);
  });

  it("without noise all repeats are alike, and the same after balancing; with noise none is", () => {
    const quiet = shown(0, "a");
    assert.deepEqual(quiet.slice(0, 1000), quiet.slice(1000, 2000));
    const h = randomStream(1, "h").fillNormal(new Float64Array(10));
    const twin = shown(0, "a", taskPreservingTransform(network, h));
    quiet.forEach((value, k) => assert.ok(Math.abs(twin[k]! - value) < 1e-3 * Math.max(1, Math.abs(value))));
    const noisy = shown(0.3, "a");
    assert.notDeepEqual(noisy.slice(0, 1000), noisy.slice(1000, 2000));
    assert.deepEqual(shown(0.3, "a"), noisy);
  });

  it("refuses conditions that are none", () => {
    assert.throws(() => drawExampleTrial(randomStream(1, "example"), 8), /condition: expected 0 … 7, got 8/);
  });
});

it("readout noise: the error that neurons without influence add, as simulated", () => {
  const output = new Float64Array(40).map((_, k) => (k < 20 ? 0.5 : -1));
  const silent = rateNetwork({ recurrent: new Float64Array(400), input: new Float64Array(120), output });
  const trials = drawEvaluationTrials(10, randomStream(1, "trials"));
  const flat = { ...trials, target: new Float32Array(trials.target.length) };
  const { loss } = evaluateUnderNoise(silent, flat, 0.5, 1, ["test"]);
  const all = Array.from({ length: 20 }, (_, j) => j);
  // the first time units, from 0, lower it by about 1 %
  assert.ok(Math.abs(loss / (0.25 * readoutNoise(silent, all)) - 1) < 0.05, `${loss}`);
  assert.equal(readoutNoise(silent, []), 0);
});

it("weight decay leaves the share of Σ J² that it should, and nothing else changes", () => {
  const after = decayed(network, 0.8);
  const squares = (weights: Float64Array) => weights.reduce((sum, w) => sum + w * w, 0);
  assert.ok(Math.abs(squares(after.recurrent) / squares(network.recurrent) - 0.8) < 1e-12);
  assert.deepEqual({ ...after, recurrent: network.recurrent }, network);
  assert.throws(() => decayed(network, 1.1), /share/);
});

describe("what unequal gains alone let balancing remove", () => {
  it("is nothing for equal gains, and 0.1 for gains of 1 and 1/4 in equal parts", () => {
    assert.ok(Math.abs(expectedGainReduction([0.3, 0.3, 0.3])) < 1e-15);
    assert.ok(Math.abs(expectedGainReduction([1, 0.25]) - 0.1) < 1e-15);
    assert.throws(() => expectedGainReduction([0, 0]), /at least one gain > 0/);
  });

  it("is what a Gaussian matrix with those gains loses, to 1/N", () => {
    const stream = randomStream(1, "gains");
    const gains = Float64Array.from({ length: 120 }, () => 0.01 + stream.uniform());
    const weights = stream.fillNormal(new Float64Array(120 * 120));
    const found = costReduction(weights, { coefficients: gains });
    assert.ok(Math.abs(found - expectedGainReduction(gains) - 1 / 120) < 0.01, `${found}`);
  });
});
