/** Runs in which a call to the file system fails, or at which they are killed, in processes of their own. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What became of a run whose call k failed. */
export interface Outcome {
  k: number;
  call: string;
  fired: boolean;
  message: string | null;
  code: string | null;
}

const fixture = (name: string): string => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

/** Calls that leave the disk as it is: killed there, it is as at the next of the others. */
const LOOKS = /^(l?stat|fstat|read|readFile|readdir|readlink|realpath|exists|access) /;

/** A folder for such runs: in memory where that can be had, for they have thousands of files put on disk. */
export function folderInMemory(prefix: string): string {
  const memory = "/dev/shm";
  try {
    return mkdtempSync(join(memory, prefix));
  } catch {
    return mkdtempSync(join(tmpdir(), prefix));
  }
}

/** See `fixtures/faultyRuns.mjs`: `await faultyRuns(sceneModule, folder, "fresh", "ENOSPC")` */
export async function faultyRuns(
  module: string,
  folder: string,
  scene: string,
  kind: string,
  ...only: number[]
): Promise<Outcome[]> {
  const script = ["--import", fixture("faults.mjs"), fixture("faultyRuns.mjs"), module, folder, scene, kind];
  const { stdout } = await promisify(execFile)(process.execPath, [...script, ...only.map(String)], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line) as Outcome);
}

/** Kills a run at each call that changes something, in a folder of its own `<folder>/<k>` each; then `check`s it. */
export async function killedRuns(
  module: string,
  folder: string,
  scene: string,
  check: (folder: string, where: string) => Promise<void> | void,
): Promise<number> {
  const calls = await faultyRuns(module, folder, scene, "none");
  const places = calls.filter(({ call }) => !LOOKS.test(call));
  const waiting = places.values();
  const lane = async (): Promise<void> => {
    for (const { k, call } of waiting) {
      const where = `${scene}, killed at call ${k} (${call})`;
      await assert.rejects(faultyRuns(module, folder, scene, "SIGKILL", k), { signal: "SIGKILL" }, where);
      await check(`${folder}/${k}`, where);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  return places.length;
}
