/** One notebook's page as a single file: its fonts and the data of its figures are inside. */
import { dirname } from "node:path";
import type { NotebookFile } from "./findNotebooks.js";
import { mentionedFigures } from "./mentions.js";
import { readNotebook } from "./notebook.js";
import { notebookContent, notebookPage } from "./notebookPage.js";
import type { StoredResults } from "./storedResult.js";

/** A page that needs nothing beside it. */
export interface SinglePage {
  html: string;
  /** What a reader would miss, one line each. */
  warnings: string[];
}

/**
 * The page of one notebook, to be sent or kept by itself: links to other pages lead nowhere, so that there are none around
 * it.
 *
 * @param file from `findNotebooks`
 * @param title the site's
 * @param stored as in `notebookContent`
 * @throws as `notebookContent`
 * @example writeFileWhole("fig5.html", singlePage(file, "Four papers").html);
 */
export function singlePage({ file, name }: NotebookFile, title: string, stored?: StoredResults): SinglePage {
  const content = notebookContent(readNotebook(file), name, dirname(file), stored);
  const top = { title, href: "#content" };
  const mentions = mentionedFigures([{ address: "", figures: content.figures }]);
  const page = notebookPage(content, { home: top, paper: undefined, previous: undefined, next: undefined, mentions });
  const { files, folder } = content.data;
  let { html } = page;
  for (const [file, csv] of files) {
    const inside = `data:text/csv;charset=utf-8;base64,${Buffer.from(csv).toString("base64")}`;
    // in an attribute a quote is escaped; where the same stands in a text, it stays a text
    html = html.replaceAll(`href="${folder}${encodeURIComponent(file)}"`, () => `href="${inside}" download="${file}"`);
  }
  return { html, warnings: content.warnings };
}
