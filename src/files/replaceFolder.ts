/**
 * A folder that is made anew beside itself and then swapped in: `<folder>.plasticity-new.tmp` becomes the folder, which
 * becomes `<folder>.plasticity-old.tmp` for a moment. Between these two renamings a killed process leaves both whole, and
 * the next one puts the old folder back. Whoever calls this holds the folder's lock.
 */
import { renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { carryOver, type LeaveOut, moveRest } from "./carryOver.js";
import { FileFailure, reasonOf } from "./fileFailure.js";
import { isThere } from "./isThere.js";
import { makeFolder, syncFolder } from "./makeFolder.js";

/**
 * Puts right what a process left that was killed while it replaced the folder.
 *
 * @param folder the folder
 * @param leaveOut which files needn't be kept
 * @throws FileFailure naming the folder
 * @example restoreFolder("site", () => () => false);
 */
export function restoreFolder(folder: string, leaveOut: LeaveOut): void {
  const old = oldOf(folder);
  try {
    rmSync(freshOf(folder), { recursive: true, force: true });
    if (!isThere(old)) return;
    if (isThere(folder)) removeOld(folder, leaveOut);
    else renameSync(old, folder);
    syncFolder(dirname(folder));
  } catch (error) {
    throw failure(folder, `what a killed process left of it can't be put right (${old})`, error, "nothing is lost");
  }
}

/**
 * Replaces a folder, or makes it: the new one is filled, takes over what else lies in the old one, and is swapped in.
 *
 * @param folder the folder
 * @param fill writes the new files into the fresh folder
 * @param leaveOut which files of the old folder aren't taken over
 * @throws FileFailure naming the folder, and which one is in its place: the old one until the swap
 * @example replaceFolder("site", (fresh) => writeFileWhole(join(fresh, "index.html"), html), () => () => false);
 */
export function replaceFolder(folder: string, fill: (fresh: string) => void, leaveOut: LeaveOut): void {
  const fresh = freshOf(folder);
  const old = oldOf(folder);
  let isReplaced = false;
  try {
    makeFolder(fresh);
    fill(fresh);
    if (isThere(folder)) {
      carryOver(folder, fresh, leaveOut);
      renameSync(folder, old);
      isReplaced = true;
    }
    swapIn(fresh, folder, isReplaced ? old : undefined);
  } catch (error) {
    removeQuietly(fresh);
    const isBack = isThere(folder);
    const kept = isBack
      ? "everything in it is as it was"
      : isReplaced
        ? `it is whole in ${old}`
        : "nothing is there yet";
    throw failure(folder, "can't be written", error, kept);
  }
  try {
    syncFolder(dirname(folder));
    if (isReplaced) removeOld(folder, leaveOut);
  } catch (error) {
    const left = isReplaced ? `; what is left of the old one beside it goes the next time` : "";
    throw failure(folder, "can't be secured", error, `the new files are in their place${left}`);
  }
}

const freshOf = (folder: string): string => `${folder}.plasticity-new.tmp`;
const oldOf = (folder: string): string => `${folder}.plasticity-old.tmp`;

function swapIn(fresh: string, folder: string, old: string | undefined): void {
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (old !== undefined) renameSync(old, folder);
    throw error;
  }
}

/** Removes the old folder, under the other name: what is removed in part isn't to be taken for a whole one. */
function removeOld(folder: string, leaveOut: LeaveOut): void {
  moveRest(oldOf(folder), folder, leaveOut);
  renameSync(oldOf(folder), freshOf(folder));
  rmSync(freshOf(folder), { recursive: true });
}

/** One line about the folder, also for a failure at one of its files. */
function failure(folder: string, cannot: string, error: unknown, kept: string): FileFailure {
  const cause = error instanceof FileFailure ? error.cause : error;
  return new FileFailure(`${folder}: ${cannot}: ${reasonOf(cause)}; ${kept}`, cause);
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // it goes the next time
  }
}
