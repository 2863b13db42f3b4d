import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDuration } from "plasticity/experiments";

test("durations read like durations", () => {
  assert.deepEqual([0.2, 59.4, 59.6, 200, 3900].map(formatDuration), [
    "0 s",
    "59 s",
    "1 min 00 s",
    "3 min 20 s",
    "1 h 05 min",
  ]);
});
