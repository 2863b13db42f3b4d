import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import fc from "../property.js";
import { RandomStream, randomStream } from "plasticity/numerics/random";
import { correlation, mean, standardDeviation } from "plasticity/numerics/statistics";

const n = 200_000;

describe("named random streams", () => {
  it("gives the same numbers for the same name, others for another", () => {
    assert.deepEqual(
      randomStream(1, "a", 2).fillNormal(new Float64Array(9)),
      randomStream(1, "a", 2).fillNormal(new Float64Array(9)),
    );
    const first = randomStream(1, "a", 2).uint32();
    for (const other of [randomStream(2, "a", 2), randomStream(1, "a", 3), randomStream(1, "a", "2")]) {
      assert.notEqual(other.uint32(), first);
    }
  });

  it("keeps its first numbers for ever (an independent Python xoshiro128++ gives these; a change moves every figure)", () => {
    const stream = randomStream(1, "frozen");
    assert.deepEqual([stream.uint32(), stream.uint32(), stream.uint32()], [3593433928, 176586775, 1780172755]);
  });

  it("names every stream by the SHA-512 of its name's JSON, low bytes first, whatever the name holds", () => {
    const names: [number, ...(string | number)[]][] = [
      [0],
      [1, "fig5", 3, "teacher"],
      [-7, ""],
      // beyond ASCII, a lone surrogate, what JSON escapes, more than one block of the digest
      [Number.MAX_SAFE_INTEGER, "é ü 漢 😀 \u2028", "\ud800", 0.1, -0, 1e300],
      [2, '"\\\n\t\u0000'],
      [1, "x".repeat(300)],
    ];
    for (const name of names) {
      const digest = createHash("sha512").update(JSON.stringify(name)).digest();
      const words = Array.from({ length: 16 }, (_, w) => digest.readUInt32LE(4 * w));
      assert.deepEqual([...randomStream(...name).state], words);
    }
    // as Node's own digest gave it before there was another
    assert.deepEqual(
      [...randomStream(...names[3]!).state.slice(0, 4)],
      [1032078300, 1595667876, 1490435166, 3588734767],
    );
  });

  it("has the moments of the normal distribution, within 4 standard errors", () => {
    const z = randomStream(3, "moments").fillNormal(new Float64Array(n));
    assert.ok(Math.abs(mean(z)) < 4 / Math.sqrt(n));
    assert.ok(Math.abs(mean(z.map((x) => x * x)) - 1) < 4 * Math.sqrt(2 / n));
    assert.ok(Math.abs(mean(z.map((x) => x ** 3))) < 4 * Math.sqrt(15 / n));
    assert.ok(Math.abs(mean(z.map((x) => x ** 4)) - 3) < 4 * Math.sqrt(96 / n));
  });

  it("follows the normal distribution function (Kolmogorov–Smirnov, 0.1 % level)", () => {
    // Φ at a few points, from tables
    const table: [number, number][] = [
      [-2, 0.0227501],
      [-1, 0.1586553],
      [0, 0.5],
      [0.5, 0.6914625],
      [1.5, 0.9331928],
    ];
    const z = randomStream(4, "ks").fillNormal(new Float64Array(n));
    for (const [x, phi] of table) {
      const below = z.filter((value) => value < x).length / n;
      assert.ok(Math.abs(below - phi) < 1.95 / Math.sqrt(n), `Φ(${x})`);
    }
  });

  it("agrees with Math.log, Math.cos and Math.sin to 1e-11", () => {
    const bits = randomStream(5, "polynomials");
    const twin = randomStream(5, "polynomials");
    for (let i = 0; i < 2000; i++) {
      const radius = Math.sqrt(-2 * Math.log((bits.uint32() + 0.5) / 2 ** 32));
      const expected = radius * Math.cos((2 * Math.PI * bits.uint32()) / 2 ** 32);
      assert.ok(Math.abs(twin.normal() - expected) < 1e-11);
    }
  });

  it("is independent between streams and within one (correlations within 4/√n)", () => {
    const a = randomStream(6, "a").fillNormal(new Float64Array(n));
    const b = randomStream(6, "b").fillNormal(new Float64Array(n));
    assert.ok(Math.abs(correlation(a, b)) < 4 / Math.sqrt(n));
    for (const lag of [1, 2, 3, 4]) {
      assert.ok(Math.abs(correlation(a.subarray(lag), a.subarray(0, n - lag))) < 4 / Math.sqrt(n), `lag ${lag}`);
    }
  });

  it("draws uniforms inside (0, 1), Bernoulli variates and integers with the right frequencies", () => {
    const u = randomStream(7, "uniform").fillUniform(new Float64Array(n));
    assert.ok(u.every((x) => x > 0 && x < 1));
    assert.ok(Math.abs(mean(u) - 0.5) < 4 / Math.sqrt(12 * n));
    assert.ok(Math.abs(standardDeviation(u) - Math.sqrt(1 / 12)) < 0.001);
    const stream = randomStream(7, "discrete");
    const hits = Array.from({ length: 20_000 }, () => stream.bernoulli(0.3)).filter(Boolean).length;
    assert.ok(Math.abs(hits / 20_000 - 0.3) < 4 * Math.sqrt(0.21 / 20_000));
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 21_000; i++) counts[stream.integer(7)]!++;
    for (const count of counts) assert.ok(Math.abs(count - 3000) < 4 * Math.sqrt((3000 * 6) / 7));
  });

  it("permutes: every number once, for every n", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer(), (size, seed) => {
        assert.deepEqual(
          [...randomStream(seed, "order").permutation(size)].sort((a, b) => a - b),
          Array.from({ length: size }, (_, i) => i),
        );
      }),
    );
  });

  it("refuses a seed, a name, a probability or a state that is none", () => {
    assert.throws(() => randomStream(1.5), /seed: expected a whole number, got 1.5/);
    assert.throws(() => randomStream(1, NaN), /finite numbers, got NaN/);
    assert.throws(() => randomStream(1).bernoulli(1.1), /probability in \[0, 1\], got 1.1/);
    assert.throws(() => randomStream(1).integer(0), /whole number of choices/);
    assert.throws(() => new RandomStream(new Uint32Array(4)), /expected 16 words, got 4/);
  });
});
