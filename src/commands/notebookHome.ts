import { join } from "node:path";
import { ownProject } from "../files/project.js";
import { type NotebookFile, findNotebooks, NoNotebookError } from "../publish/findNotebooks.js";
import { UsageError } from "./usageError.js";

/** The project's folder of notebooks. */
export function notebookHome(): string {
  return join(ownProject(), "notebooks");
}

/**
 * The notebooks named on a command line: files and folders, or all of the project's.
 *
 * @throws UsageError for a path that isn't a notebook and holds none
 */
export function namedNotebooks(paths: readonly string[]): NotebookFile[] {
  try {
    return findNotebooks(paths, notebookHome());
  } catch (error) {
    if (error instanceof NoNotebookError) throw new UsageError(error.message);
    throw error;
  }
}
