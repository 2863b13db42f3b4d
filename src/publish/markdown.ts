import { existsSync, readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import MarkdownIt from "markdown-it";
import { formula } from "./formula.js";
import { highlight } from "./highlight.js";
import { htmlOf, parseHtml } from "./html.js";
import type { PageIds } from "./pageIds.js";
import { sanitise } from "./sanitise.js";
import { texInMarkdown } from "./texInMarkdown.js";

/** A heading, for the table of contents. */
export interface Heading {
  level: number;
  id: string;
  /** Its HTML, formulas typeset. */
  html: string;
  /** Its words, formulas as TeX. */
  text: string;
}

/** Rendered Markdown. */
export interface Markdown {
  html: string;
  headings: Heading[];
  /** Formulas that can't be typeset and images that aren't there, one line each. */
  warnings: string[];
}

/** What Markdown needs to know of its page. */
export interface MarkdownPlace {
  ids: PageIds;
  /** Folder that relative links to images start from; images in it are embedded. */
  directory: string;
  /** Images attached to the cell: file name to data by media type. */
  attachments?: Record<string, Record<string, unknown>>;
}

const IMAGE_TYPES: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/** The image as a data address; undefined when it isn't there or isn't an image. */
function embedded(source: string, place: MarkdownPlace): string | undefined {
  if (source.startsWith("data:image/")) return source;
  if (source.startsWith("attachment:")) {
    const bundle = Object.entries(place.attachments?.[source.slice("attachment:".length)] ?? {});
    const [type, data] = bundle.find(([type]) => type.startsWith("image/")) ?? [];
    return typeof data === "string" ? `data:${type};base64,${data.replaceAll("\n", "")}` : undefined;
  }
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) return undefined;
  const file = resolve(place.directory, decodeURIComponent(source));
  const type = IMAGE_TYPES[extname(file).toLowerCase()];
  if (type === undefined || !existsSync(file)) return undefined;
  return `data:${type};base64,${readFileSync(file).toString("base64")}`;
}

/** Links to other notebooks lead to their pages. */
function pageAddress(address: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : address.replace(/\.ipynb(?=$|[#?])/, ".html");
}

interface Environment {
  place: MarkdownPlace;
  warnings: string[];
}

function environmentOf(environment: unknown): Environment {
  return environment as Environment;
}

function build(): MarkdownIt {
  const markdown = new MarkdownIt({
    html: true,
    linkify: false,
    typographer: true,
    highlight: (code, language) => highlight(code, language),
  })
    .use(texInMarkdown)
    // It would turn the panel "(c)" into a copyright sign.
    .disable("replacements");
  const { rules } = markdown.renderer;

  rules["formula"] = (tokens, index, _options, environment) => {
    const token = tokens[index]!;
    const { display } = token.meta as { display: boolean };
    const { html, error } = formula(token.content, display);
    if (error !== undefined) {
      environmentOf(environment).warnings.push(`formula "${token.content.replaceAll("\n", " ")}": ${error}`);
    }
    return token.block ? `<div class="formula">${html}</div>\n` : html;
  };

  rules["image"] = (tokens, index, options, environment, renderer) => {
    const token = tokens[index]!;
    const { place, warnings } = environmentOf(environment);
    const source = String(token.attrGet("src"));
    const alt = renderer.renderInlineAsText(token.children ?? [], options, environment);
    const data = embedded(source, place);
    if (data === undefined) {
      warnings.push(`image "${source}": not a file beside the notebook, shown by its description`);
      return `<span class="missing-image">${markdown.utils.escapeHtml(alt === "" ? source : alt)}</span>`;
    }
    return `<img src="${data}" alt="${markdown.utils.escapeHtml(alt)}">`;
  };

  rules["link_open"] = (tokens, index, options, _environment, renderer) => {
    const token = tokens[index]!;
    token.attrSet("href", pageAddress(String(token.attrGet("href"))));
    return renderer.renderToken(tokens, index, options);
  };
  // A table wider than the column scrolls by itself, not the page.
  rules["table_open"] = () => `<div class="wide"><table>\n`;
  rules["table_close"] = () => `</table></div>\n`;
  return markdown;
}

const markdownIt = build();

/**
 * A Markdown cell as HTML: CommonMark with tables, TeX typeset by KaTeX, fenced code highlighted, images embedded,
 * HTML inside it freed from scripts and everything that would be loaded.
 *
 * @param source Markdown
 * @param place the page's ids, the notebook's folder, attachments
 * @example const { html } = renderMarkdown("# Title", { ids: new PageIds(), directory: "notebooks" });
 */
export function renderMarkdown(source: string, place: MarkdownPlace): Markdown {
  const warnings: string[] = [];
  const environment: Environment = { place, warnings };
  const tokens = markdownIt.parse(source, environment);
  const headings: Heading[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "heading_open") continue;
    const inline = tokens[index + 1]!;
    const text = (inline.children ?? []).map((child) => child.content).join("");
    const id = place.ids.slug(text);
    token.attrSet("id", id);
    const html = markdownIt.renderer.renderInline(inline.children ?? [], markdownIt.options, { place, warnings: [] });
    headings.push({ level: Number(token.tag.slice(1)), id, html: html.replace(/<\/?a\b[^>]*>/g, ""), text });
  }
  let html = markdownIt.renderer.render(tokens, markdownIt.options, environment);
  const holdsHtml = tokens.some(
    (token) => token.type === "html_block" || token.children?.some((child) => child.type === "html_inline") === true,
  );
  if (holdsHtml) {
    const fragment = parseHtml(html);
    sanitise(fragment);
    html = htmlOf(fragment);
  }
  return { html, headings, warnings };
}
