/** What the pages with all claims and all findings have in common: the way back, the head, the controls' script. */
import MarkdownIt from "markdown-it";
import { htmlPage } from "./htmlPage.js";
import { type Facet, listScript } from "./listScript.js";
import { LIST_STYLE } from "./listStyle.js";
import { PAGE_STYLE } from "./pageStyle.js";
import { THEME_SWITCH } from "./pageTheme.js";
import type { Placed, RecordPage } from "./placedRecords.js";
import { PREVIEWS } from "./previews.js";
import { LISTS } from "./recordAnchors.js";
import type { SiteData } from "./recordData.js";
import type { Thing } from "./structuredData.js";

const { escapeHtml } = new MarkdownIt().utils;

/** A page with a list of records. */
export interface RecordList {
  title: string;
  /** HTML below the heading. */
  introduction: string;
  /** HTML of the list: an element with class `records`, and in it one with `data-item` for each record. */
  list: string;
  /** What a record is called: "claim". */
  noun: string;
  facets: readonly Facet[];
  /** The same for programs (schema.org). */
  thing: Thing;
  site: SiteData;
  /** The file with the same for programs, beside the page. */
  file: string;
}

/**
 * A list of records as a page: a plain list or table that is whole without JavaScript; with it, filters whose state
 * stands in the address, and columns that sort.
 *
 * @example recordList({ title: "Claims", noun: "claim", … })
 */
export function recordList({ title, introduction, list, noun, facets, thing, site, file }: RecordList): string {
  const { home, fonts } = site;
  const others = Object.values(LISTS).map((name) => {
    const current = name === file.replace(/json$/, "html") ? ` aria-current="page"` : "";
    return `<a href="${name}"${current}>${name.charAt(0).toUpperCase()}${name.slice(1, -".html".length)}</a>`;
  });
  const body = `<a class="skip" href="#records">Skip to the list</a>
<main class="list">
<nav class="up" aria-label="Site"><a href="index.html">${escapeHtml(home)}</a> ${others.join(" ")} ${THEME_SWITCH}</nav>
<h1>${escapeHtml(title)}</h1>
<div class="introduction">${introduction}</div>
<div class="controls"></div>
${list}
<p class="programs">The same for programs: <a href="${file}">${file}</a>.</p>
</main>`;
  return htmlPage({
    title: `${title} – ${home}`,
    description: `${title}. ${home}`,
    body,
    style: PAGE_STYLE + LIST_STYLE,
    script: listScript(noun, facets),
    siteScripts: [PREVIEWS],
    thing,
    ...(fonts === undefined ? {} : { fonts }),
  }).html;
}

/** The papers of records, then their pages in groups by paper: for filters. */
export function pageFacets(records: readonly Placed<unknown>[]): { paper: Facet; page: Facet } {
  const pages = new Map<string, RecordPage>(records.map(({ page }) => [page.name, page]));
  const papers = new Map([...pages.values()].map(({ paper }) => [paper.id, paper.short]));
  const options = [...pages.values()].map(({ name, title, paper }) => ({ value: name, label: title, of: paper.id }));
  return {
    paper: { key: "paper", label: "Paper", options: [...papers].map(([value, label]) => ({ value, label })) },
    page: { key: "page", label: "Figure or part", options, within: "paper" },
  };
}

/** A facet whose options are what the records have, in their order of first appearance or in the given one. */
export function facetOf(key: string, label: string, values: readonly string[]): Facet {
  return { key, label, options: [...new Set(values)].map((value) => ({ value, label: value })) };
}
