// Every call to the file system that a run makes, counted, fails once, in each way; the process is killed at each that
// changes something (at the others, the disk is as it is at the next of these). What must hold then: the message names
// the file; the old result or the new one is there, whole; run again, the same bytes come out, finished points aren't
// computed again; and nothing else is touched.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readResult } from "plasticity/experiments";
import { faultyRuns, folderInMemory, killedRuns } from "./faultyRuns.js";
import { expected, OTHERS, prepare, run, type Scene } from "./fixtures/scene.mjs";

process.env["PATH"] = ""; // no git, which takes most of a small run's time: what it says of the commit isn't looked at

const module = fileURLToPath(new URL("./fixtures/scene.mjs", import.meta.url));

/** Nothing but files in this folder and the ones below it, with their names from it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const resultIn = (folder: string, scene: Scene): string =>
  join(folder, ...(scene === "fresh" ? ["a", "b"] : []), "sweep.json");

/** What must hold of a folder after a fault, and after the run that follows. */
async function recovers(folder: string, scene: Scene, where: string): Promise<void> {
  const file = resultIn(folder, scene);
  let isDone = false;
  if (existsSync(file)) {
    const { seed, values } = readResult(file);
    isDone = seed === 1;
    if (isDone) assert.deepEqual(values, expected, where);
  } else assert.equal(scene, "fresh", `${where}: the old result is gone`);
  const again = await run(file);
  assert.deepEqual(again.values, expected, where);
  if (scene === "resumed" && !isDone) {
    assert.ok(again.provenance.pointsComputed <= 4, `${where}: finished points were computed again`);
  }
  await run(file, { again: true });
  assert.deepEqual(readResult(file).values, expected, where);
  for (const [name, text] of Object.entries(OTHERS))
    assert.equal(readFileSync(join(folder, name), "utf8"), text, where);
  assert.deepEqual(filesIn(folder), [...Object.keys(OTHERS), relative(folder, file)].sort(), where);
}

describe("a run in which a call to the file system fails", { concurrency: 1 }, () => {
  for (const scene of ["fresh", "resumed"] as const) {
    for (const kind of ["ENOSPC", "EIO", "EACCES", "half", "short"]) {
      test(`${scene}, ${kind}`, async () => {
        const folder = folderInMemory("faults-");
        const outcomes = await faultyRuns(module, folder, scene, kind);
        assert.ok(outcomes.length > (kind.startsWith("E") ? 50 : 5), `only ${outcomes.length} calls were counted`);
        assert.ok(outcomes.some(({ fired }) => fired));
        for (const { k, call, fired, message, code } of outcomes) {
          const where = `${scene}, ${kind} at call ${k} (${call})`;
          if (kind === "short" || !fired) assert.equal(message, null, where);
          if (message !== null) {
            assert.ok(message.startsWith(resultIn(join(folder, String(k)), scene)), `${where}: ${message}`);
            assert.match(message, /: can't be .*\((ENOSPC|EIO|EACCES)\)(; .*)?$/, where);
            assert.equal(code, kind === "half" ? "ENOSPC" : kind, where);
          }
          if (fired) await recovers(join(folder, String(k)), scene, where);
        }
        rmSync(folder, { recursive: true });
      });
    }
  }
});

describe("a run that is killed at a call to the file system", { concurrency: 1 }, () => {
  for (const scene of ["fresh", "resumed"] as const) {
    test(scene, async () => {
      const folder = folderInMemory("kills-");
      const count = await killedRuns(module, folder, scene, (place, where) => recovers(place, scene, where));
      assert.ok(count > 25, `only ${count} calls were counted`);
      rmSync(folder, { recursive: true });
    });
  }
});

test("without a fault nothing of the state is left: the state itself is one to recover from", async () => {
  for (const scene of ["fresh", "resumed"] as const) {
    const folder = folderInMemory("no-fault-");
    prepare(folder, scene);
    await recovers(folder, scene, scene);
  }
});
