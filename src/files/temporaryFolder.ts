/** Folders for the time of one process, in the system's folder for temporary files (`TMPDIR`). */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileFailure } from "./fileFailure.js";
import { isRunning, type ProcessOwner, thisProcess } from "./processOwner.js";

const OWNER = "owner.json";
/** Milliseconds after which a folder that says nothing of its owner is no longer just being made. */
const ABANDONED = 3600 * 1000;

/**
 * Makes a folder `<TMPDIR>/<prefix>…` that names its process, and removes those with this prefix whose process is gone:
 * one that is killed can't do so itself. The caller removes the folder when it is done.
 *
 * @param prefix what the name begins with, such as "plasticity-kernel-"
 * @throws FileFailure naming the folder for temporary files, when that is full or can't be written
 * @example const folder = temporaryFolder("plasticity-shared-");
 */
export function temporaryFolder(prefix: string): string {
  sweepTemporaryFolders(prefix);
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), prefix));
    writeFileSync(join(folder, OWNER), JSON.stringify(thisProcess()));
    return folder;
  } catch (error) {
    if (folder !== undefined) removeTemporaryFolder(folder);
    throw noRoom(error);
  }
}

/** The process that made a temporary folder; undefined when the folder is gone or says nothing. */
export function ownerOfFolder(folder: string): ProcessOwner | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, OWNER), "utf8")) as ProcessOwner;
  } catch {
    return undefined;
  }
}

/** Removes a temporary folder with what is in it; where that can't be done, it is swept another time. */
export function removeTemporaryFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // it stays as a leftover
  }
}

/**
 * The error of a temporary file as one line that says what to do.
 *
 * `noRoom(error).message // "/tmp: temporary files can't be written there: no space left on the device (ENOSPC); make room, …"`
 */
export function noRoom(error: unknown): Error {
  return fileFailure(
    tmpdir(),
    "temporary files can't be written there",
    error,
    "make room, or set TMPDIR to another folder",
  );
}

function sweepTemporaryFolders(prefix: string): void {
  for (const folder of foldersOf(prefix)) {
    if (isAbandoned(folder)) removeTemporaryFolder(folder);
  }
}

function foldersOf(prefix: string): string[] {
  try {
    const names = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
    return names.map((name) => join(tmpdir(), name));
  } catch {
    return []; // what can't be listed can't be swept
  }
}

function isAbandoned(folder: string): boolean {
  const owner = ownerOfFolder(folder);
  if (owner !== undefined) return isRunning(owner) === false;
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  return Date.now() - made > ABANDONED;
}
