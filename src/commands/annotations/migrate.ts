import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { migrated } from "../../annotations/migrate.js";
import { isOldFormat, parseAnnotations } from "../../annotations/parseAnnotations.js";
import { annotatedNotebooks, annotationFile, readNotes, writeAnnotations } from "../../annotations/readAnnotations.js";
import { ownProject } from "../../files/project.js";
import { UsageError } from "../usageError.js";

/** `plasticity annotations migrate`: old files in the model's form, in place; all are read before one is written. */
export function run(args: string[]): number {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const root = ownProject();
  const folder = join(root, "data", "annotations");
  const names =
    positionals.length === 0
      ? annotatedNotebooks(root)
      : positionals.map((file) => {
          const name = relative(folder, resolve(file))
            .replaceAll("\\", "/")
            .replace(/\.json$/, "");
          if (name.startsWith("..")) {
            throw new UsageError(
              `annotations migrate: expected a file in data/annotations, which names its notebook, got ${file}`,
            );
          }
          return name;
        });
  const made = names.map((notebook) => {
    const name = annotationFile(notebook);
    const file = join(root, name);
    const text = readNotes(file, name);
    const content = readJson(text);
    if (!isOldFormat(content)) return { name, file, notebook, already: parseAnnotations(text, name).length };
    return { name, file, notebook, notes: migrated(content, notebook, name) };
  });
  for (const { name, file, notebook, notes, already } of made) {
    if (notes !== undefined) writeAnnotations(file, notes, notebook);
    console.log(
      notes === undefined ? `${name}: in the model already, ${already} notes` : `${name}: ${notes.length} notes`,
    );
  }
  if (made.length === 0) console.log("no notes in data/annotations");
  return 0;
}

/** Undefined when it isn't JSON; the parser then says so. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
