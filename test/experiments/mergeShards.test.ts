import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { mergeShards, readResult, readShards, runExperiment, runShard, shardFileOf } from "plasticity/experiments";
import { headerLine, pointLine } from "plasticity/experiments/partial";
import { shardHeader } from "plasticity/experiments/runShard";
import { planSweep } from "plasticity/experiments";
import { probe } from "./fixtures/probe.mjs";

const folder = mkdtempSync(join(tmpdir(), "shards-"));
const parameters = { offsets: [0, 1, 2, 3, 4] };
const count = 4;

/** Bytes of a result file without what is said about the run itself. */
function withoutProvenance(file: string): string {
  const text = readFileSync(file, "utf8");
  return text.slice(0, text.indexOf('"provenance"')).replace(/"digest": .*/, "");
}

async function shards(resultFile: string, numbers: number[], changes: { seed?: number } = {}): Promise<void> {
  for (const number of numbers) {
    await runShard(probe, { parameters, resultFile, shard: { number, count }, workers: 2, ...changes });
  }
}

test("shards joined give the bytes of an unsharded run, and say into how many it was cut", async () => {
  const whole = join(folder, "whole.json");
  await runExperiment(probe, { parameters, resultFile: whole });
  const cut = join(folder, "cut.json");
  await shards(cut, [3, 1, 4, 2]);
  const { provenance } = mergeShards(probe, { parameters, resultFile: cut });
  assert.equal(withoutProvenance(cut), withoutProvenance(whole));
  assert.equal(provenance.shards, 4);
  assert.deepEqual(readResult(cut).provenance, provenance);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("cut.json.")),
    [],
    "the shards' files are gone",
  );
});

test("a finished shard is left as it is; an unfinished one goes on where it was", async () => {
  const file = join(folder, "resumed.json");
  await shards(file, [1]);
  const shard = { number: 1, count };
  const partial = `${shardFileOf(file, shard)}.partial.jsonl`;
  const text = readFileSync(partial, "utf8");
  assert.equal((await runShard(probe, { parameters, resultFile: file, shard })).computed, 0);
  assert.equal(readFileSync(partial, "utf8"), text);
  writeFileSync(partial, text.slice(0, -5)); // killed while it wrote its last line
  assert.equal((await runShard(probe, { parameters, resultFile: file, shard })).computed, 1);
  assert.equal(readFileSync(partial, "utf8"), text);
});

test("what is missing is said by shard, and nothing is changed", async () => {
  const file = join(folder, "missing.json");
  assert.throws(() => mergeShards(probe, { parameters, resultFile: file }), /expected shards beside it, found none/);
  await shards(file, [1, 3]);
  const before = readdirSync(folder);
  assert.throws(() => mergeShards(probe, { parameters, resultFile: file }), {
    name: "MergeError",
    message: /^5 of 10 points are missing, in shards 2\/4 \(3 of 3\), 4\/4 \(2 of 2\): run these/,
  });
  assert.deepEqual(readdirSync(folder), before);
  const [first] = readShards(file);
  assert.deepEqual([first!.done.size, first!.points], [3, 3]);
});

test("shards of other settings, another seed or other code are refused", async () => {
  const file = join(folder, "mixed.json");
  await shards(file, [1, 2, 3]);
  await shards(file, [4], { seed: 2 });
  const mixed = { name: "MergeError", message: /shard-4-of-4.*made with other settings or another seed/ };
  assert.throws(() => mergeShards(probe, { parameters, resultFile: file }), mixed);
  assert.throws(() => mergeShards(probe, { resultFile: file }), /shard-1-of-4.*other settings/);

  const shard = { number: 4, count };
  const sweep = planSweep(probe, "quick", parameters);
  const header = { ...shardHeader(probe, sweep, shard), code: "0123456789abcdef" };
  writeFileSync(`${shardFileOf(file, shard)}.partial.jsonl`, headerLine(header));
  assert.throws(
    () => mergeShards(probe, { parameters, resultFile: file }),
    /made by other code \(0123456789abcdef, now/,
  );
  assert.ok(!existsSync(file));
});

test("shards of different cuts join when they agree; two values for one point are refused", async () => {
  const file = join(folder, "overlap.json");
  await shards(file, [1, 2, 3, 4]);
  const half = { number: 1, count: 2 };
  await runShard(probe, { parameters, resultFile: file, shard: half });
  const sweep = planSweep(probe, "quick", parameters);
  const header = shardHeader(probe, sweep, half);
  const partial = `${shardFileOf(file, half)}.partial.jsonl`;
  const text = readFileSync(partial, "utf8");
  appendFileSync(partial, pointLine(2, { mean: [7], draws: [1, 2], coarse: [7] }, header));
  assert.throws(
    () => mergeShards(probe, { parameters, resultFile: file }),
    /point 2 has other values there than in .*shard-/,
  );
  writeFileSync(partial, text);
  mergeShards(probe, { parameters, resultFile: file });
  assert.equal(withoutProvenance(file), withoutProvenance(join(folder, "whole.json")));
});

test("more shards than points are refused, and so is a shard that another process computes", async () => {
  const resultFile = join(folder, "many.json");
  await assert.rejects(runShard(probe, { parameters, resultFile, shard: { number: 1, count: 11 } }), {
    name: "RangeError",
    message: "shard: expected at most 10 shards, one per point, got 1/11",
  });
  const shard = { number: 1, count };
  const slow = { ...parameters, delay: 50 };
  const both = [1, 2].map(() => runShard(probe, { parameters: slow, resultFile, shard }));
  const outcomes = await Promise.allSettled(both);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.match(
    String((outcomes.find(({ status }) => status === "rejected") as PromiseRejectedResult).reason),
    /Locked/,
  );
});
