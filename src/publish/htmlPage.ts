import { createHash } from "node:crypto";
import MarkdownIt from "markdown-it";
import { formulaStyle, textFontStyle } from "./embeddedFonts.js";

const { escapeHtml } = new MarkdownIt().utils;

/** The parts of a page. */
export interface HtmlPage {
  title: string;
  description: string;
  body: string;
  style: string;
  /** An inline script; none by default. */
  script?: string;
}

/**
 * A whole HTML file with everything in it: style, fonts, script. Its content security policy allows that one script
 * and no address outside the page's own folder, so that whatever slipped into it would be stopped and reported.
 *
 * @example writeFileWhole("site/index.html", htmlPage({ title, description, body, style }));
 */
export function htmlPage({ title, description, body, style, script = "" }: HtmlPage): string {
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data: file: 'self'",
    script === "" ? "script-src 'none'" : `script-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
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
${script === "" ? "" : `<script>${script}</script>\n`}</body>
</html>
`;
}
