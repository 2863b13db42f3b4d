import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomStream } from "plasticity/numerics";
import {
  drawEvaluationTrials,
  evaluateUnderNoise,
  initialNetwork,
  ratiosAt,
  rateNetwork,
  relativeDegradation,
  robustnessMeans,
  robustnessPoints,
  taskPreservingTransform,
  worstRatios,
} from "plasticity/synaptic-balancing";

const trials = drawEvaluationTrials(2, randomStream(1, "trials"));
const network = initialNetwork({ neurons: 10, inputs: 6, outputs: 2 }, randomStream(1, "network"));

describe("evaluation under noise", () => {
  it("without noise the transformed network has the same loss and the same gains", () => {
    const h = randomStream(1, "h").fillNormal(new Float64Array(10));
    const before = evaluateUnderNoise(network, trials, 0, 1, []);
    const after = evaluateUnderNoise(taskPreservingTransform(network, h), trials, 0, 1, []);
    assert.ok(Math.abs(after.loss / before.loss - 1) < 1e-4);
    assert.ok(Math.abs(after.averagedLoss / before.averagedLoss - 1) < 1e-4);
    assert.deepEqual(after.gains, before.gains);
  });

  it("noise reaches its stationary standard deviation ε/√2 in neurons without input (J = 0)", () => {
    const silent = rateNetwork({
      recurrent: new Float64Array(400),
      input: new Float64Array(120),
      output: new Float64Array(40),
    });
    const { stateDeviation } = evaluateUnderNoise(silent, trials, 0.5, 1, ["test"]);
    // Euler steps of 0.1 raise the variance by 1/(1 − 0.05); the first time units, from 0, lower it by about 1 %
    const expected = (0.5 / Math.SQRT2) * Math.sqrt(1 / 0.95);
    assert.ok(Math.abs(stateDeviation / expected - 1) < 0.03, `${stateDeviation} vs ${expected}`);
  });

  it("the same name is the same noise; more noise, more loss", () => {
    const at = (noise: number, name: string) => evaluateUnderNoise(network, trials, noise, 1, [name]).loss;
    assert.equal(at(0.3, "a"), at(0.3, "a"));
    assert.notEqual(at(0.3, "a"), at(0.3, "b"));
    assert.ok(at(3, "a") > at(0, "a"));
  });

  it("a perfect output has no loss, and the trial average is of the outputs, not of the losses", () => {
    const zero = rateNetwork({
      recurrent: new Float64Array(4),
      input: new Float64Array(12),
      output: new Float64Array(4),
    });
    const flat = { ...trials, target: new Float32Array(trials.target.length) };
    const { loss, averagedLoss } = evaluateUnderNoise(zero, flat, 0, 1, []);
    assert.equal(loss, 0);
    assert.equal(averagedLoss, 0);
    const opposite = { ...trials, target: trials.target.map((_, k) => (Math.floor(k / 8) % 2 === 0 ? 1 : -1)) };
    const cancelled = evaluateUnderNoise(zero, opposite, 0, 1, []);
    assert.equal(cancelled.loss, 1);
    assert.equal(cancelled.averagedLoss, 0);
  });

  it("refuses negative noise and says when the dynamics are unstable", () => {
    assert.throws(() => evaluateUnderNoise(network, trials, -1, 1, []), /noise: expected a number ≥ 0, got -1/);
    const unstable = { ...network, recurrent: network.recurrent.map(() => 50) };
    assert.throws(() => evaluateUnderNoise(unstable, trials, 0, 1, []), /unstable/);
  });
});

describe("summary of several networks", () => {
  const rows = [1, 2].flatMap((network) =>
    [0, 0.5].map((noise) => ({
      penalty: 0.3,
      network,
      noise,
      original: 2 + 2 * noise,
      raw: 2 + noise * network,
      originalAveraged: 1,
      rawAveraged: network,
      floored: 0.5,
      stateDeviation: 2,
    })),
  );
  const points = robustnessPoints(rows);

  it("ratios of single networks, and their means", () => {
    assert.deepEqual(ratiosAt(points, 0.3, 0.5, "ratio"), [2.5 / 3, 1]);
    assert.deepEqual(
      robustnessMeans(points).find((one) => one.noise === 0.5),
      {
        ...{ penalty: 0.3, network: 0, noise: 0.5, relativeNoise: 0.25, original: 3, raw: 2.75 },
        ...{ ratio: (2.5 / 3 + 1) / 2, averaged: 1.5, floored: 0.5 },
      },
    );
    assert.throws(() => ratiosAt(points, 0.1, 0.5, "ratio"), /expected λ = 0.1 and ε = 0.5/);
  });

  it("the worst level of each network, without noise not counted", () => {
    assert.deepEqual(
      worstRatios(points, "ratio").map(({ network, noise, worst }) => [network, noise, worst]),
      [
        [1, 0.5, 2.5 / 3],
        [2, 0.5, 1],
      ],
    );
    assert.deepEqual(worstRatios(points, "ratio", 0.4), []);
  });

  it("how much of the original's degradation is left", () => {
    assert.deepEqual(relativeDegradation(points, 0.3, 0.5), [0.5, 1]);
  });
});
