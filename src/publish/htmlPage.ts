import { createHash } from "node:crypto";
import MarkdownIt from "markdown-it";
import { cleanFragment, cleanText } from "./cleanHtml.js";
import { formulaStyle, textFontStyle } from "./embeddedFonts.js";
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
  /** Address of the site's own script beside the page; none by default. */
  siteScript?: string;
  /** What the page says of itself to search engines (schema.org). */
  data?: object;
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
 * policy allows that one script (and the site's, where there is one) and no address outside the site, so that whatever
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
  siteScript,
  data,
}: HtmlPage): FinishedPage {
  const content = cleanFragment(raw, new Set(pictures));
  const figures = figuresIn(content);
  const body = cleanText(content);
  const hash = createHash("sha256").update(script).digest("base64");
  const scripts = [...(script === "" ? [] : [`'sha256-${hash}'`]), ...(siteScript === undefined ? [] : ["'self'"])];
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "font-src data:",
    pictures.length === 0 && siteScript === undefined ? "img-src data:" : "img-src data: 'self'",
    `script-src ${scripts.join(" ") || "'none'"}`,
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
${dataScript(data)}${siteScript === undefined ? "" : `<script defer src="${escapeHtml(siteScript)}"></script>\n`}</head>
<body>
${body}
${script === "" ? "" : `<script>${script}</script>\n`}</body>
</html>
`;
  return { html, figures };
}

/** Data in a page's head: a browser neither runs nor shows it. */
function dataScript(data: object | undefined): string {
  if (data === undefined) return "";
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>\n`;
}
