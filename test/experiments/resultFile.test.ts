import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "../property.js";
import { readResult, ResultFileError, writeResult, type Result } from "plasticity/experiments";
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
