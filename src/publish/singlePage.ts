/** One notebook's page as a single file: its fonts and the data of its figures are inside. */
import { dirname } from "node:path";
import type { NotebookFile } from "./findNotebooks.js";
import { mentionedFigures } from "./mentions.js";
import { readNotebook } from "./notebook.js";
import { notebookContent, notebookPage } from "./notebookPage.js";
import { type NotesOf, notesOn } from "./notesHtml.js";
import type { StoredResults } from "./storedResult.js";

/** A page that needs nothing beside it. */
export interface SinglePage {
  html: string;
  /** What a reader would miss, one line each. */
  warnings: string[];
}

/** What a page shows besides its notebook. */
export interface SinglePageOptions {
  /** The site's title. */
  title: string;
  /** As in `notebookContent`. */
  stored?: StoredResults;
  /** What people wrote on the notebook; an error is a warning, and the page goes without. Default: nothing. */
  notes?: NotesOf;
}

/**
 * The page of one notebook, to be sent or kept by itself: links to other pages lead nowhere, so that there are none around
 * it. Notes are shown and can be written as on a site's page.
 *
 * @param file from `findNotebooks`
 * @throws as `notebookContent`
 * @example writeFileWhole("fig5.html", singlePage(file, { title: "Four papers" }).html);
 */
export function singlePage({ file, name }: NotebookFile, { title, stored, notes }: SinglePageOptions): SinglePage {
  const content = notebookContent(readNotebook(file), name, dirname(file), stored);
  const warnings = [...content.warnings];
  const page = notebookPage(content, {
    home: { title, href: "#content" },
    paper: undefined,
    previous: undefined,
    next: undefined,
    notes: { notebook: name, items: notesOn(name, notes, warnings) },
    mentions: mentionedFigures([{ address: "", figures: content.figures }]),
  });
  const { files, folder } = content.data;
  let { html } = page;
  for (const [file, csv] of files) {
    const inside = `data:text/csv;charset=utf-8;base64,${Buffer.from(csv).toString("base64")}`;
    // in an attribute a quote is escaped; where the same stands in a text, it stays a text
    html = html.replaceAll(`href="${folder}${encodeURIComponent(file)}"`, () => `href="${inside}" download="${file}"`);
  }
  return { html, warnings };
}
