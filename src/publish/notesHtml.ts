import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import MarkdownIt from "markdown-it";
import type { Annotation } from "../annotations/model.js";
import { authorOf, dayOf, placeInWords, tagsOf, textOf } from "../annotations/readNote.js";
import { type Thread, threadsOf } from "../annotations/threads.js";

const { escapeHtml } = new MarkdownIt().utils;

/** The notes of a page. */
export interface PageNotes {
  /** Name of the notebook, as in `data/annotations/<name>.json`. */
  notebook: string;
  items: readonly Annotation[];
}

/** The name of its script in a site: one for all pages, as the previews' is. */
export const NOTES = "notes.js";

let script: string | undefined;

/** The script that shows notes beside the text and lets a reader write them; made by `npm run build`. */
export function notesScript(): string {
  script ??= readFileSync(join(fileURLToPath(new URL("..", import.meta.url)), "annotations", "page.js"), "utf8");
  return script;
}

/** Looks up what people wrote on a notebook. */
export type NotesOf = (notebook: string) => readonly Annotation[];

/** What people wrote on a notebook; where it can't be read, nothing, and a warning more. */
export function notesOn(notebook: string, notesOf: NotesOf | undefined, warnings: string[]): readonly Annotation[] {
  try {
    return notesOf?.(notebook) ?? [];
  } catch (error) {
    warnings.push(`${notebook}: its page has no notes: ${(error as Error).message}`);
    return [];
  }
}

/** How many threads of notes are open. */
export function openNotes(items: readonly Annotation[]): number {
  return threadsOf(items).filter(({ isOpen }) => isOpen).length;
}

/**
 * The notes as a page has them before its script runs: a list below the text, for printing and for readers without
 * scripts, and the records for the script. All that a note says is text.
 *
 * @example notesHtml({ notebook: "optimal-plasticity/fig5", items })
 */
export function notesHtml({ notebook, items }: PageNotes): string {
  const threads = threadsOf(items);
  const list = threads.length === 0 ? "" : `<h2>Notes</h2>\n<ol>\n${threads.map(threadHtml).join("\n")}\n</ol>\n`;
  // The sanitiser drops an attribute that has an element's end in it, as text of a note may.
  const json = JSON.stringify(collectionOf(items)).replace(/[<>]/g, (sign) => (sign === "<" ? "\\u003c" : "\\u003e"));
  const records = `data-notebook="${escapeHtml(notebook)}" data-notes="${escapeHtml(json)}"`;
  return `<aside class="notes" id="notes" aria-label="Notes" ${records}>\n${list}</aside>`;
}

/** A collection of the model with its page inside. */
function collectionOf(items: readonly Annotation[]): object {
  return { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationCollection", first: { items } };
}

function threadHtml({ note, replies, isOpen }: Thread): string {
  const tags = tagsOf(note).map((tag) => ` <i>${tag}</i>`);
  const state = isOpen ? "" : " (resolved)";
  return `<li><b>${escapeHtml(placeInWords(note))}</b>${tags.join("")}${state}${[note, ...replies].map(lineHtml).join("")}</li>`;
}

function lineHtml(note: Annotation): string {
  const text = note.status === "withdrawn" ? "(withdrawn)" : textOf(note);
  return `<p>${escapeHtml(text)} – ${escapeHtml(authorOf(note))}, ${escapeHtml(dayOf(note))}</p>`;
}
