import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { randomStream } from "plasticity/numerics/random";
import {
  contextIntegration,
  evaluationTrial,
  fillContextIntegration,
  gaussianSmooth,
} from "plasticity/synaptic-balancing";
import { largestDifference } from "./randomNetworks.js";

test("without noise: which channels are on, and what is integrated", () => {
  const { input, target, samples } = contextIntegration(randomStream(1, "trial"), { contextNoise: 0, signalNoise: 0 });
  assert.equal(samples, 50);
  for (let c = 0; c < 8; c++) {
    const [context, first, second] = [c >> 2, (c >> 1) & 1, c & 1];
    for (const t of [0, 17, 49]) {
      const channels = Array.from({ length: 6 }, (_, m) => input[(t * 6 + m) * 8 + c]!);
      const expected = [0, 0, 0, 0, 0, 0];
      expected[context] = 1;
      expected[2 + first] = 1;
      expected[4 + second] = 1;
      assert.deepEqual(channels, expected);
      const chosen = context === 0 ? first : second;
      assert.equal(target[(t * 2 + chosen) * 8 + c], t + 1);
      assert.equal(target[(t * 2 + 1 - chosen) * 8 + c], 0);
    }
  }
});

test("with noise: moments of the channels, target sums the noise too, one seed one trial", () => {
  const trials = 100;
  let mean = 0;
  let variance = 0;
  for (let k = 0; k < trials; k++) {
    const { input, target } = contextIntegration(randomStream(k, "trial"));
    // condition 5: context 1, first 0, second 1; channel 3 (first pair, off) and 5 (second pair, on)
    let sum = 0;
    for (let t = 0; t < 50; t++) {
      mean += input[(t * 6 + 3) * 8 + 5]! / (50 * trials);
      variance += (input[(t * 6 + 5) * 8 + 5]! - 1) ** 2 / (50 * trials);
      sum += input[(t * 6 + 5) * 8 + 5]!;
      assert.ok(Math.abs(target[(t * 2 + 1) * 8 + 5]! - sum) < 1e-12);
    }
  }
  assert.ok(Math.abs(mean) < (5 * 0.3) / Math.sqrt(50 * trials));
  assert.ok(Math.abs(variance / 0.09 - 1) < 5 * Math.sqrt(2 / (50 * trials)));
  assert.deepEqual(contextIntegration(randomStream(1, "a")), contextIntegration(randomStream(1, "a")));
});

test("RMSE of three simple answers: zero 20.6, mean output 14.6, both contexts averaged 10.3", () => {
  let zero = 0;
  let halfway = 0;
  let average = 0;
  const trials = 40;
  for (let k = 0; k < trials; k++) {
    const { input, target } = contextIntegration(randomStream(k, "plateau"));
    for (let c = 0; c < 8; c++) {
      for (let o = 0; o < 2; o++) {
        let both = 0;
        for (let t = 0; t < 50; t++) {
          const z = target[(t * 2 + o) * 8 + c]!;
          both += (input[(t * 6 + 2 + o) * 8 + c]! + input[(t * 6 + 4 + o) * 8 + c]!) / 2;
          zero += z ** 2 / (800 * trials);
          halfway += (z - (t + 1) / 2) ** 2 / (800 * trials);
          average += (z - both) ** 2 / (800 * trials);
        }
      }
    }
  }
  for (const [square, expected] of [
    [zero, 20.6],
    [halfway, 14.6],
    [average, 10.3],
  ] as const) {
    assert.ok(Math.abs(Math.sqrt(square) - expected) < 0.15, `${Math.sqrt(square)}, expected ${expected}`);
  }
});

test("in single precision: the same trial to rounding, into the caller's memory", () => {
  const double = contextIntegration(randomStream(1, "trial"));
  const input = new Float32Array(double.input.length);
  const target = new Float32Array(double.target.length);
  fillContextIntegration(randomStream(1, "trial"), input, target);
  assert.ok(largestDifference(input, double.input) < 3e-7);
  assert.ok(largestDifference(target, double.target) < 1e-4);
});

test("Gaussian smoothing: weights, reflection, constants and sums kept", () => {
  const impulse = new Float64Array(101);
  impulse[50] = 1;
  const smooth = gaussianSmooth(impulse, { sigma: 5 });
  assert.equal(smooth.filter((x) => x > 0).length, 41);
  assert.ok(Math.abs(smooth.reduce((a, b) => a + b, 0) - 1) < 1e-14);
  assert.ok(Math.abs(smooth[55]! / smooth[50]! - Math.exp(-0.5)) < 1e-12);
  // dcba|abcd: an impulse at the first sample comes back from sample −1
  const edge = gaussianSmooth(Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0), { sigma: 0.5 });
  const w = [1, Math.exp(-2), Math.exp(-8)];
  const sum = w[0]! + 2 * w[1]! + 2 * w[2]!;
  assert.ok(
    largestDifference(edge.subarray(0, 3), [(w[0]! + w[1]!) / sum, (w[1]! + w[2]!) / sum, w[2]! / sum]) < 1e-15,
  );
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 3 }),
      fc.double({ min: 0.3, max: 9, noNaN: true }),
      (seed, length, width, sigma) => {
        const series = randomStream(seed, "series").fillNormal(new Float64Array(length * width));
        const result = gaussianSmooth(series, { width, sigma });
        for (let c = 0; c < width; c++) {
          const total = (values: Float64Array) => values.reduce((s, x, k) => (k % width === c ? s + x : s), 0);
          // reflection keeps the sum of each column
          assert.ok(Math.abs(total(result) - total(series)) < 1e-11);
          const column = gaussianSmooth(
            series.filter((_, k) => k % width === c),
            { sigma },
          );
          assert.ok(
            largestDifference(
              column,
              result.filter((_, k) => k % width === c),
            ) < 1e-14,
          );
        }
        const constant = gaussianSmooth(new Float64Array(length * width).fill(3), { width, sigma });
        assert.ok(largestDifference(constant, new Float64Array(length * width).fill(3)) < 1e-13);
      },
    ),
    { numRuns: 50 },
  );
});

test("evaluation trial: each sample ten times, then smoothed; lower noise, same layout", () => {
  const batch = contextIntegration(randomStream(1, "trial"));
  const shown = evaluationTrial(batch);
  assert.equal(shown.samples, 500);
  assert.equal(shown.input.length, 500 * 48);
  assert.equal(shown.target.length, 500 * 16);
  const raw = evaluationTrial(batch, { sigma: 1e-3 });
  for (const t of [0, 9, 10, 257, 499]) {
    assert.deepEqual(
      raw.input.subarray(t * 48, (t + 1) * 48),
      batch.input.subarray(Math.floor(t / 10) * 48, (Math.floor(t / 10) + 1) * 48),
    );
  }
  const spread = (series: Float64Array, samples: number) => {
    // channel 2 in condition 7 is off
    let square = 0;
    for (let t = 0; t < samples; t++) square += series[(t * 6 + 2) * 8 + 7]! ** 2 / samples;
    return square;
  };
  assert.ok(spread(shown.input, 500) < 0.8 * spread(batch.input, 50));
});

test("bad input", () => {
  assert.throws(() => contextIntegration(randomStream(1), { samples: 0 }), /samples/);
  assert.throws(() => contextIntegration(randomStream(1), { signalNoise: -1 }), /signalNoise/);
  assert.throws(() => fillContextIntegration(randomStream(1), new Float64Array(48), new Float64Array(8)), /T × 2 × 8/);
  assert.throws(() => gaussianSmooth([1, 2, 3], { width: 2, sigma: 1 }), /multiple of 2/);
  assert.throws(() => gaussianSmooth([1, 2], { sigma: 0 }), /sigma/);
  assert.throws(() => evaluationTrial(contextIntegration(randomStream(1)), { repeat: 0 }), /repeat/);
});
