import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPONENTIAL_LAYERS, exponentialVariate, fineUniform, randomStream } from "plasticity/numerics";

const n = 200_000;
const draw = (name: string): Float64Array => {
  const stream = randomStream(11, "exponential", name);
  return Float64Array.from({ length: n }, () => exponentialVariate(stream));
};

test("the layers have equal areas, and the last ends at the top (Marsaglia & Tsang 2000)", () => {
  const { edges, heights, tail } = EXPONENTIAL_LAYERS;
  const area = tail * Math.exp(-tail) + Math.exp(-tail); // base with its tail
  for (let i = 1; i < 256; i++) {
    const layer = edges[i]! * (heights[i + 1]! - heights[i]!);
    assert.ok(Math.abs(layer / area - 1) < 1e-9, `layer ${i}: ${layer} against ${area}`);
  }
});

test("mean 1, variance 1, third moment 6, within 4 standard errors", () => {
  const x = draw("moments");
  const mean = (f: (x: number) => number): number => x.reduce((sum, value) => sum + f(value), 0) / n;
  assert.ok(Math.abs(mean((v) => v) - 1) < 4 / Math.sqrt(n));
  assert.ok(Math.abs(mean((v) => v * v) - 2) < 4 * Math.sqrt(20 / n));
  assert.ok(Math.abs(mean((v) => v ** 3) - 6) < 4 * Math.sqrt(684 / n));
});

test("follows 1 − e^(−x), the tail beyond the ziggurat's edge included", () => {
  const x = draw("distribution");
  for (const at of [0.001, 0.1, 0.5, 1, 2, 5, 7.7, 9]) {
    const expected = Math.exp(-at);
    const above = x.filter((value) => value > at).length / n;
    assert.ok(
      Math.abs(above - expected) < 4 * Math.sqrt((expected * (1 - expected)) / n) + 1 / n,
      `at ${at}: ${above}`,
    );
  }
});

test("fine uniforms lie in [0, 1) with more than 32 random bits", () => {
  const stream = randomStream(12, "uniform");
  const u = Float64Array.from({ length: 1000 }, () => fineUniform(stream));
  assert.ok(u.every((x) => x >= 0 && x < 1));
  assert.ok(u.some((x) => (x * 2 ** 32) % 1 !== 0));
});
