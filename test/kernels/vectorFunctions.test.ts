import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { VectorFunctions } from "plasticity/kernels";
import { randomStream } from "plasticity/numerics";

const LENGTHS = [...Array.from({ length: 18 }, (_, i) => i), 1000];

describe("fillNormal of the kernel is fillNormal of TypeScript", () => {
  for (const Type of [Float32Array, Float64Array] as const) {
    test(Type.name, () => {
      const kernel = new VectorFunctions(1000);
      const plain = randomStream(7, "normals", Type.name);
      const fast = randomStream(7, "normals", Type.name);
      for (const length of LENGTHS) {
        const expected = plain.fillNormal(new Type(length));
        const got = kernel.fillNormal(fast, new Type(length));
        assert.deepEqual(Buffer.from(got.buffer), Buffer.from(expected.buffer), `length ${length}`);
        assert.deepEqual(fast.state, plain.state, `state after length ${length}`);
      }
    });
  }

  test("the extremes of Box–Muller: a state that draws 0 and 2³² − 1, all quarter turns", () => {
    const kernel = new VectorFunctions(8);
    // The output of xoshiro128++ is rotl(s0 + s3, 7) + s0: s0 = 0 leaves rotl(s3, 7) as the draw of a lane.
    const rotateRight7 = (x: number): number => ((x >>> 7) | (x << 25)) >>> 0;
    const draws = [
      0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x1fffffff, 0x20000000, 0x5fffffff, 0x60000000, 0xe0000000,
    ];
    for (const radius of draws) {
      for (const angle of draws) {
        const plain = randomStream(0);
        plain.state.set([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, ...[radius, angle, angle, radius].map(rotateRight7)]);
        const fast = randomStream(0);
        fast.state.set(plain.state);
        const expected = plain.fillNormal(new Float64Array(8));
        const got = kernel.fillNormal(fast, new Float64Array(8));
        assert.ok(expected.every(Number.isFinite));
        assert.deepEqual(Buffer.from(got.buffer), Buffer.from(expected.buffer), `draws ${radius}, ${angle}`);
      }
    }
  });

  test("drops what a single draw has left of its block, as TypeScript does", () => {
    const plain = randomStream(3, "rest");
    const fast = randomStream(3, "rest");
    plain.uint32();
    fast.uint32();
    assert.deepEqual(
      new VectorFunctions(5).fillNormal(fast, new Float32Array(5)),
      plain.fillNormal(new Float32Array(5)),
    );
    assert.equal(fast.uint32(), plain.uint32());
  });
});

/** Greatest relative deviation of `got` from f at the points `x`. */
function worst(x: Float32Array, got: Float32Array, f: (x: number) => number): number {
  let worst = 0;
  for (let i = 0; i < x.length; i++) worst = Math.max(worst, Math.abs(got[i]! / f(x[i]!) - 1));
  return worst;
}

describe("exponential and sigmoid", () => {
  const count = 400_000;
  const kernel = new VectorFunctions(count);

  test("relative error of exp ≤ 2e-7 from the smallest to the largest normal number", () => {
    const stream = randomStream(11, "exponential");
    for (const [low, high] of [
      [-87.33654, 88.72283],
      [-5, 5],
      [-1e-3, 1e-3],
    ] as const) {
      const x = stream.fillUniform(new Float32Array(count)).map((v) => low + (high - low) * v);
      x[0] = low;
      x[1] = high;
      const error = worst(x, kernel.exponential(x.slice()), Math.exp);
      assert.ok(error <= 2e-7, `on [${low}, ${high}] ${error}`);
    }
  });

  test("exp saturates: 0 below the normal numbers, ∞ above, NaN stays", () => {
    const x = Float32Array.of(-Infinity, -1e30, -104, -87.4, 88.8, 1e30, Infinity, NaN, 0, -0);
    assert.deepEqual([...kernel.exponential(x)], [0, 0, 0, 0, Infinity, Infinity, Infinity, NaN, 1, 1]);
  });

  test("sigmoid: relative error ≤ 4e-7 up to ±30, then within 1e-13 of 0 and 1, never subnormal", () => {
    const sigmoid = (v: number): number => 1 / (1 + Math.exp(-v));
    const x = randomStream(12, "sigmoid")
      .fillUniform(new Float32Array(count))
      .map((v) => 60 * v - 30);
    const error = worst(x, kernel.sigmoid(x.slice()), sigmoid);
    assert.ok(error <= 4e-7, `${error}`);
    const ends = kernel.sigmoid(Float32Array.of(-Infinity, -200, -30, 0, 30, 200, Infinity, NaN));
    assert.deepEqual([...ends.subarray(3)], [0.5, 1, 1, 1, NaN]);
    for (const end of ends.subarray(0, 3)) assert.ok(Math.abs(end / sigmoid(-30) - 1) < 4e-7);
  });

  test("any length, tails too", () => {
    for (const length of LENGTHS) {
      const x = randomStream(13, length).fillNormal(new Float32Array(length));
      assert.ok(worst(x, kernel.exponential(x.slice()), Math.exp) <= 2e-7);
    }
  });
});

test("bad input is refused", () => {
  for (const capacity of [0, -1, 1.5, NaN, Infinity]) {
    assert.throws(() => new VectorFunctions(capacity), /capacity: expected a whole number ≥ 1/);
  }
  const kernel = new VectorFunctions(4);
  assert.throws(() => kernel.exponential(new Float32Array(5)), /expected at most 4 entries, got 5/);
  assert.throws(() => kernel.fillNormal(randomStream(1), new Float64Array(5)), /expected at most 4 entries, got 5/);
});
