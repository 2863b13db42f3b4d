import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileFailure } from "../files/fileFailure.js";
import { linkTarget } from "../files/linkTarget.js";
import { shownPath } from "../files/shownPath.js";
import type { NotebookFile } from "./findNotebooks.js";

/** Thrown when what is written for one notebook would lie over a notebook that is read, or over another's. */
export class OutputConflictError extends Error {
  override name = "OutputConflictError";
}

/**
 * The file of each executed or unfinished notebook, `<output>/<name>.ipynb`, in the order of `files`. None of them is
 * one of the notebooks themselves, whatever links there are, and no two are the same.
 *
 * @param files the notebooks
 * @param output the folder for what is executed
 * @throws OutputConflictError naming the notebooks and the file; FileFailure for one that can't be looked at
 * @example const [written] = executedFiles(findNotebooks(["fig1.ipynb"], "notebooks"), "site/executed");
 */
export function executedFiles(files: readonly NotebookFile[], output: string): string[] {
  const sources = new Map(files.flatMap(({ file }) => identities(file).map((identity) => [identity, file])));
  const taken = new Map<string, string>();
  return files.map(({ file, name }) => {
    const written = join(output, `${name}.ipynb`);
    for (const identity of identities(written)) {
      const source = sources.get(identity);
      if (source !== undefined) {
        throw new OutputConflictError(
          `${shownPath(written)}: is the notebook ${shownPath(source)} itself, expected another folder (--output), or --in-place`,
        );
      }
      const other = taken.get(identity);
      if (other !== undefined) {
        throw new OutputConflictError(
          `${shownPath(written)}: ${shownPath(other)} and ${shownPath(file)} would both be written there; run one after the other, each with an --output of its own`,
        );
      }
    }
    for (const identity of identities(written)) taken.set(identity, file);
    return written;
  });
}

/** What a file is known by: its path without links and, when it is there, its place on the disk. */
function identities(file: string): string[] {
  try {
    const path = realPath(linkTarget(file));
    const found = statSync(path, { throwIfNoEntry: false, bigint: true });
    return found === undefined ? [path] : [path, `${found.dev} ${found.ino}`];
  } catch (error) {
    throw fileFailure(file, "can't be told from others", error, "nothing was executed");
  }
}

/** The path without symbolic links, as far as it exists. */
function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPath(dirname(path)), basename(path));
}
