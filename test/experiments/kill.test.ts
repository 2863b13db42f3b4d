import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readResult, writeResult } from "plasticity/experiments";
import { formatResult } from "plasticity/experiments/resultFile";

const script = fileURLToPath(new URL("./fixtures/sweep.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kill-"));
const POINTS = 20;

function start(resultFile: string): { child: ReturnType<typeof spawn>; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [script, resultFile, "60"], { stdio: ["ignore", "ignore", "inherit"] });
  return { child, ended: new Promise((resolve) => child.on("exit", resolve)) };
}

/** The file without what is said about the run itself. */
function withoutProvenance(file: string): string {
  const text = readFileSync(file, "utf8");
  return text.slice(0, text.indexOf('"provenance"')).replace(/"digest": .*/, "");
}

test("a sweep killed (SIGKILL) again and again ends with the same file as an uninterrupted one", async () => {
  const uninterrupted = join(folder, "uninterrupted.json");
  const killed = join(folder, "killed.json");
  assert.equal(await start(uninterrupted).ended, 0);

  const partial = `${killed}.partial.jsonl`;
  const lines = (): number => (existsSync(partial) ? readFileSync(partial, "utf8").split("\n").length - 1 : 0);
  for (const limit of [1, 3, 9, 14]) {
    const { child, ended } = start(killed);
    while (lines() < limit && child.exitCode === null) await sleep(3);
    child.kill("SIGKILL");
    await ended;
    assert.equal(child.signalCode, "SIGKILL", "killed before its end");
    assert.ok(!existsSync(killed));
  }
  assert.equal(await start(killed).ended, 0);
  assert.equal(withoutProvenance(killed), withoutProvenance(uninterrupted));
  assert.ok(readResult(killed).provenance.pointsComputed <= POINTS - 13, "the kept points weren't computed again");
  assert.ok(!existsSync(partial));
});

test("an interrupt in a notebook's cell (vm, breakOnSigint) stops the sweep; the next cell's sweep runs", async () => {
  const cell = fileURLToPath(new URL("./fixtures/cell.mjs", import.meta.url));
  const child = spawn(process.execPath, [cell], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    if (chunk.toString().includes("running")) child.kill("SIGINT");
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(out, "running\nkernel interrupted\nInterruptedError\n6 points\n");
  assert.deepEqual([code, child.signalCode], [0, null]);
});

test("writing a result replaces the old file in one move", () => {
  const file = join(folder, "uninterrupted.json");
  const result = { ...readResult(file), title: "Another title" };
  writeResult(file, result);
  assert.equal(readFileSync(file, "utf8"), formatResult(result));
});
