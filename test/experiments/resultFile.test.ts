import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "../property.js";
import {
  contentDigest,
  readResult,
  ResultFileError,
  sealResult,
  writeResult,
  type Result,
} from "plasticity/experiments";
import { formatResult } from "plasticity/experiments/resultFile";

const folder = mkdtempSync(join(tmpdir(), "result-"));

function example(values: number[]): Result {
  return {
    experiment: "test-paper/example",
    title: "An example",
    profile: "quick",
    parameters: { repeats: 2, inputs: "mixed", offsets: [1, 2] },
    seed: 1,
    axes: [{ name: "x", unit: "mV", values: values.map((_, i) => i) }],
    observables: { y: { unit: "Hz" } },
    values: { y: values },
    provenance: {
      version: "0.1.0",
      code: "0123456789abcdef",
      commit: null,
      node: "v20.20.2",
      date: "2026-01-01T00:00:00.000Z",
      wallSeconds: 1.5,
      pointsComputed: 2,
      workers: 2,
      command: "test",
    },
  };
}

/** The text as it was written before results had digests. */
function older(text: string): string {
  return text.replace("plasticity-result/2", "plasticity-result/1").replace(/ {2}"digest": .*\n/, "");
}

test("what is written is read back to the last bit, NaN and infinities included", () => {
  const file = join(folder, "round-trip.json");
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 20 }), (doubles) => {
      const result = example(doubles.map((x) => x + 0));
      writeResult(file, result);
      assert.deepEqual(readResult(file), result);
    }),
  );
  assert.ok(!readdirSync(folder).some((name) => name.endsWith(".tmp")), "no temporary file is left");
});

test("one line per observable, parameter and axis", () => {
  const text = formatResult(example([1, NaN, -Infinity]));
  assert.match(text, /^ {4}"y": \[1,"NaN","-Infinity"\]$/m);
  assert.match(text, /^ {4}"offsets": \[1,2\]$/m);
  const file = join(folder, "lines.json");
  writeFileSync(file, text);
  assert.equal(formatResult(readResult(file)), text, "reading and writing again changes nothing");
});

test("any flipped bit and any changed digit is found", () => {
  const file = join(folder, "flipped.json");
  const digits = [..."0123456789"].map((digit) => digit.charCodeAt(0));
  const whole = Buffer.from(formatResult(example([0.1, -2.5e-7, 3, NaN, 12345.678901234567, 1e21, 0])));
  const places = [...whole.keys()].filter((place) => digits.includes(whole[place]!));
  const refused = (bytes: Buffer): void => {
    writeFileSync(file, bytes);
    assert.throws(() => readResult(file), ResultFileError);
  };
  writeFileSync(file, whole);
  readResult(file);
  for (let place = 0; place < whole.length; place++) {
    for (let bit = 0; bit < 8; bit++) {
      const bytes = Buffer.from(whole);
      bytes[place]! ^= 1 << bit;
      refused(bytes);
    }
  }
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom(...digits), (place, digit) => {
      fc.pre(whole[place] !== digit);
      const bytes = Buffer.from(whole);
      bytes[place] = digit;
      refused(bytes);
    }),
    { numRuns: 2000 },
  );
});

test("a file of the older format is sealed: values and provenance stay, and it says since when", () => {
  const file = join(folder, "sealed.json");
  writeFileSync(file, older(formatResult(example([1, NaN, 0.1]))));
  assert.equal(sealResult(file), true);
  const { provenance, ...rest } = readResult(file);
  const { sealed, ...before } = provenance;
  assert.deepEqual({ ...rest, provenance: before }, example([1, NaN, 0.1]));
  assert.ok(!Number.isNaN(Date.parse(sealed!)));
  const text = readFileSync(file, "utf8");
  assert.equal(sealResult(file), false);
  assert.equal(readFileSync(file, "utf8"), text);
  const damaged = text.replace("0.1]", "0.2]");
  for (const bad of [damaged, damaged.replace("result/2", "result/1")]) {
    writeFileSync(file, bad);
    assert.throws(() => sealResult(file), /damaged result file/);
    assert.equal(readFileSync(file, "utf8"), bad);
  }
});

test("what a result says has one digest, whoever computed it and when", () => {
  const { provenance, ...rest } = example([1, NaN, 0.1]);
  const digest = contentDigest({ ...rest, provenance });
  assert.match(digest, /^[0-9a-f]{16}$/);
  assert.equal(contentDigest({ ...rest, provenance: { ...provenance, date: "later", code: "x" } }), digest);
  assert.notEqual(contentDigest(example([1, NaN, 0.2])), digest);
  assert.notEqual(contentDigest({ ...rest, provenance, seed: 2 }), digest);
});

test("a file that is no result, or a damaged one, is refused in one line naming it", () => {
  const whole = formatResult(example([1, 2, 3]));
  const cases: [string, RegExp][] = [
    ["", /expected a result file \(JSON\)/],
    [whole.slice(0, whole.length / 2), /expected a result file \(JSON\)/],
    ["[]", /not a result file/],
    ['{"nodes": 3}', /not a result file: format/],
    [whole.replace('"seed": 1', '"seed": "one"'), /not a result file: seed/],
    [whole.replace("[1,2,3]", "[1,2]"), /damaged result file: y: expected 3 values, got 2/],
    [whole.replace("[1,2,3]", "[1,null,3]"), /not a result file: values\.y\.1/],
    [whole.replace('"y": [1,2,3]', '"z": [1,2,3]'), /damaged result file: y: expected 3 values, got 0/],
    [whole.replace("[1,2,3]", "[1,2,4]"), /damaged result file: its content isn't what was written .*restore it/],
    [whole.replace('"seed": 1', '"seed": 2'), /damaged result file: its content .* compute it again: test$/],
    [whole.replace('"v20.20.2"', '"v20.20.3"'), /damaged result file: its content isn't what was written/],
    [whole.replace(/"digest": "./, '"digest": "x'), /damaged result file: its content isn't what was written/],
    [older(whole), /a result in an older format, without a digest: "plasticity renew --seal" gives it one/],
  ];
  for (const [text, message] of cases) {
    const file = join(folder, "bad.json");
    writeFileSync(file, text);
    assert.throws(
      () => readResult(file),
      (error: Error) => {
        assert.ok(error instanceof ResultFileError);
        assert.match(error.message, message);
        assert.ok(error.message.startsWith(file) && !error.message.includes("\n"));
        return true;
      },
    );
    assert.equal(readFileSync(file, "utf8"), text);
  }
});
