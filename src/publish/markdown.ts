import MarkdownIt from "markdown-it";
import { embeddedImage } from "./embeddedImage.js";
import { formula } from "./formula.js";
import { highlight } from "./highlight.js";
import { HtmlLimitError, parseTree, treeText } from "./htmlTree.js";
import { excerpt, leftOut, MOST_SOURCE, sizeInWords } from "./limits.js";
import { mentionsInMarkdown } from "./mentions.js";
import type { PageIds } from "./pageIds.js";
import { texInMarkdown } from "./texInMarkdown.js";

/** A heading, for the table of contents. */
export interface Heading {
  level: number;
  id: string;
  /** Its HTML, formulas typeset; not sanitised. */
  html: string;
  /** Its words, formulas as TeX. */
  text: string;
}

/** Rendered Markdown. */
export interface Markdown {
  /** Not sanitised, but closed: it can stand anywhere on a page, which sanitises it. */
  html: string;
  headings: Heading[];
  /** Formulas that can't be typeset, images that aren't there and texts that are too long, one line each. */
  warnings: string[];
}

/** What Markdown needs to know of its page. */
export interface MarkdownPlace {
  ids: PageIds;
  /** Folder that relative links to images start from; images in it and in its project are embedded. */
  directory: string;
  /** Images attached to the cell: file name to data by media type. */
  attachments?: Record<string, Record<string, unknown>>;
  /** Whether mentions of figures wait in the HTML for `linkMentions`; by default they are plain text. */
  mentions?: boolean;
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
    .use(mentionsInMarkdown)
    // It would turn the panel "(c)" into a copyright sign.
    .disable("replacements");
  const { rules } = markdown.renderer;

  rules["formula"] = (tokens, index, _options, environment) => {
    const token = tokens[index]!;
    const { display } = token.meta as { display: boolean };
    const { html, error } = formula(token.content, display);
    if (error !== undefined) {
      environmentOf(environment).warnings.push(
        `formula "${token.content.slice(0, 200).replaceAll("\n", " ")}": ${error}`,
      );
    }
    return token.block ? `<div class="formula">${html}</div>\n` : html;
  };

  rules["image"] = (tokens, index, options, environment, renderer) => {
    const token = tokens[index]!;
    const { place, warnings } = environmentOf(environment);
    const source = String(token.attrGet("src"));
    const alt = renderer.renderInlineAsText(token.children ?? [], options, environment);
    const image = embeddedImage(source, place);
    if ("why" in image) {
      warnings.push(`image "${source.slice(0, 100)}": ${image.why}, shown by its description`);
      return `<span class="missing-image">${markdown.utils.escapeHtml(alt === "" ? source : alt)}</span>`;
    }
    return `<img src="${markdown.utils.escapeHtml(image.data)}" alt="${markdown.utils.escapeHtml(alt)}">`;
  };

  rules["link_open"] = (tokens, index, options, _environment, renderer) => {
    const token = tokens[index]!;
    token.attrSet("href", pageAddress(String(token.attrGet("href"))));
    return renderer.renderToken(tokens, index, options);
  };
  // A table wider than the column scrolls by itself, not the page.
  rules["table_open"] = () => `<div class="wide"><table>\n`;
  rules["table_close"] = () => `</table></div>\n`;
  // A heading without words is none.
  for (const kind of ["th_open", "th_close"]) {
    rules[kind] = (tokens, index, options, _environment, renderer) => {
      const inside = tokens[kind === "th_open" ? index + 1 : index - 1];
      if (inside?.content === "") tokens[index]!.tag = "td";
      return renderer.renderToken(tokens, index, options);
    };
  }
  return markdown;
}

const markdownIt = build();

/**
 * A Markdown cell as HTML: CommonMark with tables, TeX typeset by KaTeX, fenced code highlighted, images embedded. HTML
 * inside it stays, for the page to sanitise; it is closed where its author forgot to.
 *
 * @param source Markdown
 * @param place the page's ids, the notebook's folder, attachments
 * @example const { html } = renderMarkdown("# Title", { ids: new PageIds(), directory: "notebooks" });
 */
export function renderMarkdown(source: string, place: MarkdownPlace): Markdown {
  if (source.length > MOST_SOURCE) return asText(source, `it is ${sizeInWords(source.length)} long`);
  const warnings: string[] = [];
  const environment: Environment = { place, warnings };
  const tokens = markdownIt.parse(source, environment);
  const headings: Heading[] = [];
  try {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== "heading_open") continue;
      const inline = tokens[index + 1]!;
      const text = (inline.children ?? []).map((child) => child.content).join("");
      const id = place.ids.slug(text);
      token.attrSet("id", id);
      const html = markdownIt.renderer.renderInline(inline.children ?? [], markdownIt.options, { place, warnings: [] });
      headings.push({ level: Number(token.tag.slice(1)), id, html: closed(html.replace(/<\/?a\b[^>]*>/gi, "")), text });
    }
    return { html: closed(markdownIt.renderer.render(tokens, markdownIt.options, environment)), headings, warnings };
  } catch (error) {
    if (error instanceof HtmlLimitError) return asText(source, error.message);
    throw error;
  }
}

function closed(html: string): string {
  return treeText(parseTree(html));
}

/** What can't be typeset in reasonable time is shown as it was written. */
function asText(source: string, why: string): Markdown {
  const sentence = `text shown as it was written: ${why}`;
  const { begin, end, out } = excerpt(source);
  const note = out === 0 ? "" : leftOut(`${sizeInWords(out)} left out here; the notebook has them.`);
  const block = (text: string): string => (text === "" ? "" : `<pre>${markdownIt.utils.escapeHtml(text)}</pre>\n`);
  const html = `${leftOut(`T${sentence.slice(1)}.`)}\n${block(begin)}${note}${block(end)}`;
  return { html, headings: [], warnings: [sentence] };
}
