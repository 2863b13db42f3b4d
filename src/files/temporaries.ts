/** Temporary files beside the file that they become: `<file>.<pid>.tmp`. */
import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isPidAlive } from "./processOwner.js";

/** This process' temporary file for a file. `temporaryOf("a.json")  // "a.json.4711.tmp"` */
export function temporaryOf(file: string): string {
  return `${file}.${process.pid}.tmp`;
}

/**
 * Deletes what processes that were killed left of their attempts to write this file. A live process' is left alone.
 *
 * `sweepTemporaries("data/results/optimal-plasticity/fig5-linear.paper.json")`
 */
export function sweepTemporaries(file: string): void {
  const stem = `${basename(file)}.`;
  for (const name of namesIn(dirname(file))) {
    if (!name.startsWith(stem)) continue;
    const [, pid] = /^([1-9]\d*)\.tmp$/.exec(name.slice(stem.length)) ?? [];
    if (pid === undefined || (Number(pid) !== process.pid && isPidAlive(Number(pid)))) continue;
    discard(join(dirname(file), name));
  }
}

/** Deletes a file if that can be done: for what is of no use, where a failure needn't be told. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // it stays as a leftover, swept the next time
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // what can't be listed can't be swept
  }
}
