import MarkdownIt from "markdown-it";
import { renderCodeCell } from "./cellHtml.js";
import { type Claim, claimsIn } from "./claims.js";
import { type FigureName, figureName } from "./figures.js";
import { type Finding, findingsIn } from "./findings.js";
import { type FinishedPage, htmlPage } from "./htmlPage.js";
import { parseTree, treeText } from "./htmlTree.js";
import { PageRoom } from "./limits.js";
import { type Heading, renderMarkdown } from "./markdown.js";
import { linkMentions } from "./mentions.js";
import type { Cell, Notebook } from "./notebook.js";
import { notesHtml, notesScript, type PageNotes } from "./notesHtml.js";
import { NOTES_STYLE } from "./notesStyle.js";
import { PageData } from "./pageData.js";
import { PageIds } from "./pageIds.js";
import { pageThing } from "./pageThing.js";
import { PAGE_SCRIPT, PAGE_STYLE } from "./pageStyle.js";
import { THEME_SWITCH } from "./pageTheme.js";
import { figureSources, ResultRecordError } from "./restsOn.js";
import type { PageFonts } from "./siteFonts.js";
import { type MadeBy, madeBy, type StoredResults } from "./storedResult.js";

const { escapeHtml } = new MarkdownIt().utils;

/** A notebook's content as HTML, before it is put on a page, which sanitises it. */
export interface NotebookContent {
  /** Its first heading, or its file's name. */
  title: string;
  /** What stands before the first heading of level 2; as in the body, mentions of figures wait for `linkMentions`. */
  introduction: string;
  /** Everything after the introduction. */
  body: string;
  headings: Heading[];
  figures: FigureName[];
  claims: Claim[];
  findings: Finding[];
  /** The contents column's entries in order: headings of levels 2 and 3, and figures. */
  contents: { id: string; kind: "level-2" | "level-3" | "figure"; html: string }[];
  /** Its files and what `page.json` says of its figures. */
  data: PageData;
  warnings: string[];
}

/**
 * Whether a notebook was executed in one go from its first cell to its last: the code cells count 1, 2, 3, … Only
 * then its outputs belong to its code, and HTML in them is trusted.
 */
export function isExecuted(notebook: Notebook): boolean {
  let count = 0;
  for (const cell of notebook.cells) {
    if (cell.cell_type !== "code") continue;
    const empty = cell.source.trim() === "";
    if (empty ? cell.outputs.length > 0 : cell.execution_count !== ++count) return false;
  }
  return true;
}

/** Cells that are for readers of the notebook only, by the tag that Jupyter Book uses. */
function leftOut(cell: Cell): boolean {
  const tags = cell.metadata["tags"];
  return Array.isArray(tags) && tags.includes("remove-cell");
}

/**
 * The content of a notebook as HTML: Markdown typeset, code folded and highlighted, outputs shown. Cells with Jupyter
 * Book's tag `remove-cell` are left out.
 *
 * @param notebook an executed notebook; HTML in the outputs of another one is shown as text
 * @param name its name, for the title when it has no heading and for error messages
 * @param directory its folder, where images in Markdown are looked for
 * @param stored the stored results of an experiment, for what figures were made by; none by default
 * @throws ClaimError, FindingError when a saved claim or finding is damaged
 * @example const { introduction, body } = notebookContent(readNotebook(file), "optimal-plasticity/fig5", dirname(file));
 */
export function notebookContent(
  notebook: Notebook,
  name: string,
  directory: string,
  stored: StoredResults = () => [],
): NotebookContent {
  const ids = new PageIds();
  for (const own of ["content", "notes"]) ids.claim(own);
  const warnings: string[] = [];
  const content: NotebookContent = {
    title: "",
    introduction: "",
    body: "",
    headings: [],
    figures: [],
    claims: claimsIn(notebook, name),
    findings: findingsIn(notebook, name),
    contents: [],
    data: new PageData(`${encodeURIComponent(name.split("/").at(-1)!)}/`, sourcesOf(notebook, name, stored, warnings)),
    warnings,
  };
  const { data } = content;
  const trusted = isExecuted(notebook);
  const root = "../".repeat(name.split("/").length - 1);
  const room = new PageRoom();
  let number = 0;
  let introduced = false;
  const push = (kind: "text" | "cell", html: string): void => {
    if (html.trim() === "") return;
    content[introduced ? "body" : "introduction"] += `<div class="${kind}">\n${html}</div>\n`;
  };
  for (const cell of notebook.cells) {
    if (cell.cell_type === "code") number++;
    if (leftOut(cell)) continue;
    if (cell.cell_type === "code") {
      const {
        html,
        figures,
        warnings: ofCell,
      } = renderCodeCell(cell, { ids, directory, trusted, number, room, data, root });
      push("cell", html);
      content.figures.push(...figures);
      warnings.push(...ofCell);
      for (const figure of figures) {
        // A heading of its own already leads to it.
        if (content.contents.at(-1)?.kind === "level-3") continue;
        content.contents.push({ id: figure.id, kind: "figure", html: escapeHtml(figureName(figure)) });
      }
    } else if (cell.cell_type === "markdown") {
      const { attachments } = cell;
      const place = { ids, directory, mentions: true, ...(attachments === undefined ? {} : { attachments }) };
      const { html, headings, warnings: ofText } = renderMarkdown(cell.source, place);
      const cut = introduced ? -1 : html.search(/^<h2\b/m);
      if (cut >= 0) {
        // The heading may stand inside an element: each half is closed by itself.
        push("text", treeText(parseTree(html.slice(0, cut))));
        introduced = true;
        push("text", treeText(parseTree(html.slice(cut))));
      } else push("text", html);
      for (const heading of headings) content.headings.push(heading);
      warnings.push(...ofText);
      for (const { level, id, html } of headings) {
        if (level === 2 || level === 3) content.contents.push({ id, kind: `level-${level}`, html });
      }
    }
  }
  content.title = content.headings.find(({ level }) => level === 1)?.text ?? name.split("/").at(-1)!;
  return content;
}

/** What made each figure of a notebook, by the ids in its code; nothing where a record of a result is damaged. */
function sourcesOf(notebook: Notebook, name: string, stored: StoredResults, warnings: string[]): Map<string, MadeBy[]> {
  try {
    return new Map(
      figureSources(notebook, name).map(({ figure, results }) => [figure, results.map((one) => madeBy(one, stored))]),
    );
  } catch (error) {
    if (!(error instanceof ResultRecordError)) throw error;
    warnings.push(`what the figures were made by is left out: ${error.message}`);
    return new Map();
  }
}

/** Another page, seen from this one. */
export interface PageLink {
  title: string;
  href: string;
}

/** What surrounds a notebook on its page. */
export interface Surroundings {
  /** The index. */
  home: PageLink;
  /** The paper, on the index; none on a page that stands alone. */
  paper: PageLink | undefined;
  previous: PageLink | undefined;
  next: PageLink | undefined;
  /** Where its fonts are; inside it by default. */
  fonts?: PageFonts;
  /** Addresses of the site's scripts, for previews and notes; without, the page has no previews, and its notes' script inside. */
  siteScripts?: readonly string[];
  /** What people wrote on it; without, nothing can be written either. */
  notes?: PageNotes;
  /** Where a figure is that the text mentions; without, mentions are plain text. */
  mentions?: (mention: string) => string | undefined;
}

function turnLink(link: PageLink | undefined, kind: "previous" | "next"): string {
  if (link === undefined) return "";
  const word = kind === "previous" ? "Previous" : "Next";
  return `<a class="${kind}" rel="${kind === "previous" ? "prev" : "next"}" href="${escapeHtml(link.href)}"><span>${word}</span>${escapeHtml(link.title)}</a>`;
}

/**
 * A notebook's page: one HTML file that needs nothing else, but for its fonts where they are shared.
 *
 * @param content from `notebookContent`
 * @param around links to the index and to the neighbouring pages
 * @example const { html, figures } = notebookPage(content, { home, paper, previous: undefined, next: undefined });
 */
export function notebookPage(content: NotebookContent, around: Surroundings): FinishedPage {
  const entries = content.contents.map(
    ({ id, kind, html }) => `<li class="${kind}"><a href="#${encodeURIComponent(id)}">${html}</a></li>`,
  );
  const contents =
    entries.length === 0
      ? ""
      : `<details open=""><summary>Contents</summary>\n<ol>\n${entries.join("\n")}\n</ol></details>\n`;
  const { paper: to, notes } = around;
  const paper = to === undefined ? "" : `<a class="paper" href="${escapeHtml(to.href)}">${escapeHtml(to.title)}</a>`;
  const hasCode = (content.introduction + content.body).includes('<details class="code"');
  const body = `<a class="skip" href="#content">Skip to the text</a>
<div class="page">
<nav class="side" aria-label="Contents">
<a class="home" href="${escapeHtml(around.home.href)}">${escapeHtml(around.home.title)}</a>
${paper}
${contents}${hasCode ? `<label class="switch"><input type="checkbox"> Show all code</label>\n` : ""}${THEME_SWITCH}</nav>
<main id="content">
${linkMentions(`${content.introduction}\n${content.body}`, around.mentions ?? (() => undefined))}
<nav class="turn" aria-label="Neighbouring pages">${turnLink(around.previous, "previous")}${turnLink(around.next, "next")}</nav>
</main>
${notes === undefined ? "" : notesHtml(notes)}</div>`;
  return htmlPage({
    title: `${content.title} – ${around.home.title}`,
    description: `${content.title}. ${to?.title ?? around.home.title}`,
    body,
    style: notes === undefined ? PAGE_STYLE : PAGE_STYLE + NOTES_STYLE,
    script: notes === undefined || around.siteScripts !== undefined ? PAGE_SCRIPT : `${PAGE_SCRIPT}\n${notesScript()}`,
    thing: pageThing(content, around),
    ...(around.fonts === undefined ? {} : { fonts: around.fonts }),
    ...(around.siteScripts === undefined ? {} : { siteScripts: around.siteScripts }),
  });
}
