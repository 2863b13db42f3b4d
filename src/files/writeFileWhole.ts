import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, renameSync, statSync, type Stats } from "node:fs";
import { dirname } from "node:path";
import { fileFailure } from "./fileFailure.js";
import { linkTarget } from "./linkTarget.js";
import { makeFolder, syncFolder } from "./makeFolder.js";
import { discard, sweepTemporaries, temporaryOf } from "./temporaries.js";
import { writeFully } from "./writeFully.js";

/**
 * Writes a file whole or not at all, also when the power fails: to a temporary file in the same folder, which the disk
 * is made to keep, then renamed over the old one. Missing folders are made. A symbolic link stays one (its target is
 * written), and the file keeps its mode; one that is read-only is refused. What earlier attempts of killed processes left
 * is swept.
 *
 * @param file where to write
 * @param content text or bytes
 * @param kept what else is kept when it fails, for the message
 * @throws FileFailure naming the file, and saying what is kept: the old file is untouched, or the new one in its place
 * @example writeFileWhole("site/index.html", html);
 */
export function writeFileWhole(file: string, content: string | Uint8Array, kept?: string): void {
  let temporary: string | undefined;
  let before: Stats | undefined;
  let isInPlace = false;
  try {
    const target = linkTarget(file);
    makeFolder(dirname(target));
    before = statSync(target, { throwIfNoEntry: false });
    refuseReadOnly(before);
    sweepTemporaries(target);
    temporary = temporaryOf(target);
    writeNew(temporary, typeof content === "string" ? Buffer.from(content) : content, before);
    renameSync(temporary, target);
    temporary = undefined;
    isInPlace = true;
    syncFolder(dirname(target));
  } catch (error) {
    if (isInPlace) {
      const state = "the new file is in its place, but might not outlive a power cut";
      throw fileFailure(file, "can't be secured", error, kept === undefined ? state : `${state}; ${kept}`);
    }
    if (temporary !== undefined) discard(temporary);
    const state = before === undefined ? [] : ["the old file is as it was"];
    if (kept !== undefined) state.push(kept);
    throw fileFailure(file, "can't be written", error, state.length === 0 ? undefined : state.join(", "));
  }
}

/** A new file with these bytes, on disk, with the mode and owner of the one that it replaces. */
function writeNew(file: string, bytes: Uint8Array, before: Stats | undefined): void {
  const descriptor = openSync(file, "wx");
  try {
    if (before !== undefined) {
      fchmodSync(descriptor, before.mode & 0o7777);
      keepOwner(descriptor, before);
    }
    writeFully(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Where root writes a person's file, it stays that person's; others can't give files away. */
function keepOwner(descriptor: number, { uid, gid }: Stats): void {
  if (process.getuid?.() === uid && process.getgid?.() === gid) return;
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // it becomes ours, as with any program
  }
}

function refuseReadOnly(before: Stats | undefined): void {
  if (before === undefined || (before.mode & 0o222) !== 0) return;
  const error: NodeJS.ErrnoException = new Error("the file is read-only");
  error.code = "EACCES";
  throw error;
}
