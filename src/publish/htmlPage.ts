import MarkdownIt from "markdown-it";
import { cleanHtml } from "./cleanHtml.js";
import { formulaStyle, textFontStyle } from "./embeddedFonts.js";
import { explorableScript, hasExplorable } from "./explorableScript.js";
import { noFonts, noteFonts } from "./fontUse.js";
import { figuresIn, type PageFigure } from "./figures.js";
import { PALETTE_STYLE } from "./palette.js";
import { THEME_SCRIPT } from "./pageTheme.js";
import { scriptHash } from "./scriptHash.js";
import type { PageFonts } from "./siteFonts.js";
import { jsonLd, type Thing } from "./structuredData.js";

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
  /** What the page is, for programs (schema.org). */
  thing?: Thing;
  /** Where its fonts are; inside it by default. */
  fonts?: PageFonts;
  /** Addresses of the site's own scripts beside the page; none by default. */
  siteScripts?: readonly string[];
}

/** A page, ready to be written. */
export interface FinishedPage {
  html: string;
  /** The figures on it, as they came out of the sanitiser. */
  figures: PageFigure[];
}

/**
 * A whole HTML file with everything in it: style, script, and its fonts unless they are elsewhere. The whole body, whatever it was put together from,
 * goes through the sanitiser here, and nothing is added to it afterwards but the page's own script. The content security
 * policy allows the page's scripts (and the site's, where there is one) and no address outside the site, so that whatever
 * slipped through would be stopped and reported.
 *
 * @example writeFileWhole("site/index.html", htmlPage({ title, description, body, style }).html);
 */
export function htmlPage({
  title,
  description,
  body: raw,
  style,
  script = "",
  pictures = [],
  thing,
  fonts,
  siteScripts = [],
}: HtmlPage): FinishedPage {
  const { html: body, tree } = cleanHtml(raw, new Set(pictures));
  const figures = figuresIn(tree);
  // the page's own copy of the one script for them: what a notebook brings is gone by now
  const alive = hasExplorable(tree) ? explorableScript() : undefined;
  const scripts = [THEME_SCRIPT, script].filter((one) => one !== "");
  const hashes = scripts.map((one) => `'${scriptHash(one)}'`);
  if (siteScripts.length > 0) hashes.push("'self'");
  if (alive !== undefined) hashes.push(`'${alive.hash}'`, "'wasm-unsafe-eval'");
  const policy = [
    "default-src 'none'",
    fonts === undefined ? "style-src 'unsafe-inline'" : "style-src 'unsafe-inline' 'self'",
    "font-src data:",
    pictures.length === 0 && siteScripts.length === 0 ? "img-src data:" : "img-src data: 'self'",
    `script-src ${hashes.join(" ")}`,
    ...(alive === undefined ? [] : ["worker-src blob:"]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const fontHead = fonts === undefined ? fontsInside(title + body) : fonts.head(title + body);
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<link rel="icon" href="data:,">
${thing === undefined ? "" : `${jsonLd(thing)}\n`}<script>${THEME_SCRIPT}</script>
${fontHead}
<style>
${PALETTE_STYLE.trim()}
${style.trim()}
</style>
${siteScripts.map((address) => `<script defer src="${escapeHtml(address)}"></script>\n`).join("")}</head>
<body>
${body}
${[script, alive?.script ?? ""].map((text) => (text === "" ? "" : `<script>${text}</script>\n`)).join("")}</body>
</html>
`;
  return { html, figures };
}

function fontsInside(html: string): string {
  const use = noteFonts(noFonts(), html);
  return `<style>\n${textFontStyle(use)}\n${formulaStyle(use)}\n</style>`;
}
