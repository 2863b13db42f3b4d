import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FileFailure } from "plasticity/files/fileFailure";
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

test("when it can't be written, what is there stays, without a temporary file beside it, and the message names it", () => {
  const occupied = join(folder, "occupied");
  mkdirSync(occupied);
  writeFileSync(join(occupied, "kept"), "kept");
  assert.throws(
    () => writeFileWhole(occupied, "text"),
    (error: Error) => {
      assert.ok(error instanceof FileFailure && error.code !== undefined);
      assert.ok(error.message.startsWith(`${occupied}: can't be written: `), error.message);
      return true;
    },
  );
  assert.deepEqual(readdirSync(occupied), ["kept"]);
  assert.ok(!readdirSync(folder).some((name) => name.endsWith(".tmp")));
  const file = join(folder, "file");
  writeFileSync(file, "");
  assert.throws(() => writeFileWhole(join(file, "x.json"), "text"), /file\/x\.json: can't be written: .*\(E\w+\)$/);
});

test("a file system that takes no folders is refused at once", { skip: process.platform !== "linux" }, () => {
  assert.throws(
    () => writeFileWhole("/proc/none/such/x.json", "text"),
    /^FileFailure: \/proc\/none\/such\/x\.json: can't be written/,
  );
});

test("a symbolic link stays one, and so do the mode and a link to what isn't there yet", () => {
  const place = mkdtempSync(join(folder, "links-"));
  mkdirSync(join(place, "elsewhere"));
  const target = join(place, "elsewhere", "target.json");
  writeFileSync(target, "old");
  chmodSync(target, 0o640);
  symlinkSync(join("elsewhere", "target.json"), join(place, "link.json"));
  symlinkSync("link.json", join(place, "second.json"));
  writeFileWhole(join(place, "second.json"), "new");
  assert.equal(readlinkSync(join(place, "second.json")), "link.json");
  assert.ok(lstatSync(join(place, "link.json")).isSymbolicLink());
  assert.equal(readFileSync(target, "utf8"), "new");
  assert.equal(statSync(target).mode & 0o777, 0o640);
  symlinkSync(join("elsewhere", "later.json"), join(place, "dangling.json"));
  writeFileWhole(join(place, "dangling.json"), "there now");
  assert.equal(readFileSync(join(place, "elsewhere", "later.json"), "utf8"), "there now");
  assert.deepEqual(readdirSync(join(place, "elsewhere")).sort(), ["later.json", "target.json"]);
  symlinkSync("circle.json", join(place, "circle.json"));
  assert.throws(
    () => writeFileWhole(join(place, "circle.json"), "x"),
    /circle\.json: can't be written: too many symbolic links/,
  );
});

test("a read-only file is not replaced", () => {
  const file = join(folder, "read-only.json");
  writeFileSync(file, "mine");
  chmodSync(file, 0o444);
  assert.throws(
    () => writeFileWhole(file, "new"),
    /read-only\.json: can't be written: permission denied \(EACCES\); the old file is as it was/,
  );
  assert.equal(readFileSync(file, "utf8"), "mine");
});

test("what killed processes left of this file is swept; a living one's, and other files', stay", () => {
  const place = mkdtempSync(join(folder, "stale-"));
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  const others = [`a.json.${process.ppid}.tmp`, `b.json.${dead}.tmp`, `a.json.x.tmp`, `a.json.${dead}.tmp.txt`];
  for (const name of [...others, `a.json.${dead}.tmp`, `a.json.${process.pid}.tmp`])
    writeFileSync(join(place, name), "");
  writeFileWhole(join(place, "a.json"), "text");
  assert.deepEqual(readdirSync(place).sort(), ["a.json", ...others].sort());
});
