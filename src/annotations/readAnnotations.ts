/** Files of notes: `data/annotations/<notebook>.json` of a project, and those that people exported. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileFailure } from "../files/fileFailure.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { AnnotationError } from "./checkAnnotation.js";
import { formatAnnotations } from "./formatAnnotations.js";
import { isNotebookName, type Annotation } from "./model.js";
import { LONGEST_FILE, parseAnnotations } from "./parseAnnotations.js";

const FOLDER = "data/annotations";

/** The file of a notebook's notes, from the project's folder on: `annotationFile("a/b")  // "data/annotations/a/b.json"` */
export function annotationFile(notebook: string): string {
  if (!isNotebookName(notebook)) {
    throw new RangeError(
      `annotations: expected a notebook like "optimal-plasticity/fig5", got ${JSON.stringify(notebook)}`,
    );
  }
  return `${FOLDER}/${notebook}.json`;
}

/**
 * The notes of a notebook; none when it has no file.
 *
 * @throws {AnnotationError} for a file that isn't valid; FileFailure for one that can't be read
 * @example const notes = notebookAnnotations(projectRoot(), "optimal-plasticity/fig5");
 */
export function notebookAnnotations(root: string, notebook: string): Annotation[] {
  const name = annotationFile(notebook);
  const file = join(root, ...name.split("/"));
  return existsSync(file) ? readAnnotations(file, name) : [];
}

/**
 * The notes in a file.
 *
 * @param name what to call it in messages. Default: its path
 * @throws as `notebookAnnotations`
 */
export function readAnnotations(file: string, name = file): Annotation[] {
  return parseAnnotations(readNotes(file, name), name);
}

/** A file's text, when it isn't too large. */
export function readNotes(file: string, name = file): string {
  try {
    const { size } = statSync(file);
    if (size > 4 * LONGEST_FILE) {
      throw new AnnotationError(`${name}: expected at most ${LONGEST_FILE} characters of notes, got ${size} bytes`);
    }
    return readFileSync(file, "utf8");
  } catch (error) {
    throw error instanceof AnnotationError ? error : fileFailure(name, "can't be read", error);
  }
}

/** The notebooks that have a file of notes, by name, in order. */
export function annotatedNotebooks(root: string): string[] {
  const folder = join(root, ...FOLDER.split("/"));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

/** Writes notes, whole or not at all: `writeAnnotations("notes.json", notes, "optimal-plasticity/fig5")` */
export function writeAnnotations(file: string, items: readonly Annotation[], about: string): void {
  writeFileWhole(file, formatAnnotations(items, about));
}
