import MarkdownIt from "markdown-it";
import type { Claim } from "./claims.js";
import { htmlPage } from "./htmlPage.js";
import { INDEX_STYLE, PAGE_STYLE } from "./pageStyle.js";
import { verdictCounts } from "./verdictCounts.js";

const { escapeHtml } = new MarkdownIt().utils;

/** A notebook on the index. */
export interface IndexEntry {
  title: string;
  href: string;
  claims: readonly Claim[];
  thumbnails: readonly { name: string; caption: string; href: string; image: string }[];
}

/** A paper on the index. */
export interface IndexPaper {
  id: string;
  title: string;
  /** HTML of its description; may be empty. */
  about: string;
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

function verdicts(claims: readonly Claim[]): string {
  if (claims.length === 0) return "";
  const texts = [`${claims.length} ${claims.length === 1 ? "claim" : "claims"}`, ...verdictCounts(claims)];
  return `<div class="verdicts">${texts.map((text) => `<span>${text}</span>`).join("")}</div>`;
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
${verdicts(entry.claims)}
${list}</section>`;
}

/**
 * The index of a site: an introduction, then each paper with its notebooks, the verdicts on their claims, and a
 * thumbnail that leads to each figure; then whatever else the notebook `index` says.
 *
 * @example writeFileWhole("site/index.html", indexPage(front, papers));
 */
export function indexPage(front: IndexFront, papers: readonly IndexPaper[]): string {
  const sections = papers.map(
    (paper) => `<section class="paper" id="${escapeHtml(paper.id)}">
<h2>${escapeHtml(paper.title)}</h2>
${paper.about === "" ? "" : `<div class="about">${paper.about}</div>\n`}${paper.entries.map(entryHtml).join("\n")}
</section>`,
  );
  const all = papers.flatMap((paper) => paper.entries.flatMap((entry) => entry.claims));
  const body = `<main class="index">
<div class="front">
${front.introduction}
</div>
${verdicts(all)}
${sections.join("\n")}
${front.rest === "" ? "" : `<div class="front rest">\n${front.rest}\n</div>\n`}</main>`;
  return htmlPage({ title: front.title, description: front.title, body, style: PAGE_STYLE + INDEX_STYLE });
}
