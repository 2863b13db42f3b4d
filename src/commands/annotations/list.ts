import { parseArgs } from "node:util";
import { formatAnnotations } from "../../annotations/formatAnnotations.js";
import type { Annotation } from "../../annotations/model.js";
import { annotatedNotebooks, notebookAnnotations } from "../../annotations/readAnnotations.js";
import { authorOf, dayOf, placeInWords, tagsOf, textOf } from "../../annotations/readNote.js";
import { type Thread, threadsOf } from "../../annotations/threads.js";
import { ownProject } from "../../files/project.js";
import { nearest } from "../nearest.js";
import { UsageError } from "../usageError.js";

/** `plasticity annotations list`: threads, by notebook. */
export function run(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { open: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
  });
  const root = ownProject();
  const all = annotatedNotebooks(root);
  for (const name of positionals.filter((one) => !all.includes(one))) {
    const near = nearest(name, all);
    const hint = near === undefined ? "" : `, did you mean "${near}"?`;
    throw new UsageError(`annotations list: expected a notebook with notes, got "${name}"${hint}`);
  }
  const notebooks = positionals.length === 0 ? all : positionals;
  const found = notebooks.map((name) => {
    const threads = threadsOf(notebookAnnotations(root, name)).filter(({ isOpen }) => isOpen || !values.open);
    return { name, threads };
  });
  if (values.json) {
    const items = found.flatMap(({ threads }) => threads.flatMap(({ note, replies }) => [note, ...replies]));
    console.log(formatAnnotations(items, positionals.length === 1 ? positionals[0]! : "all notebooks").trimEnd());
    return 0;
  }
  const lines = found
    .filter(({ threads }) => threads.length > 0)
    .flatMap(({ name, threads }) => [name, ...threads.flatMap(threadLines), ""]);
  const counted = found.flatMap(({ threads }) => threads);
  const open = counted.filter(({ isOpen }) => isOpen).length;
  console.log([...lines, `${open} open, ${counted.length - open} resolved`].join("\n"));
  return 0;
}

function threadLines({ note, replies, isOpen }: Thread): string[] {
  const tags = tagsOf(note);
  const mark = isOpen ? "○" : "✓";
  return [
    `  ${mark} ${placeInWords(note)}${tags.length === 0 ? "" : ` [${tags.join(", ")}]`}`,
    ...versionLines(note, "      "),
    ...replies.flatMap((reply) => versionLines(reply, "        ↳ ")),
  ];
}

/** A note in one line; when others changed it at the same time, theirs below. */
export function versionLines(note: Annotation, indent: string): string[] {
  const line = (one: Annotation): string => {
    const status = one.status === undefined ? "" : ` (${one.status})`;
    return `${textOf(one).replace(/\s+/g, " ") || "–"}${status} · ${authorOf(one)}, ${dayOf(one)}`;
  };
  const others = note.otherVersions ?? [];
  return [indent + line(note), ...others.map((one) => `${" ".repeat(indent.length)}≠ another version: ${line(one)}`)];
}
