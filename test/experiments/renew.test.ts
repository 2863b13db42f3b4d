// Stored results under changed code, held against it at sampled points.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "../property.js";
import { InterruptedError, readResult, renewResult, runExperiment, writeResult } from "plasticity/experiments";
import { formatResult } from "plasticity/experiments/resultFile";
import { sampledPoints } from "plasticity/experiments/renew";
import { probe } from "./fixtures/probe.mjs";

const OTHER = "0123456789abcdef";
const file = join(mkdtempSync(join(tmpdir(), "renew-")), "probe.paper.json");
const made = await runExperiment(probe, { profile: "paper" });

/** Stores the probe's paper result as if other code had made it, with some of its values changed. */
function store(change: (values: Record<string, number[]>) => void = () => undefined): string {
  const values = structuredClone(made.values) as Record<string, number[]>;
  change(values);
  writeResult(file, { ...made, values, provenance: { ...made.provenance, code: OTHER } });
  return readFileSync(file, "utf8");
}

/** The next number after x in double precision: one bit more. */
function nextAfter(x: number): number {
  const bits = new BigUint64Array([0n]);
  const number = new Float64Array(bits.buffer);
  number[0] = x;
  bits[0]! += 1n;
  return number[0];
}

test("the sample: one point of each equal part of the sweep, the same ones each time; all of a small sweep", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 40 }), (count, wanted) => {
      const points = sampledPoints("test-paper/probe", count, wanted);
      assert.deepEqual(points, sampledPoints("test-paper/probe", count, wanted));
      assert.equal(points.length, Math.min(count, wanted));
      points.forEach((index, part) => {
        assert.ok(index >= Math.floor((part * count) / points.length), `${index} in part ${part}`);
        assert.ok(index < Math.floor(((part + 1) * count) / points.length), `${index} in part ${part}`);
      });
    }),
    { seed: 1 },
  );
  assert.throws(() => sampledPoints("x", 10, 0), /points: expected a whole number ≥ 1, got 0/);
});

test("when the sampled points come out the same, the file says so and keeps its values", async () => {
  store();
  const points = sampledPoints(probe.name, 6, 3);
  assert.deepEqual(await renewResult(probe, file), { outcome: "renewed", points });
  const { provenance, ...result } = readResult(file);
  const { provenance: before, ...rest } = made;
  assert.deepEqual<object>(result, rest);
  const { renewed, ...others } = provenance;
  assert.deepEqual(others, before, "the present digest; what is said of the making stays");
  assert.equal(renewed!.length, 1);
  assert.deepEqual({ ...renewed![0], date: "" }, { code: OTHER, date: "", points, node: process.version });
  assert.ok(!Number.isNaN(Date.parse(renewed![0]!.date)));

  const text = readFileSync(file, "utf8");
  assert.deepEqual(await renewResult(probe, file), { outcome: "present" });
  assert.equal(readFileSync(file, "utf8"), text, "a present result is left alone");
});

test("a second renewal is recorded after the first", async () => {
  store();
  await renewResult(probe, file, { points: 1 });
  const once = readResult(file);
  writeResult(file, { ...once, provenance: { ...once.provenance, code: "other again" } });
  await renewResult(probe, file, { points: 100 });
  assert.deepEqual(
    readResult(file).provenance.renewed!.map(({ code, points }) => [code, points]),
    [
      [OTHER, sampledPoints(probe.name, 6, 1)],
      ["other again", [0, 1, 2, 3, 4, 5]],
    ],
  );
});

test("one bit of one value: the point, the observable and both values are named, and the file stays", async () => {
  const index = sampledPoints(probe.name, 6, 3)[1]!;
  const place = 5;
  const text = store((values) => {
    values["draws"]![index * 8 + place] = nextAfter(values["draws"]![index * 8 + place]!);
  });
  const renewal = await renewResult(probe, file);
  assert.ok(renewal.outcome === "changed");
  const recomputed = made.values.draws[index * 8 + place]!;
  const [change] = renewal.changes;
  assert.deepEqual(renewal.changes, [
    { index, point: change!.point, observable: "draws", place, stored: nextAfter(recomputed), recomputed },
  ]);
  assert.deepEqual(change!.point, {
    offset: [0, 1, 2][Math.floor(index / 2)],
    rule: ["first", "second"][index % 2],
  });
  assert.equal(readFileSync(file, "utf8"), text);
});

test("damaged files, other settings and other experiments are refused and stay", async () => {
  const refused = async (text: string, message: RegExp): Promise<void> => {
    writeFileSync(file, text);
    await assert.rejects(renewResult(probe, file), message);
    assert.equal(readFileSync(file, "utf8"), text);
  };
  await refused("{", /expected a result file \(JSON\)/);
  await refused(store().replace('"seed": 1', '"seed": 2'), /damaged result file/);
  const other = (change: Partial<typeof made>): string => formatResult({ ...made, ...change });
  await refused(other({ seed: 2 }), /expected a result of test-paper\/probe .* got other settings/);
  await refused(other({ experiment: "test-paper/other" }), /expected a result of test-paper\/probe/);
  const renewed = store().replace(/("command": .*)\n/, '$1,\n    "renewed": [{"code": "x"}]\n');
  await refused(renewed, /not a result file: provenance\.renewed\.0\.date/);
});

test("stopped: nothing is written", async () => {
  const text = store();
  await assert.rejects(renewResult(probe, file, { signal: AbortSignal.abort() }), InterruptedError);
  assert.equal(readFileSync(file, "utf8"), text);
});
