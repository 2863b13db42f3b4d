import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics/random";
import { finiteNoiseRows, finiteNoiseSensitivity, gains, linear, sensitivity } from "plasticity/synaptic-balancing";
import { normals, randomWeights } from "./randomNetworks.js";

const n = 4;
const weights = randomWeights(3, n);
const states = normals(3, "states", 5000 * n);
const response = (magnitude: number, draws = 8) =>
  finiteNoiseSensitivity(weights, states, { magnitude, draws, stream: randomStream(1, "finite noise") });

test("small noise: the sensitivity", () => {
  const ratio = response(1e-4) / sensitivity(weights, gains(states, n));
  // 40 000 samples of a square with a relative standard deviation of about 1: 0.5 %
  assert.ok(Math.abs(ratio - 1) < 0.02, `${ratio}`);
});

test("linear neurons answer alike at every size", () => {
  const of = (magnitude: number) =>
    finiteNoiseSensitivity(weights, states, {
      magnitude,
      nonlinearity: linear,
      stream: randomStream(1, "finite noise"),
    });
  assert.ok(Math.abs(of(10) / of(0.1) - 1) < 1e-9);
});

test("noise far above the activity: half of the cost of fully active ReLU neurons, and their mean", () => {
  // relu(ε ξ): second moment ε²/2, mean ε/√(2π); self-loops aside, of one synapse with no self-loop S → 1/2 J² + N
  const pair = [0, 3, 0, 0];
  const large = finiteNoiseSensitivity(pair, new Float64Array(40_000), {
    magnitude: 1e3,
    stream: randomStream(1, "large"),
  });
  assert.ok(Math.abs(large - (2 + 9 / 2)) < 0.25, `${large}`);
});

test("rows: one a network, size and draw; bad options are refused by name", () => {
  const rows = finiteNoiseRows({ a: { weights, states: states.slice(0, 40) } }, { magnitudes: [0.1, 1], draws: 3 });
  assert.deepEqual(
    rows.map(({ magnitude, draw }) => [magnitude, draw]),
    [
      [0.1, 1],
      [0.1, 2],
      [0.1, 3],
      [1, 1],
      [1, 2],
      [1, 3],
    ],
  );
  assert.throws(() => response(0), /magnitude/);
  assert.throws(() => response(1, 0), /draws/);
  assert.throws(
    () => finiteNoiseSensitivity(weights, [1, 2, 3], { magnitude: 1, stream: randomStream(1, "x") }),
    /states/,
  );
});
