import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing. Unlike Node's own `recursive`, it ends where a file system takes
 * no folders (`/proc`).
 *
 * @throws the file system's error
 * @example makeFolder("data/results/optimal-plasticity");
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && isFolder(folder)) return; // another process was faster
    throw error;
  }
  syncFolder(above);
}

/**
 * Has the disk keep a folder's entries (new and renamed files), as far as the system can do that for folders.
 *
 * @throws the file system's error
 * @example syncFolder(dirname(file)); // after a rename
 */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // Some network file systems keep folders in their own way and know no such call.
    if (!["EINVAL", "ENOTSUP"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    closeSync(descriptor);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
