// Every call to the file system by which an executed notebook is saved fails once, in each way, and the process is killed
// at each; of a whole execution, with a kernel that is quick to start, every so many calls. Then the message names the
// file and where the outputs are kept; the old notebook is there or the new one, whole; the next try gives the same bytes.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { faultyRuns, folderInMemory, killedRuns, type Outcome } from "../experiments/faultyRuns.js";
import { NEW, OLD, outputIn, run } from "./fixtures/executionScene.mjs";

const module = fileURLToPath(new URL("./fixtures/executionScene.mjs", import.meta.url));

/** What must hold after a fault or a kill, and after the next try. */
async function recovers(folder: string, scene: string, where: string): Promise<void> {
  assert.ok([OLD, NEW].includes(readFileSync(outputIn(folder), "utf8")), where);
  await run([folder, scene]);
  assert.equal(readFileSync(outputIn(folder), "utf8"), NEW, where);
  assert.equal(readFileSync(join(folder, "out", "notes.txt"), "utf8"), "mine", where);
  assert.equal(readFileSync(join(folder, "notebooks", "p", "a.ipynb"), "utf8"), OLD, where);
  assert.deepEqual(
    readdirSync(join(folder, "out"), { recursive: true }).sort(),
    ["notes.txt", "p", "p/a.ipynb"],
    where,
  );
  // an empty folder, which says nothing of its owner, is swept when it is an hour old
  const isLeft = (name: string): boolean =>
    !name.startsWith("plasticity-unsaved-") && readdirSync(join(folder, "tmp", name)).length > 0;
  assert.deepEqual(readdirSync(join(folder, "tmp")).filter(isLeft), [], where);
}

/** Checks what a failed run said; and that the outputs are where it says. */
async function holds(folder: string, scene: string, kind: string, outcome: Outcome): Promise<void> {
  const { k, call, fired, message, code } = outcome;
  const where = `${scene}, ${kind} at call ${k} (${call}): ${message}`;
  const place = join(folder, String(k));
  if (message === null) assert.equal(readFileSync(outputIn(place), "utf8"), NEW, where);
  else {
    assert.notEqual(kind, "short", where);
    assert.ok(message.startsWith(place), where);
    assert.match(message, /^[^\n]+can't be .*\((ENOSPC|EIO|EACCES)\)(; [^\n]+)?$/, where);
    if (code !== null) assert.equal(code, kind === "half" ? "ENOSPC" : kind, where);
    if (message.startsWith(`${outputIn(place)}: can't be written`)) {
      const [, kept] = /; the executed notebook is in (\S+)$/.exec(message) ?? [];
      assert.ok(kept !== undefined && existsSync(kept), where);
      assert.equal(readFileSync(kept, "utf8"), NEW, where);
    }
  }
  if (fired) await recovers(place, scene, where);
}

describe("an executed notebook that is saved while a call to the file system fails", { concurrency: 2 }, () => {
  for (const kind of ["ENOSPC", "EIO", "EACCES", "half", "short"]) {
    test(kind, async () => {
      const folder = folderInMemory("save-faults-");
      const outcomes = await faultyRuns(module, folder, "saving", kind);
      assert.ok(outcomes.length >= (kind.startsWith("E") ? 10 : 1), `only ${outcomes.length} calls were counted`);
      for (const outcome of outcomes) await holds(folder, "saving", kind, outcome);
      assert.ok(kind !== "ENOSPC" || outcomes.some(({ message }) => message?.includes("the executed notebook is in")));
      rmSync(folder, { recursive: true });
    });
  }
});

test("an executed notebook that is saved by a process that is killed", async () => {
  const folder = folderInMemory("save-kills-");
  const count = await killedRuns(module, folder, "saving", (place, where) => recovers(place, "saving", where));
  assert.ok(count >= 5, `only ${count} calls were counted`);
  rmSync(folder, { recursive: true });
});

describe("a whole execution in which a call to the file system fails", { concurrency: 2 }, () => {
  for (const [kind, first] of [
    ["ENOSPC", 2],
    ["EIO", 4],
    ["EACCES", 7],
  ] as const) {
    test(kind, async () => {
      const folder = folderInMemory("execution-faults-");
      const calls = await faultyRuns(module, join(folder, "calls"), "whole", "none");
      assert.ok(calls.length > 25, `only ${calls.length} calls were counted`);
      const sampled = calls.map(({ k }) => k).filter((k) => k >= first && (k - first) % 4 === 0);
      for (const outcome of await faultyRuns(module, folder, "whole", kind, ...sampled)) {
        await holds(folder, "whole", kind, outcome);
      }
      rmSync(folder, { recursive: true });
    });
  }
});
