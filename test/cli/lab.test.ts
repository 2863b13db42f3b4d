// The command: what it refuses, and that a signal ends it with all that it has started.
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ownProject } from "../../src/dist/files/project.js";

const program = join(ownProject(), "src", "dist", "cli.js");
const run = (...args: string[]): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, [program, "lab", ...args], { encoding: "utf8" });
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

test("a wrong call is one line", () => {
  for (const [args, said] of [
    [["--port", "x"], /--port: expected a whole number, got "x"/],
    [["--port", "70000"], /--port: expected 0 to 65535, got 70000/],
    [["a", "b"], /expected one folder or notebook, got 2/],
    [["not-there"], /not-there: no such folder or notebook/],
    [["--bogus"], /lab --help/],
  ] as const) {
    const { status, stderr } = run(...args);
    assert.equal(status, 2);
    assert.match(String(stderr), said);
    assert.equal(String(stderr).trim().split("\n").length, 1);
  }
});

/** The lab by its command, with a front end that is a stub, so that nothing is installed; and its address. */
async function begin(...args: string[]): Promise<{ child: ChildProcess; address: URL; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "plasticity-lab-cli-"));
  const bundle = join(folder, "bundle");
  mkdirSync(bundle);
  writeFileSync(join(bundle, "settings.json"), "[]");
  const environment = { ...process.env, PLASTICITY_LAB_BUNDLE: bundle, XDG_CONFIG_HOME: folder, TMPDIR: folder };
  const child = spawn(process.execPath, [program, "lab", folder, "--no-browser", ...args], { env: environment });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (text: Buffer) => resolve(String(text).trim()));
    child.stderr.on("data", (text: Buffer) => (said += String(text)));
    child.once("exit", () => reject(new Error(said)));
  });
  return { child, address: new URL(address), folder };
}

for (const signal of ["SIGTERM", "SIGHUP", "SIGINT", "SIGKILL"] as const) {
  test(`${signal} leaves no kernel, no temporary folder and no open port`, { timeout: 120_000 }, async () => {
    const { child, address, folder } = await begin();
    const headers = { authorization: `token ${address.searchParams.get("token")}` };
    const started = await fetch(`${address.origin}/api/kernels`, { method: "POST", headers, body: "{}" });
    assert.equal(started.status, 201);
    const kernels = readdirSync("/proc").filter((pid) => {
      try {
        return (
          /^\d+$/.test(pid) &&
          readFileSync(`/proc/${pid}/cmdline`, "latin1").includes(join(folder, "plasticity-kernel-"))
        );
      } catch {
        return false;
      }
    });
    assert.equal(kernels.length, 1);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    const code = await ended;
    if (signal !== "SIGKILL") assert.equal(code, 0);
    // Killed, the lab can't end its kernel: the kernel sees that by itself, within a moment.
    for (let wait = 0; wait < 100 && isAlive(Number(kernels[0])); wait++)
      await new Promise((done) => setTimeout(done, 100));
    assert.ok(!isAlive(Number(kernels[0])));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith("plasticity-")),
      [],
    );
    await assert.rejects(fetch(`${address.origin}/api`, { headers }));
    rmSync(folder, { recursive: true, force: true });
  });
}

test("a port that is taken is said so", async () => {
  const { child, address, folder } = await begin();
  await assert.rejects(begin("--port", address.port), /port \d+ is taken; choose another by --port/);
  child.kill();
  rmSync(folder, { recursive: true, force: true });
});
