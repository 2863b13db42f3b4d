import { createHash } from "node:crypto";
import MarkdownIt from "markdown-it";
import { cleanFragment, cleanText } from "./cleanHtml.js";
import { formulaStyle, textFontStyle } from "./embeddedFonts.js";
import { explorableScript, hasExplorable } from "./explorableScript.js";
import { figuresIn, type PageFigure } from "./figures.js";

const { escapeHtml } = new MarkdownIt().utils;

/** The parts of a page. */
export interface HtmlPage {
  title: string;
  description: string;
  /** HTML; it needn't be clean. */
  body: string;
  style: string;
  /** An inline script; none by default. */
  script?: string;
  /** Addresses of pictures beside the page; none by default. */
  pictures?: readonly string[];
}

/** A page, ready to be written. */
export interface FinishedPage {
  html: string;
  /** The figures on it, as they came out of the sanitiser. */
  figures: PageFigure[];
}

/**
 * A whole HTML file with everything in it: style, fonts, script. The whole body, whatever it was put together from,
 * goes through the sanitiser here, and nothing is added to it afterwards but the page's own script. The content security
 * policy allows that one script and no address outside the page's own folder, so that whatever slipped through would be
 * stopped and reported.
 *
 * @example writeFileWhole("site/index.html", htmlPage({ title, description, body, style }).html);
 */
export function htmlPage({ title, description, body: raw, style, script = "", pictures = [] }: HtmlPage): FinishedPage {
  const content = cleanFragment(raw, new Set(pictures));
  const figures = figuresIn(content);
  // the page's own copy of the one script for them: what a notebook brings is gone by now
  const alive = hasExplorable(content) ? explorableScript() : undefined;
  const body = cleanText(content);
  const hashes = [
    ...(script === "" ? [] : [`'sha256-${createHash("sha256").update(script).digest("base64")}'`]),
    ...(alive === undefined ? [] : [`'${alive.hash}'`, "'wasm-unsafe-eval'"]),
  ];
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "font-src data:",
    pictures.length === 0 ? "img-src data:" : "img-src data: 'self'",
    `script-src ${hashes.length === 0 ? "'none'" : hashes.join(" ")}`,
    ...(alive === undefined ? [] : ["worker-src blob:"]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<link rel="icon" href="data:,">
<style>
${textFontStyle(title + body)}
${formulaStyle(body)}
${style.trim()}
</style>
</head>
<body>
${body}
${[script, alive?.script ?? ""].map((text) => (text === "" ? "" : `<script>${text}</script>\n`)).join("")}</body>
</html>
`;
  return { html, figures };
}
