/**
 * What one notebook of an execution computes, another needn't compute again: while notebooks are executed together they
 * share a scratch folder, named by `PLASTICITY_SHARED` and gone afterwards (see `executeNotebooks`).
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isPidAlive } from "../files/processOwner.js";
import { codeDigest } from "./codeDigest.js";
import type { Experiment } from "./define.js";
import type { Result } from "./result.js";
import { readResult, writeResult } from "./resultFile.js";
import type { Sweep } from "./runExperiment.js";

/** Where this very sweep, made by the present code, is shared; undefined when nothing is. */
export function sharedResultFile(experiment: Pick<Experiment, "module">, sweep: Sweep): string | undefined {
  const folder = process.env["PLASTICITY_SHARED"];
  if (!folder) return undefined;
  return join(folder, `${sweep.fingerprint}-${codeDigest(experiment.module)}.json`);
}

/**
 * The shared result, or what `compute` returns, which is then shared. While another process is at it, this one waits
 * for it. Where sharing fails (a full disk), each computes for itself.
 */
export async function sharedOr<R extends Result>(file: string | undefined, compute: () => Promise<R>): Promise<R> {
  if (file === undefined) return compute();
  const mine = `${file}.busy`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    while (!existsSync(file) && !claimed(mine)) await sleep(100);
  } catch {
    return compute();
  }
  if (existsSync(file)) return readResult(file) as R;
  try {
    const result = await compute();
    share(file, result);
    return result;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Whether the place is now ours: it was free, or its owner is no more. */
function claimed(place: string): boolean {
  try {
    writeFileSync(place, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const owner = ownerOf(place);
  if (owner !== 0 && !isPidAlive(owner)) rmSync(place, { force: true });
  return false;
}

/** The process that holds the place; 0 when it has just been given back or not yet been written to. */
function ownerOf(place: string): number {
  try {
    return Number(readFileSync(place, "utf8"));
  } catch {
    return 0;
  }
}

function share(file: string, result: Result): void {
  try {
    writeResult(file, result);
  } catch {
    // nothing is lost: the result is in the notebook that asked for it
  }
}
