import MarkdownIt from "markdown-it";
import type { Finding } from "./findings.js";
import { counted } from "./counted.js";
import { figureLink } from "./figureLink.js";
import type { Placed } from "./placedRecords.js";
import { findingsData, type SiteData } from "./recordData.js";
import { facetOf, pageFacets, recordList } from "./recordList.js";

const { escapeHtml } = new MarkdownIt().utils;

/** What a finding's parts are called, in their order. */
const PARTS = [
  ["Printed", "printed"],
  ["Correct", "correct"],
  ["Evidence", "evidence"],
  ["Used here", "use"],
  ["Would change our mind", "wouldChange"],
] as const;

/**
 * The page with every finding: what is printed, what holds instead, on what evidence, what is used here, what would change
 * our mind, and whether the authors were asked.
 *
 * @param site the index's title, and the papers
 * @example writeFileWhole("site/findings.html", findingsPage(findings, { home: "Four papers", papers }));
 */
export function findingsPage(findings: readonly Placed<Finding>[], site: SiteData): string {
  const asked = findings.filter(({ record }) => record.asked).length;
  const kinds = findings.map(({ record }) => record.kind).sort();
  const { paper, page } = pageFacets(findings);
  const counts = [...new Set(kinds)].map((kind) => `${kind} ${kinds.filter((one) => one === kind).length}`);
  return recordList({
    title: "Findings",
    introduction:
      `<p>Places where a text disagrees with its own formulas, its released data or code, or with what comes out when it ` +
      `is done as it says, or leaves out what one needs to do it. Most are small, and none is held against the papers: they could be found because the papers say ` +
      `so much.</p>\n<p>${counted(findings.length, "finding")}: ${escapeHtml(counts.join(" · "))}.</p>\n` +
      `<p>${askedSentence(asked, findings.length)}</p>`,
    list: `<div class="records findings" id="records">\n${findings.map(card).join("\n")}\n</div>`,
    noun: "finding",
    facets: [paper, page, facetOf("kind", "Kind", kinds), facetOf("asked", "Authors asked", ["no", "yes"])],
    thing: findingsData(findings, site),
    site,
    file: "findings.json",
  });
}

function askedSentence(asked: number, all: number): string {
  if (asked === 0) return "The authors have not been asked about any of them.";
  return `The authors have been asked about ${asked} of ${all}.`;
}

function card({ record, page, anchor, href, figure }: Placed<Finding>): string {
  const { kind, where, asked } = record;
  const data = { paper: page.paper.id, page: page.name, kind, asked: asked ? "yes" : "no" };
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  const parts = PARTS.map(([name, key]) => {
    const links = key === "evidence" ? ` <a href="${escapeHtml(href)}">in the notebook</a>${figureLink(figure)}` : "";
    return `<dt>${name}</dt><dd>${escapeHtml(record[key])}${links}</dd>`;
  });
  return (
    `<article id="${anchor}" data-item=""${attributes.join("")}>` +
    `<h2><a href="${escapeHtml(href)}">${escapeHtml(where)}</a></h2>` +
    `<p class="of">${escapeHtml(page.paper.short)} · ${escapeHtml(page.title)} <span class="kind">${escapeHtml(kind)}</span></p>` +
    `<dl>${parts.join("")}<dt>Authors asked</dt><dd>${asked ? "yes" : "no"}</dd></dl></article>`
  );
}
