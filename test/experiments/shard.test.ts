import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseShard, shardPoints } from "plasticity/experiments";
import { shardText } from "plasticity/experiments/shard";

test("each point is in exactly one shard, and shards differ by at most one point", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 60 }), (points, count) => {
      const shards = Array.from({ length: count }, (_, k) => shardPoints(points, { number: k + 1, count }));
      const all = shards.flat().sort((a, b) => a - b);
      assert.deepEqual(all, [...Array(points).keys()]);
      const sizes = shards.map((shard) => shard.length);
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
    }),
  );
});

test("a shard's text is read back; others are refused with what was expected", () => {
  assert.deepEqual(parseShard("3/40"), { number: 3, count: 40 });
  assert.equal(shardText(parseShard("40/40")), "40/40");
  for (const text of ["0/4", "5/4", "3", "3/", "/4", "-1/4", "1.5/4", "3/4/5", "a/b", "1/1000000", " 1/4", ""]) {
    assert.throws(() => parseShard(text), { name: "RangeError", message: /^shard: expected k\/n .*got / }, text);
  }
});
