/**
 * What one notebook of an execution computed, another needn't compute again: while notebooks are executed together they
 * share a scratch folder, named by `PLASTICITY_SHARED` and gone afterwards (see `executeNotebooks`).
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
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

/** What another notebook left there. */
export function sharedResult(file: string | undefined): Result | undefined {
  return file !== undefined && existsSync(file) ? readResult(file) : undefined;
}

/** Leaves a result for the others. Where that fails (a full disk) they compute it themselves. */
export function shareResult(file: string | undefined, result: Result<object>): void {
  if (file === undefined) return;
  try {
    writeResult(file, result);
  } catch {
    // nothing is lost: the result is in the notebook that asked for it
  }
}
