import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { FileFailure, reasonOf } from "../files/fileFailure.js";
import { removeTemporaryFolder } from "../files/temporaryFolder.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { type Notebook, notebookText } from "./notebook.js";

/**
 * Writes an executed notebook, which may have taken hours: where its file can't be written, it is kept in the folder for
 * temporary files.
 *
 * @throws FileFailure naming the file, and where the executed notebook is kept
 * @example saveExecuted("site/executed/fig5.ipynb", notebook);
 */
export function saveExecuted(file: string, notebook: Notebook): void {
  const text = notebookText(notebook);
  try {
    writeFileWhole(file, text);
  } catch (error) {
    if (isIn(file, text)) throw error; // it only may not outlive a power cut
    throw new FileFailure(`${(error as Error).message}; ${kept(basename(file), text)}`, (error as Error).cause);
  }
}

function isIn(file: string, text: string): boolean {
  try {
    return readFileSync(file, "utf8") === text;
  } catch {
    return false;
  }
}

function kept(name: string, text: string): string {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), "plasticity-unsaved-"));
    writeFileWhole(join(folder, name), text);
    return `the executed notebook is in ${join(folder, name)}`;
  } catch (error) {
    if (folder !== undefined) removeTemporaryFolder(folder);
    const why = reasonOf(error instanceof FileFailure ? error.cause : error);
    return `the executed notebook is lost, it couldn't be kept in ${tmpdir()} either: ${why}`;
  }
}
