import MarkdownIt from "markdown-it";
import type { Claim } from "./claims.js";
import type { Finding } from "./findings.js";
import { htmlPage } from "./htmlPage.js";
import { glance } from "./indexGlance.js";
import { INDEX_FRONT_STYLE } from "./indexStyle.js";
import { INDEX_STYLE, PAGE_STYLE } from "./pageStyle.js";
import { THEME_SWITCH } from "./pageTheme.js";
import type { Paper } from "./papers.js";
import type { Thumbnail } from "./placedRecords.js";
import { PREVIEWS } from "./previews.js";
import { siteData } from "./recordData.js";
import type { PageFonts } from "./siteFonts.js";
import type { StoredRun } from "./storedRun.js";
import { verdictLine } from "./verdictLine.js";

const { escapeHtml } = new MarkdownIt().utils;

/** A notebook on the index. */
export interface IndexEntry {
  /** "optimal-plasticity/fig5" */
  name: string;
  title: string;
  href: string;
  claims: readonly Claim[];
  findings: readonly Finding[];
  /** Threads of notes that nobody has resolved. */
  openNotes: number;
  thumbnails: readonly Thumbnail[];
}

/** A paper on the index. */
export interface IndexPaper {
  id: string;
  title: string;
  /** "Optimal plasticity" */
  short: string;
  /** HTML of its description; may be empty. All HTML is sanitised with the page. */
  about: string;
  /** How it is cited; undefined for what is no paper. */
  cited: Paper | undefined;
  /** The stored results that its notebooks show. */
  runs: readonly StoredRun[];
  entries: readonly IndexEntry[];
}

/** What the index begins with. */
export interface IndexFront {
  title: string;
  /** HTML before the papers, with the heading. */
  introduction: string;
  /** HTML after them; may be empty. */
  rest: string;
}

function entryHtml(entry: IndexEntry): string {
  const thumbnails = entry.thumbnails.map(
    ({ name, caption, href, image }) =>
      `<li><a href="${escapeHtml(href)}"><span class="frame"><img src="${escapeHtml(image)}" alt=""></span>` +
      `<span class="caption"><b>${escapeHtml(name)}</b> ${escapeHtml(caption)}</span></a></li>`,
  );
  const list = thumbnails.length === 0 ? "" : `<ul class="thumbnails">\n${thumbnails.join("\n")}\n</ul>\n`;
  return `<section class="notebook">
<h3><a href="${escapeHtml(entry.href)}">${escapeHtml(entry.title)}</a></h3>
${verdictLine(entry.claims, entry.findings, { page: entry.name }, entry.openNotes)}
${list}</section>`;
}

/**
 * The index of a site: an introduction; at a glance, how many claims hold and what was found; the papers; then each of them
 * with its notebooks, the verdicts on their claims, and a thumbnail that leads to each figure; then whatever else the
 * notebook `index` says.
 *
 * @example writeFileWhole("site/index.html", indexPage(front, papers, fonts.of("")));
 */
export function indexPage(front: IndexFront, papers: readonly IndexPaper[], fonts?: PageFonts): string {
  const sections = papers.map(
    (paper) => `<section class="paper" id="${escapeHtml(paper.id)}">
<h2>${escapeHtml(paper.title)}</h2>
${paper.about === "" ? "" : `<div class="about">${paper.about}</div>\n`}${paper.entries.map(entryHtml).join("\n")}
</section>`,
  );
  const body = `<main class="index">
${THEME_SWITCH}
<div class="front">
${front.introduction}
</div>
${glance(papers)}
${sections.join("\n")}
${front.rest === "" ? "" : `<div class="front rest">\n${front.rest}\n</div>\n`}</main>`;
  const pictures = papers.flatMap(({ entries }) =>
    entries.flatMap(({ thumbnails }) => thumbnails.map(({ image }) => image)),
  );
  const cited = papers.flatMap((paper) => paper.cited ?? []);
  return htmlPage({
    title: front.title,
    description: front.title,
    body,
    style: PAGE_STYLE + INDEX_STYLE + INDEX_FRONT_STYLE,
    pictures,
    fonts,
    siteScripts: [PREVIEWS],
    thing: siteData({ home: front.title, papers: cited }),
  }).html;
}
