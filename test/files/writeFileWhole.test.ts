import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { writeFileWhole } from "plasticity/files/writeFileWhole";

const folder = mkdtempSync(join(tmpdir(), "write-"));

test("writes text and bytes, makes the folders, replaces what was there and leaves nothing beside it", () => {
  const file = join(folder, "new", "deep", "page.html");
  writeFileWhole(file, "old");
  writeFileWhole(file, "new µ");
  assert.equal(readFileSync(file, "utf8"), "new µ");
  writeFileWhole(file, Uint8Array.of(0, 255));
  assert.deepEqual([...readFileSync(file)], [0, 255]);
  assert.deepEqual(readdirSync(join(folder, "new", "deep")), ["page.html"]);
});

test("when it can't be written, what is there stays, without a temporary file beside it", () => {
  const occupied = join(folder, "occupied");
  mkdirSync(occupied);
  writeFileSync(join(occupied, "kept"), "kept");
  assert.throws(() => writeFileWhole(occupied, "text"));
  assert.deepEqual(readdirSync(occupied), ["kept"]);
  assert.ok(!readdirSync(folder).some((name) => name.endsWith(".tmp")));
});
