import MarkdownIt from "markdown-it";
import type { Annotation } from "../annotations/model.js";
import { placeInWords, selectorOf, signedText, tagsOf } from "../annotations/readNote.js";
import { type Thread, threadsOf } from "../annotations/threads.js";
import { elementsIn, parseTree } from "../publish/htmlTree.js";
import { textOf as wordsIn } from "./figureParts.js";
import type { Slide } from "./slide.js";

const { escapeHtml } = new MarkdownIt().utils;

/**
 * Adds what readers have noted to the presenter's notes: to those of the panel's slide, or the figure's, that the note is
 * on; to those of the first slide where it is about the text, or a figure that isn't there any more. Notes that a figure
 * shows itself, as fragments, are left out, unless somebody has replied.
 *
 * @param slides of one notebook; they are changed
 * @param notes from `notebookAnnotations`
 * @example addReadersNotes([...opening, ...stacks.flat()], notes);
 */
export function addReadersNotes(slides: readonly Slide[], notes: readonly Annotation[]): void {
  const threads = threadsOf(notes);
  if (threads.length === 0) return;
  const drawn = new Set(slides.flatMap(titlesIn));
  for (const thread of threads) {
    const { note, replies } = thread;
    if (replies.length === 0 && drawn.has(signedText(note))) continue;
    const slide = slideOf(slides, note);
    if (slide !== undefined) slide.readersNotes = (slide.readersNotes ?? "") + threadHtml(thread);
  }
}

function slideOf(slides: readonly Slide[], note: Annotation): Slide | undefined {
  const place = selectorOf(note, "DataSelector");
  const panel = place?.panel?.replace(/^panel(?=\d+$)/, "") ?? "";
  const wanted = place === undefined ? [] : [`${place.figure}-${panel}`, place.figure];
  return wanted.map((id) => slides.find((slide) => slide.id === id)).find(Boolean) ?? slides[0];
}

/** Titles of marks: a drawn note has its text, author and day there. */
function titlesIn({ body }: Slide): string[] {
  if (!body.includes("<title>")) return [];
  return [...elementsIn(parseTree(body))].filter(({ tagName }) => tagName === "title").map(wordsIn);
}

function threadHtml({ note, replies, isOpen }: Thread): string {
  const about = [placeInWords(note), ...tagsOf(note), isOpen ? "open" : "resolved"].join(", ");
  const answers = replies.map((reply) => `<li>${escapeHtml(signedText(reply))}</li>`).join("");
  const said = note.status === "withdrawn" ? "(withdrawn)" : signedText(note);
  return `<p><b>A reader's note</b> (${escapeHtml(about)}): ${escapeHtml(said)}</p>${answers === "" ? "" : `<ul>${answers}</ul>`}`;
}
