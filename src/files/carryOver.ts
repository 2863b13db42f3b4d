/** What people keep in a folder that is made anew: never without a name, whenever the process is killed. */
import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder, syncFolder } from "./makeFolder.js";

/** Which files of a folder needn't get into another one, by their names from it, with slashes. */
export type LeaveOut = (from: string, to: string) => (name: string) => boolean;

/**
 * Gives the files of a folder second names in another one, with their folders; links are made again. The folder itself
 * is left as it is.
 *
 * @param from the folder
 * @param to the other one, which is there, on the same file system
 * @throws the file system's error, such as EXDEV for a part of the folder that is on another file system
 * @example carryOver("site", "site.new", () => (name) => name === "index.html");
 */
export function carryOver(from: string, to: string, leaveOut: LeaveOut): void {
  const made = new Set([to]);
  const folder = (name: string): void => {
    if (name === "." || statSync(join(to, name), { throwIfNoEntry: false }) !== undefined) return;
    folder(dirname(name));
    mkdirSync(join(to, name));
    chmodSync(join(to, name), statSync(join(from, name)).mode & 0o7777);
    made.add(join(to, name)).add(dirname(join(to, name)));
  };
  const isLeftOut = leaveOut(from, to);
  chmodSync(to, statSync(from).mode & 0o7777);
  for (const { name, kind } of entriesBelow(from)) {
    if (kind === "empty folder") folder(name);
    if (kind.endsWith("folder") || isLeftOut(name)) continue;
    folder(dirname(name));
    duplicate(join(from, name), join(to, name), kind === "link");
    made.add(dirname(join(to, name)));
  }
  for (const path of made) syncFolder(path);
}

/**
 * Moves into a folder what isn't left out of the one that it has replaced, and only lies there or is newer there: what
 * came into the old one after it was carried over.
 *
 * @throws the file system's error; what wasn't moved yet is in the old folder
 * @example moveRest("site.old", "site", () => (name) => name === "index.html");
 */
export function moveRest(from: string, to: string, leaveOut: LeaveOut): void {
  const isLeftOut = leaveOut(from, to);
  for (const { name, kind } of entriesBelow(from)) {
    if (kind.endsWith("folder") || isLeftOut(name) || !isNewer(join(from, name), join(to, name))) continue;
    makeFolder(dirname(join(to, name)));
    renameSync(join(from, name), join(to, name));
  }
}

interface Entry {
  name: string;
  kind: "file" | "link" | "folder" | "empty folder";
}

/** Everything in a folder, each folder before what is in it. */
export function entriesBelow(folder: string, prefix = ""): Entry[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry): Entry[] => {
    const name = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) return [{ name, kind: entry.isSymbolicLink() ? "link" : "file" }];
    const inside = entriesBelow(folder, `${name}/`);
    return [{ name, kind: inside.length === 0 ? "empty folder" : "folder" }, ...inside];
  });
}

function duplicate(from: string, to: string, isLink: boolean): void {
  if (isLink) {
    symlinkSync(readlinkSync(from), to);
    return;
  }
  try {
    linkSync(from, to);
  } catch (error) {
    // Some file systems know no second names.
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  }
}

/** Whether the other file is missing, or another one that is older. */
function isNewer(path: string, other: string): boolean {
  const there = lstatSync(other, { throwIfNoEntry: false });
  if (there === undefined) return true;
  const here = lstatSync(path);
  return here.ino !== there.ino && !here.isSymbolicLink() && here.mtimeMs > there.mtimeMs;
}
