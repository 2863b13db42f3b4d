import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { byNotebook } from "../../annotations/byNotebook.js";
import { ANY_FIGURE, type Annotation } from "../../annotations/model.js";
import { annotatedNotebooks, annotationFile, readAnnotations } from "../../annotations/readAnnotations.js";
import { selectorOf } from "../../annotations/readNote.js";
import { threadsOf } from "../../annotations/threads.js";
import { ownProject } from "../../files/project.js";

/** `plasticity annotations check`: each file in a line; 1 when one isn't valid, or a note has lost its place. */
export function run(args: string[]): number {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const root = ownProject();
  const files =
    positionals.length > 0
      ? positionals.map((file) => ({ name: file, file }))
      : annotatedNotebooks(root).map((notebook) => {
          const name = annotationFile(notebook);
          return { name, file: join(root, name) };
        });
  let faults = 0;
  const fault = (message: string): void => {
    faults++;
    console.error(message);
  };
  for (const { name, file } of files) {
    let notes: Annotation[];
    try {
      notes = readAnnotations(file, name);
    } catch (error) {
      fault((error as Error).message);
      continue;
    }
    const threads = threadsOf(notes);
    const open = threads.filter(({ isOpen }) => isOpen).length;
    const conflicts = notes.filter(({ otherVersions }) => otherVersions !== undefined).length;
    const shown = conflicts === 0 ? "" : `, ${conflicts} with several versions`;
    console.log(`${name}: ${open} open, ${threads.length - open} resolved${shown}`);
    for (const [notebook, own] of byNotebook(notes)) {
      for (const problem of placeProblems(root, notebook, own)) fault(`${name}: ${problem}`);
    }
  }
  if (files.length === 0) console.log("no notes in data/annotations");
  return faults === 0 ? 0 : 1;
}

/** Notes whose notebook or figure isn't there any more. */
function placeProblems(root: string, notebook: string | undefined, notes: readonly Annotation[]): string[] {
  if (notebook === undefined) {
    return notes.map(({ id }) => `${id} is about no notebook of this project, nor a note in this file`);
  }
  const file = join(root, "notebooks", ...notebook.split("/").slice(0, -1), `${notebook.split("/").at(-1)!}.ipynb`);
  if (!existsSync(file)) return [`expected the notebook ${notebook}, got none; its notes would be shown nowhere`];
  const text = readFileSync(file, "utf8");
  return notes.flatMap((note) => {
    const figure = selectorOf(note, "DataSelector")?.figure;
    if (figure === undefined || figure === ANY_FIGURE) return [];
    // as it stands in a saved output, where quotes are escaped
    if (text.includes(`id=\\"${figure}\\"`)) return [];
    return [`${note.id} is about the figure "${figure}", which ${notebook} doesn't have`];
  });
}
