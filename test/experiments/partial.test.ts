// The points of unfinished sweeps: what was written is read back, and nothing else is believed.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "../property.js";
import { ResultFileError } from "plasticity/experiments";
import { headerIn, openPartial, pointsIn, type PointValues } from "plasticity/experiments/partial";

const resultFile = join(mkdtempSync(join(tmpdir(), "partial-")), "sweep.json");
const file = `${resultFile}.partial.jsonl`;
const sweep = { experiment: "test-paper/probe", fingerprint: "0123456789abcdef", code: "fedcba9876543210" };

const points = new Map<number, PointValues>([
  [0, { mean: [0.1], trace: [1, -2.5e-7, NaN] }],
  [2, { mean: [12345.678901234567], trace: [Infinity, 0, 3] }],
  [1, { mean: [-7], trace: [1e21, 5e-324, -Infinity] }],
]);

function written(): Buffer {
  const partial = openPartial(resultFile, sweep);
  for (const [index, values] of points) partial.append(index, values);
  partial.close();
  const bytes = readFileSync(file);
  openPartial(resultFile, sweep).remove();
  return bytes;
}

const whole = written();

/** What is taken from these bytes; undefined when they are refused. */
function read(bytes: Buffer): Map<number, PointValues> | undefined {
  try {
    return headerIn(bytes, file) === undefined ? new Map() : pointsIn(bytes, sweep).done;
  } catch (error) {
    assert.ok(error instanceof ResultFileError, String(error));
    assert.ok(error.message.startsWith(file) && !error.message.includes("\n"));
    return undefined;
  }
}

/** The damaged line's point is missing, the others are as they were written. */
function onlyTrue(bytes: Buffer): void {
  const done = read(bytes);
  if (done === undefined) return;
  assert.ok(done.size < points.size, "the damage was not found");
  assert.ok(done.size >= points.size - 2, "more was lost than the damaged line and, at a line's end, its neighbour");
  for (const [index, values] of done) assert.deepEqual(values, points.get(index));
}

test("what was appended is read back", () => {
  assert.deepEqual(read(whole), points);
  writeFileSync(file, whole);
  const partial = openPartial(resultFile, sweep);
  assert.deepEqual(partial.done, points);
  partial.remove();
  assert.ok(!existsSync(file));
});

test("every single flipped bit is found", () => {
  for (let place = 0; place < whole.length; place++) {
    for (let bit = 0; bit < 8; bit++) {
      const bytes = Buffer.from(whole);
      bytes[place]! ^= 1 << bit;
      onlyTrue(bytes);
    }
  }
});

test("any changed digit, and any bytes put in, taken out or changed, are found or change nothing", () => {
  const digits = [...whole.keys()].filter((place) => /\d/.test(String.fromCharCode(whole[place]!)));
  fc.assert(
    fc.property(fc.constantFrom(...digits), fc.integer({ min: 48, max: 57 }), (place, digit) => {
      fc.pre(whole[place] !== digit);
      const bytes = Buffer.from(whole);
      bytes[place] = digit;
      onlyTrue(bytes);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }), (place, taken, put) => {
      const bytes = Buffer.concat([whole.subarray(0, place), put, whole.subarray(place + taken)]);
      for (const [index, values] of read(bytes) ?? []) assert.deepEqual(values, points.get(index));
    }),
    { numRuns: 2000 },
  );
});

test("a damaged line is told once: it goes from the file, and the others stay in it", () => {
  const lines = whole.toString().split("\n");
  lines[2] = lines[2]!.replace("12345", "12346");
  writeFileSync(file, lines.join("\n"));
  const first = openPartial(resultFile, sweep);
  first.close();
  assert.deepEqual(first.damaged, ["line 3 (point 2)"]);
  const second = openPartial(resultFile, sweep);
  second.remove();
  assert.deepEqual([second.damaged, [...second.done.keys()]], [[], [0, 1]]);
});

test("half a last line, as a kill leaves it, is dropped without a word", () => {
  writeFileSync(file, whole.subarray(0, whole.length - 5));
  const partial = openPartial(resultFile, sweep);
  partial.remove();
  assert.deepEqual([partial.damaged, [...partial.done.keys()]], [[], [0, 2]]);
});
