import MarkdownIt from "markdown-it";
import type { Thumbnail } from "./placedRecords.js";

const { escapeHtml } = new MarkdownIt().utils;

/** A link to a figure after a text, ", Fig 5a"; empty without a figure. */
export function figureLink(figure: Thumbnail | undefined): string {
  return figure === undefined ? "" : `, <a href="${escapeHtml(figure.href)}">${escapeHtml(figure.name)}</a>`;
}
