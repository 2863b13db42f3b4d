import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ownerOfFolder, removeTemporaryFolder, temporaryFolder } from "plasticity/files/temporaryFolder";

const root = mkdtempSync(join(tmpdir(), "temporary-"));

/** Runs with another folder for temporary files. */
function within<T>(folder: string, action: () => T): T {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    return action();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

test("folders of dead processes are swept, all others are left", { skip: process.platform === "win32" }, () => {
  const leave = (name: string, owner?: object): string => {
    const folder = join(root, name);
    mkdirSync(folder);
    if (owner !== undefined) writeFileSync(join(folder, "owner.json"), JSON.stringify(owner));
    return folder;
  };
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  const host = hostname();
  leave("plasticity-kernel-dead", { pid: dead, started: null, host });
  leave("plasticity-kernel-alive", { pid: process.pid, started: null, host });
  leave("plasticity-kernel-elsewhere", { pid: dead, started: null, host: "another.example" });
  leave("plasticity-kernel-new");
  const old = leave("plasticity-kernel-old");
  utimesSync(old, 1e9, 1e9);
  leave("another-dead", { pid: dead, started: null, host });
  const folder = within(root, () => temporaryFolder("plasticity-kernel-"));
  assert.equal(ownerOfFolder(folder)?.pid, process.pid);
  const left = readdirSync(root).filter((name) => join(root, name) !== folder);
  assert.deepEqual(left.sort(), [
    "another-dead",
    "plasticity-kernel-alive",
    "plasticity-kernel-elsewhere",
    "plasticity-kernel-new",
  ]);
  removeTemporaryFolder(folder);
  removeTemporaryFolder(folder);
  assert.equal(existsSync(folder), false);
  assert.equal(ownerOfFolder(folder), undefined);
});

test("a full folder for temporary files: one line that names it and says what to do, and nothing left", () => {
  const full = join(root, "full");
  mkdirSync(full);
  const script = `
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    fs.writeFileSync = () => { throw Object.assign(new Error("ENOSPC: write"), { code: "ENOSPC" }); };
    syncBuiltinESMExports();
    const { temporaryFolder } = await import("plasticity/files/temporaryFolder");
    try { temporaryFolder("plasticity-kernel-"); } catch (error) { console.log(error.message); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    env: { ...process.env, TMPDIR: full },
  });
  assert.equal(
    stdout,
    `${full}: temporary files can't be written there: no space left on the device (ENOSPC); make room, or set TMPDIR to another folder\n`,
    stderr,
  );
  assert.deepEqual(readdirSync(full), []);
  assert.throws(
    () => within(join(root, "none"), () => temporaryFolder("plasticity-kernel-")),
    /none: temporary files can't be written there: no such file or folder \(ENOENT\); make room/,
  );
});
