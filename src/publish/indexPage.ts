import MarkdownIt from "markdown-it";
import { bySource, type Claim } from "./claims.js";
import type { Finding } from "./findings.js";
import { htmlPage } from "./htmlPage.js";
import { INDEX_STYLE, PAGE_STYLE } from "./pageStyle.js";
import { verdictCounts } from "./verdictCounts.js";

const { escapeHtml } = new MarkdownIt().utils;

/** A notebook on the index. */
export interface IndexEntry {
  title: string;
  href: string;
  claims: readonly Claim[];
  findings: readonly Finding[];
  /** Threads of notes that nobody has resolved. */
  openNotes: number;
  thumbnails: readonly { name: string; caption: string; href: string; image: string }[];
}

/** A paper on the index. */
export interface IndexPaper {
  id: string;
  title: string;
  /** HTML of its description; may be empty. All HTML is sanitised with the page. */
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

/** "3 claims of the paper ✓ 2 reproduced …", then what was derived here, counted apart, and the findings. */
function verdicts(claims: readonly Claim[], findings: readonly Finding[], openNotes: number): string {
  const { paper, derived } = bySource(claims);
  const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
  const texts = [
    ...(paper.length === 0 ? [] : [counted(paper.length, "claim", "claims"), ...verdictCounts(paper)]),
    ...(derived.length === 0 ? [] : [`${derived.length} derived here`, ...verdictCounts(derived)]),
    ...(findings.length === 0 ? [] : [counted(findings.length, "finding", "findings")]),
    ...(openNotes === 0 ? [] : [counted(openNotes, "open note", "open notes")]),
  ];
  if (texts.length === 0) return "";
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
${verdicts(entry.claims, entry.findings, entry.openNotes)}
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
  const entries = papers.flatMap((paper) => paper.entries);
  const all = verdicts(
    entries.flatMap((entry) => entry.claims),
    entries.flatMap((entry) => entry.findings),
    entries.reduce((sum, entry) => sum + entry.openNotes, 0),
  );
  const body = `<main class="index">
<div class="front">
${front.introduction}
</div>
${all}
${sections.join("\n")}
${front.rest === "" ? "" : `<div class="front rest">\n${front.rest}\n</div>\n`}</main>`;
  const pictures = entries.flatMap((entry) => entry.thumbnails.map(({ image }) => image));
  return htmlPage({ title: front.title, description: front.title, body, style: PAGE_STYLE + INDEX_STYLE, pictures })
    .html;
}
