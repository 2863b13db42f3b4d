import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** As many as Linux follows. */
const MOST_LINKS = 40;

/**
 * Where a file really is: the end of its symbolic links, whether or not there is something; the file itself when it is
 * no link.
 *
 * @throws the file system's error; `Error` with the code ELOOP for links in a circle
 * @example linkTarget("latest.json") // "/home/me/results/2026.json"
 */
export function linkTarget(file: string): string {
  let target = file;
  for (let links = 0; links < MOST_LINKS; links++) {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return target;
    target = resolve(realpathSync(dirname(target)), readlinkSync(target));
  }
  const error: NodeJS.ErrnoException = new Error("links in a circle");
  error.code = "ELOOP";
  throw error;
}
