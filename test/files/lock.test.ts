import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LockedError, lockFile } from "plasticity/files/lock";
import { isRunning, thisProcess } from "plasticity/files/processOwner";

const folder = mkdtempSync(join(tmpdir(), "lock-"));

test("one at a time: the second is refused with the pid and what to do, also through a link", () => {
  const file = join(folder, "a.json");
  symlinkSync("a.json", join(folder, "link.json"));
  const lock = lockFile(file);
  for (const name of ["a.json", "link.json"]) {
    assert.throws(
      () => lockFile(join(folder, name)),
      (error: Error) => {
        assert.ok(error instanceof LockedError);
        assert.match(
          error.message,
          new RegExp(`${name}: this process \\(${process.pid}\\) is writing it; wait for it or stop it`),
        );
        return true;
      },
    );
  }
  lock.release();
  lock.release();
  assert.deepEqual(readdirSync(folder), ["link.json"]);
  lockFile(join(folder, "link.json")).release();
});

test("another living process' lock is refused, a dead one's taken over", () => {
  const file = join(folder, "b.json");
  const leave = (owner: object): void => writeFileSync(`${file}.lock`, JSON.stringify(owner));
  leave({ pid: process.ppid, started: null, host: hostname() });
  assert.throws(
    () => lockFile(file),
    new RegExp(`b\\.json: process ${process.ppid} is writing it; wait for it or stop it`),
  );
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  leave({ pid: dead, started: null, host: hostname() });
  const lock = lockFile(file);
  assert.equal((JSON.parse(readFileSync(`${file}.lock`, "utf8")) as { pid: number }).pid, process.pid);
  lock.release();
  leave({ pid: 1, started: null, host: "another-machine.example" });
  assert.throws(
    () => lockFile(file),
    /process 1 on another-machine\.example is writing it; when that one is no more, delete .*b\.json\.lock$/,
  );
});

test("a number that is another process' by now is a dead owner's", { skip: process.platform !== "linux" }, async () => {
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  const owner = { pid: child.pid!, started: "an earlier boot 12345", host: hostname() };
  try {
    assert.equal(isRunning(owner), false);
    assert.equal(isRunning({ ...owner, started: null }), true);
    const file = join(folder, "c.json");
    writeFileSync(`${file}.lock`, JSON.stringify(owner));
    lockFile(file).release();
  } finally {
    child.kill();
    await new Promise((resolve) => child.on("exit", resolve));
  }
  assert.equal(isRunning(thisProcess()), true);
});

test("a lock that a power cut emptied, or that this process forgot, is taken over", () => {
  const file = join(folder, "d.json");
  writeFileSync(`${file}.lock`, "");
  utimesSync(`${file}.lock`, 0, 0);
  lockFile(file).release();
  writeFileSync(`${file}.lock`, JSON.stringify(thisProcess()));
  lockFile(file).release();
  assert.ok(!readdirSync(folder).some((name) => name.startsWith("d.json")));
});

test("of many processes that find a dead owner's lock, one at a time has it", async () => {
  const file = join(folder, "e.json");
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(`${file}.lock`, JSON.stringify({ pid: dead, started: null, host: hostname() }));
  const script = `
    import { lockFile } from "plasticity/files/lock";
    import { appendFileSync } from "node:fs";
    for (let i = 0; i < 40; ) {
      try {
        const lock = lockFile(${JSON.stringify(file)});
        appendFileSync(${JSON.stringify(`${file}.log`)}, "in " + process.pid + "\\n");
        appendFileSync(${JSON.stringify(`${file}.log`)}, "out " + process.pid + "\\n");
        lock.release();
        i++;
      } catch (error) { if (error.name !== "LockedError") throw error; }
    }`;
  const codes = await Promise.all(
    [1, 2, 3].map(() => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" });
      return new Promise((resolve) => child.on("exit", resolve));
    }),
  );
  assert.deepEqual(codes, [0, 0, 0]);
  const lines = readFileSync(`${file}.log`, "utf8").trim().split("\n");
  assert.equal(lines.length, 240);
  for (let i = 0; i < lines.length; i += 2) assert.equal(lines[i]!.replace("in", "out"), lines[i + 1]);
});
