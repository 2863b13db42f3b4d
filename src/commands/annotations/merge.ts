import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { byNotebook } from "../../annotations/byNotebook.js";
import { mergeAnnotations } from "../../annotations/merge.js";
import type { Annotation } from "../../annotations/model.js";
import {
  annotatedNotebooks,
  annotationFile,
  notebookAnnotations,
  readAnnotations,
  writeAnnotations,
} from "../../annotations/readAnnotations.js";
import { placeInWords } from "../../annotations/readNote.js";
import { lockFile } from "../../files/lock.js";
import { ownProject } from "../../files/project.js";
import { shownPath } from "../../files/shownPath.js";
import { UsageError } from "../usageError.js";
import { versionLines } from "./list.js";

/** `plasticity annotations merge`: several people's files as one, or into the project's. */
export function run(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { output: { type: "string" } },
  });
  if (positionals.length === 0) throw new UsageError("annotations merge: expected files of notes, got none");
  const lists = positionals.map((file) => readAnnotations(resolve(file), file));
  if (values.output !== undefined) toOneFile(lists, resolve(values.output));
  else intoProject(lists);
  return 0;
}

function toOneFile(lists: readonly Annotation[][], output: string): void {
  const { items, conflicts } = mergeAnnotations(...lists);
  const notebooks = [...byNotebook(items).keys()];
  const about = notebooks.length === 1 && notebooks[0] !== undefined ? notebooks[0] : "several notebooks";
  writeAnnotations(output, items, about);
  tell(conflicts);
  console.log(`${count(items.length, "note")} → ${shownPath(output)}`);
}

function intoProject(lists: readonly Annotation[][]): void {
  const root = ownProject();
  const lock = lockFile(join(root, "data", "annotations"));
  try {
    // A reply may answer a note that only the project has.
    const known = annotatedNotebooks(root).map((notebook) => notebookAnnotations(root, notebook));
    const { items } = mergeAnnotations(...known, ...lists);
    const groups = byNotebook(items);
    const lost = groups.get(undefined) ?? [];
    const given = new Set(lists.flat().map(({ id }) => id));
    const astray = lost.find(({ id }) => given.has(id));
    if (astray !== undefined) {
      throw new Error(
        `annotations merge: ${astray.id} is about no notebook of this project, nor a note that is here; nothing was ` +
          `changed: give the file with the note that it answers, too, or write all to one file by --output`,
      );
    }
    for (const [notebook, notes] of groups) {
      if (notebook === undefined || !notes.some(({ id }) => given.has(id))) continue;
      const folder = join(root, "notebooks", ...notebook.split("/").slice(0, -1));
      if (!existsSync(folder)) {
        console.error(`warning: there is no folder notebooks/${notebook.split("/").slice(0, -1).join("/")}`);
      }
      const name = annotationFile(notebook);
      const before = notebookAnnotations(root, notebook).length;
      writeAnnotations(join(root, name), notes, notebook);
      tell(notes.filter(({ id, otherVersions }) => otherVersions !== undefined && given.has(id)));
      console.log(`${count(notes.length, "note")} (${before} before) → ${name}`);
    }
  } finally {
    lock.release();
  }
}

function tell(conflicts: readonly Annotation[]): void {
  for (const note of conflicts) {
    console.error(
      `changed on several sides: ${placeInWords(note)}; the later version counts, the other is kept beside it`,
    );
    for (const line of versionLines(note, "  ")) console.error(line);
  }
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
