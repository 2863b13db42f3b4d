// Spikes by geometric gaps against one draw per afferent and bin.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "../property.js";
import { BernoulliRow } from "plasticity/natural-gradient";
import { type RandomStream, randomStream } from "plasticity/numerics";

type Draw = (stream: RandomStream, length: number, probability: number, rows: number) => Uint8Array;

const byGaps: Draw = (stream, length, probability, rows) => {
  const spikes = new Uint8Array(rows * length);
  const row = new BernoulliRow(stream, length, probability);
  for (let bin = 0; bin < rows; bin++) {
    for (let k = row.next(); k >= 0; k = row.next()) spikes[bin * length + k]! += 1;
  }
  return spikes;
};
const oneByOne: Draw = (stream, length, probability, rows) =>
  Uint8Array.from({ length: rows * length }, () => (stream.uniform() < probability ? 1 : 0));

/** χ² of counts against expectations, over the classes with at least 10 expected. */
function chiSquare(counts: ArrayLike<number>, expected: readonly number[]): { value: number; degrees: number } {
  let [value, degrees] = [0, -1];
  for (let k = 0; k < expected.length; k++) {
    if (expected[k]! < 10) continue;
    value += (counts[k]! - expected[k]!) ** 2 / expected[k]!;
    degrees++;
  }
  return { value, degrees };
}
/** Far above any value that chance gives: mean plus five standard deviations of χ². */
const bound = (degrees: number): number => degrees + 5 * Math.sqrt(2 * degrees);

/** What has to come out for independent Bernoulli trials, with the statistics of a drawn raster. */
function statistics(spikes: Uint8Array, length: number, p: number, rows: number) {
  const perBin = new Float64Array(12);
  const perAfferent = new Float64Array(length);
  const gaps = new Float64Array(400);
  const last = new Int32Array(length).fill(-1);
  let [pairs, spikeCount] = [0, 0];
  for (let bin = 0; bin < rows; bin++) {
    let inBin = 0;
    for (let k = 0; k < length; k++) {
      if (spikes[bin * length + k] === 0) continue;
      inBin++;
      perAfferent[k]!++;
      if (last[k]! >= 0) gaps[Math.min(bin - last[k]! - 1, 399)]!++;
      last[k] = bin;
    }
    perBin[Math.min(inBin, 11)]!++;
    pairs += inBin * (inBin - 1);
    spikeCount += inBin;
  }
  const gapCount = gaps.reduce((a, b) => a + b, 0);
  let choose = (1 - p) ** length;
  const binomial = Array.from({ length: 11 }, (_, k) => {
    const now = choose;
    choose *= ((length - k) / (k + 1)) * (p / (1 - p));
    return rows * now;
  });
  return {
    counts: chiSquare(perBin, binomial),
    afferents: chiSquare(perAfferent, new Array<number>(length).fill(rows * p)),
    // gaps longer than 398 bins are cut off by the end of the raster too rarely to count
    gaps: chiSquare(
      gaps,
      Array.from({ length: 399 }, (_, g) => gapCount * p * (1 - p) ** g),
    ),
    pairs,
    spikeCount,
  };
}

for (const [name, draw] of [
  ["geometric gaps", byGaps],
  ["one draw per afferent and bin", oneByOne],
] as const) {
  describe(name, () => {
    const [length, p, rows] = [20, 0.025, 60_000]; // 50 Hz at 0.5 ms
    const spikes = draw(randomStream(21, "raster", name), length, p, rows);
    const found = statistics(spikes, length, p, rows);
    for (const which of ["counts", "afferents", "gaps"] as const) {
      test(`${which} are those of independent Bernoulli trials (χ²)`, () => {
        const { value, degrees } = found[which];
        assert.ok(degrees > 2);
        assert.ok(value < bound(degrees), `χ² ${value} of ${degrees} degrees`);
      });
    }
    test("pairs of spikes in one bin are as frequent as independence has it", () => {
      const expected = rows * length * (length - 1) * p * p;
      assert.ok(Math.abs(found.pairs - expected) < 5 * Math.sqrt(4 * expected), `${found.pairs} against ${expected}`);
    });
    test("never two spikes of one afferent in a bin", () => {
      assert.ok(spikes.every((count) => count <= 1));
    });
    test("neighbours in the row and in time are uncorrelated", () => {
      for (const lag of [1, length, length + 1, 7 * length]) {
        let both = 0;
        for (let i = lag; i < spikes.length; i++) both += spikes[i]! * spikes[i - lag]!;
        const expected = (spikes.length - lag) * p * p;
        assert.ok(Math.abs(both - expected) < 5 * Math.sqrt(expected), `lag ${lag}: ${both} against ${expected}`);
      }
    });
  });
}

test("the mean rate holds from one spike in an hour to one in every bin", () => {
  for (const p of [1e-4, 0.01, 0.3, 0.9, 1]) {
    const rows = p < 1e-3 ? 2_000_000 : 20_000;
    const row = new BernoulliRow(randomStream(22, "rates", p), 1, p);
    let spikes = 0;
    for (let bin = 0; bin < rows; bin++) while (row.next() >= 0) spikes++;
    assert.ok(Math.abs(spikes - rows * p) <= 5 * Math.sqrt(rows * p * (1 - p)), `${p}: ${spikes}`);
  }
});

test("probability 0 never spikes, positions are within the row and rise", () => {
  const silent = new BernoulliRow(randomStream(23), 5, 0);
  for (let bin = 0; bin < 1000; bin++) assert.equal(silent.next(), -1);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 1e-6, max: 1, noNaN: true }), (length, p) => {
      const row = new BernoulliRow(randomStream(24, length), length, p);
      for (let bin = 0; bin < 20; bin++) {
        for (let k = row.next(), before = -1; k >= 0; before = k, k = row.next()) {
          assert.ok(Number.isInteger(k) && k > before && k < length);
        }
      }
    }),
  );
});

test("bad arguments are named", () => {
  const stream = randomStream(25);
  for (const length of [0, -1, 1.5, NaN])
    assert.throws(() => new BernoulliRow(stream, length, 0.1), /^RangeError: BernoulliRow: length/);
  for (const p of [-0.1, 1.1, NaN])
    assert.throws(() => new BernoulliRow(stream, 1, p), /^RangeError: BernoulliRow: probability/);
});
