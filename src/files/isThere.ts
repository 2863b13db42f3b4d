import { statSync } from "node:fs";
import { fileFailure } from "./fileFailure.js";

/**
 * Whether there is a file or folder. Where that can't be told (no permission, a disk that fails), it isn't taken for
 * missing, as `existsSync` does, and written over.
 *
 * @throws FileFailure naming the file
 * @example if (isThere("a.json")) …
 */
export function isThere(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return false;
    throw fileFailure(file, "can't be read", error, "nothing was changed");
  }
}
