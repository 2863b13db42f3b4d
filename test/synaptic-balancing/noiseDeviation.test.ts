import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics/random";
import { commonShift, noiseDeviation, rateNetwork, sameMapInput, sameMapNetworks } from "plasticity/synaptic-balancing";

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, expected ${expected} ± ${tolerance}`);
const timeStep = 0.05;
const stream = (trial: number) => randomStream(1, "noise deviation", trial);
const alone = rateNetwork({ recurrent: [[0]], input: [[2]], output: [[3]] });

test("an unconnected neuron: deviation s/√2 for noise of its own, and w s/√2 for noise in an input of weight w", () => {
  const input = new Float64Array(40_000).fill(1);
  // Euler's steps make the variance s²/(2 − Δt); 2000 time units, about 1000 independent samples: 3 % standard error
  const expected = 0.1 / Math.sqrt(2 - timeStep);
  const own = noiseDeviation(alone, input, { timeStep, hidden: 0.1, stream });
  near(own.hidden, expected, 0.1 * expected);
  near(own.output, 3 * own.hidden, 1e-12);
  const driven = noiseDeviation(alone, input, { timeStep, input: 0.1, stream });
  near(driven.hidden, 2 * expected, 0.1 * 2 * expected);
});

test("no noise, no deviation; the same stream, the same deviation; more trials average", () => {
  const input = sameMapInput({ timeStep });
  const { original } = sameMapNetworks();
  assert.deepEqual(noiseDeviation(original, input, { timeStep, stream }), { hidden: 0, output: 0 });
  const run = (trials: number) => noiseDeviation(original, input, { timeStep, hidden: 0.1, trials, stream }).output;
  assert.equal(run(2), run(2));
  const second = noiseDeviation(original, input, { timeStep, hidden: 0.1, stream: () => stream(1) }).output;
  near(run(2) ** 2, (run(1) ** 2 + second ** 2) / 2, 1e-12);
});

test("common shift: S and u → y stay, x → y and u → x are traded", () => {
  const { original } = sameMapNetworks();
  const rows = commonShift(original, sameMapInput({ timeStep }), {
    timeStep,
    shifts: [-1, 0, 1],
    draws: 2,
    noise: 0.1,
  });
  assert.equal(rows.length, 6);
  const of = (shift: number) => rows.find((row) => row.draw === 1 && row.shift === shift)!;
  // measured by perturbations drawn anew at each shift
  near(of(1).sensitivity / of(-1).sensitivity, 1, 0.03);
  near(of(1).inputToOutput / of(-1).inputToOutput, 1, 1e-9);
  assert.ok(of(-1).hiddenToOutput < of(0).hiddenToOutput && of(0).hiddenToOutput < of(1).hiddenToOutput);
  // the input's noise is rescaled like the activity, exactly
  near(of(0).inputToHidden / of(1).inputToHidden, Math.E, 1e-9);
});

test("bad options are refused by name", () => {
  assert.throws(() => noiseDeviation(alone, [1], { timeStep, trials: 0, stream }), /trials/);
  assert.throws(
    () => noiseDeviation(alone, [1], { timeStep, input: -1, stream }),
    /noiseDeviation: options.input: expected a number ≥ 0, got -1/,
  );
  assert.throws(() => noiseDeviation(alone, [1], { timeStep, settle: 10, stream }), /settle/);
});
