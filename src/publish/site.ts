import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import MarkdownIt from "markdown-it";
import { sha256 } from "../files/sha256.js";
import { figureName, type PageFigure } from "./figures.js";
import type { NotebookFile } from "./findNotebooks.js";
import { type IndexFront, type IndexPaper, indexPage } from "./indexPage.js";
import { renderMarkdown } from "./markdown.js";
import { linkMentions, mentionedFigures } from "./mentions.js";
import { type Notebook, parseNotebook, readNotebookText } from "./notebook.js";
import { type NotebookContent, notebookContent, notebookPage, type PageLink } from "./notebookPage.js";
import { NOTES, type NotesOf, notesOn, notesScript, openNotes } from "./notesHtml.js";
import { pageId, PageIds } from "./pageIds.js";
import { pageJson } from "./pageJson.js";
import { type Paper } from "./papers.js";
import { PREVIEWS } from "./previews.js";
import { type ObtainedResult, obtainedIn } from "./restsOn.js";
import { SiteFonts } from "./siteFonts.js";
import { type ListedPage, OWN_PAGES, siteLists, siteOutputs } from "./siteLists.js";
import type { PageSource } from "./siteManifest.js";
import type { StoredResults } from "./storedResult.js";
import { remembered, runsOf, type StoredRunLookup } from "./storedRun.js";
import { thumbnail } from "./thumbnail.js";
import { writeSite } from "./writeSite.js";

/** Options of `buildSite`. */
export interface SiteOptions {
  /** Folder for the pages. */
  output: string;
  /** The project's folder of notebooks, for what papers say of themselves (`<paper>/README.md`). */
  home: string;
  /** The site's title when there is no notebook `index`. */
  title: string;
  /** The stored results of an experiment, for what figures were made by; none by default. */
  stored?: StoredResults;
  /** The papers, as they are cited, in the order of the index; none by default. */
  papers?: readonly Paper[];
  /** Looks the stored results up that notebooks show; there are none by default. */
  storedRun?: StoredRunLookup;
  /** What people wrote on a notebook; an error is a warning, and the page goes without. Default: nothing. */
  notes?: NotesOf;
}

/** What was built. */
export interface Site {
  /** The index page. */
  index: string;
  /** The notebooks' pages. */
  pages: string[];
  figures: number;
  /** What a reader would miss, one line each, with the notebook's name. */
  warnings: string[];
}

interface Page extends NotebookFile {
  content: NotebookContent;
  notebook: Notebook;
  obtained: ObtainedResult[];
  /** Its file below the site's folder, with slashes. */
  path: string;
  /** The same as an address in a link. */
  address: string;
}

/** Two notebooks would have the same page. */
export class SamePageError extends Error {
  override name = "SamePageError";
}

/** Pixels: twice the width that the index shows, for sharp screens. */
const THUMBNAIL_WIDTH = 560;

const { escapeHtml } = new MarkdownIt().utils;

/** Folder of a notebook: its paper. */
function paperOf(name: string): string {
  return name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : "";
}

function inWords(folder: string): string {
  const words = folder.split("/").at(-1)!.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A paper's title and description: the first heading of `<paper>/README.md` and what follows up to the next one. */
function describePaper(folder: string, home: string): { title: string; about: string } {
  const file = join(home, folder, "README.md");
  if (folder === "" || !existsSync(file)) return { title: folder === "" ? "Notebooks" : inWords(folder), about: "" };
  const [, title, about] = /^#\s+(.+)\n([\s\S]*?)(?=\n#|$(?![\s\S]))/m.exec(readFileSync(file, "utf8")) ?? [];
  if (title === undefined) return { title: inWords(folder), about: "" };
  const { html } = renderMarkdown((about ?? "").trim(), { ids: new PageIds(), directory: dirname(file) });
  return { title: title.trim(), about: html };
}

/** A path as an address: `a b/c#d.html` is `a%20b/c%23d.html`, and a colon doesn't make a scheme. */
function addressOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function checkNames(files: readonly NotebookFile[]): void {
  const seen = new Map<string, NotebookFile>();
  for (const one of files) {
    if (OWN_PAGES.includes(one.name.toLowerCase())) {
      throw new SamePageError(`${one.file}: the site has a page "${one.name}.html" of its own; rename the notebook`);
    }
    // some file systems take "Fig1.html" and "fig1.html" for the same
    const key = one.name.toLowerCase();
    const other = seen.get(key);
    if (other !== undefined) {
      throw new SamePageError(
        `${other.file} and ${one.file} would both become the page "${one.name}.html"; nothing was written: ` +
          `rename one of them, or build their pages with another --output`,
      );
    }
    seen.set(key, one);
  }
}

/** The address of one page as seen from another. */
function link(from: string, to: string): string {
  return "../".repeat(from.split("/").length - 1) + to;
}

/**
 * Builds the pages of notebooks: one file each beside fonts and scripts that all share, and an index with a thumbnail per
 * figure, grouped by paper. The notebook called `index`, when there is one, is the index's own text. All notebooks are
 * read and rendered before anything is written; pages that an earlier build wrote and this one doesn't are removed; what
 * somebody else has in the folder isn't touched.
 *
 * @param files from `findNotebooks`
 * @param options where to write, where papers are described, the site's title
 * @throws NotebookFormatError, ClaimError, RangeError naming the notebook at fault; SamePageError naming two notebooks
 * that would have the same page; as `writeSite`
 * @example const { index } = buildSite(findNotebooks([], "notebooks"), { output: "site", home: "notebooks", title });
 */
export function buildSite(files: readonly NotebookFile[], options: SiteOptions): Site {
  const { output, home, title, papers: cited = [], stored, storedRun = () => undefined } = options;
  const fonts = new SiteFonts();
  const lookUp = remembered(storedRun);
  checkNames(files);
  let front: IndexFront = { title, introduction: `<h1>${escapeHtml(title)}</h1>`, rest: "" };
  const pages: Page[] = [];
  const warnings: string[] = [];
  const written: [string, string | Uint8Array][] = [];
  const sources: Record<string, PageSource> = {};
  for (const { file, name } of files) {
    const text = readNotebookText(file);
    const notebook = relative(output, file).replaceAll("\\", "/");
    sources[name === "index" ? "index.html" : `${name}.html`] = { name, notebook, sha256: sha256(text) };
    const parsed = parseNotebook(text, file);
    const content = notebookContent(parsed, name, dirname(file), stored);
    warnings.push(...content.warnings.map((warning) => `${name}: ${warning}`));
    if (name === "index") {
      const [introduction, rest] = [content.introduction, content.body].map((html) =>
        linkMentions(html, () => undefined),
      );
      front = { title: content.title, introduction: introduction!, rest: rest! };
      for (const [data, csv] of content.data.files) written.push([`${name}/${data}`, csv]);
    } else {
      const obtained = obtainedIn(parsed, name);
      const path = `${name}.html`;
      pages.push({ file, name, content, notebook: parsed, obtained, path, address: addressOf(path) });
    }
  }

  const papers = new Map<string, IndexPaper & { entries: IndexPaper["entries"][number][] }>();
  const paperIds = new PageIds();
  const rank = (folder: string): number => cited.findIndex((paper) => paper.folder === folder) >>> 0; // others last
  for (const folder of [...new Set(pages.map(({ name }) => paperOf(name)))].sort((a, b) => rank(a) - rank(b))) {
    const id = paperIds.claim(folder === "" ? "notebooks" : folder.replaceAll("/", "-"));
    const own = pages.filter(({ name }) => paperOf(name) === folder);
    const obtained = own.flatMap((page) => page.obtained);
    papers.set(folder, {
      id,
      ...describePaper(folder, home),
      short: folder === "" ? "Notebooks" : inWords(folder),
      cited: cited.find((paper) => paper.folder === folder),
      runs: runsOf(obtained, lookUp),
      entries: [],
    });
  }

  const thumbnailNames = new PageIds();
  let figures = 0;
  const listed: ListedPage[] = [];
  for (const [place, page] of pages.entries()) {
    const neighbour = (other: Page | undefined): PageLink | undefined =>
      other === undefined ? undefined : { title: other.content.title, href: link(page.address, other.address) };
    const paper = papers.get(paperOf(page.name))!;
    const notes = notesOn(page.name, options.notes, warnings);
    const finished = notebookPage(page.content, {
      home: { title: front.title, href: link(page.address, "index.html") },
      paper: { title: paper.title, href: link(page.address, `index.html#${encodeURIComponent(paper.id)}`) },
      previous: neighbour(pages[place - 1]),
      next: neighbour(pages[place + 1]),
      fonts: fonts.of(link(page.address, "")),
      siteScripts: [PREVIEWS, NOTES].map((name) => link(page.address, name)),
      notes: { notebook: page.name, items: notes },
      mentions: mentionedFrom(page, pages),
    });
    written.push([page.path, finished.html]);
    for (const [file, content] of page.content.data.files) written.push([`${page.name}/${file}`, content]);
    const about = { notebook: page.notebook, source: sources[page.path]!, paper: paper.title };
    const own = `../${page.address.split("/").at(-1)!}`;
    written.push([`${page.name}/page.json`, pageJson(page.content, { ...about, page: own })]);
    const thumbnails = finished.figures.map((figure) => {
      figures++;
      // A name of our own making: nothing of a notebook gets into a path but letters, digits, "_" and "-".
      const name = `${thumbnailNames.claim(`${pageId(page.name)}-${figure.id}`)}.png`;
      written.push([`thumbnails/${name}`, drawn(figure, page)]);
      const href = `${page.address}#${encodeURIComponent(figure.id)}`;
      return { name: figureName(figure), caption: figure.caption, href, image: addressOf(`thumbnails/${name}`) };
    });
    const { title, claims, findings } = page.content;
    const entry = { name: page.name, title, href: page.address, claims, findings, thumbnails };
    paper.entries.push({ ...entry, openNotes: openNotes(notes) });
    const { id, title: paperTitle, short } = paper;
    listed.push({
      page: { name: page.name, title, address: page.address, paper: { id, title: paperTitle, short } },
      html: finished.html,
      figures: finished.figures.map((figure, k) => ({ figure, thumbnail: thumbnails[k]! })),
      claims,
      findings,
      runs: runsOf(page.obtained, lookUp),
    });
  }

  const index = join(output, "index.html");
  written.push(["index.html", indexPage(front, [...papers.values()], fonts.of(""))]);
  listed.sort((a, b) => rank(paperOf(a.page.name)) - rank(paperOf(b.page.name)));
  const about = { home: front.title, papers: cited, fonts: fonts.of("") };
  written.push(...siteLists(listed, about));
  const thumbnails = new Map(written.filter(([name]) => name.startsWith("thumbnails/")));
  written.push(...siteOutputs(listed, about, (image) => sha256(thumbnails.get(decodeURIComponent(image))!)));
  written.push(...fonts.files(), [NOTES, notesScript()]);
  writeSite(output, written, sources);
  return { index, pages: pages.map((page) => join(output, page.path)), figures, warnings };
}

/** Where the figures are that a page's text mentions, as seen from there: those of its paper's notebooks. */
function mentionedFrom(page: Page, pages: readonly Page[]): (mention: string) => string | undefined {
  const own = pages.filter(({ name }) => paperOf(name) === paperOf(page.name));
  return mentionedFigures(
    own.map((one) => ({
      address: one === page ? "" : escapeHtml(link(page.address, one.address)),
      figures: one.content.figures,
    })),
  );
}

function drawn(figure: PageFigure, page: Page): Uint8Array {
  try {
    return thumbnail(figure.svg, THUMBNAIL_WIDTH);
  } catch (error) {
    throw new RangeError(`${page.name}: figure ${figure.id}: ${(error as Error).message}`);
  }
}
