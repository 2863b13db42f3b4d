import MarkdownIt from "markdown-it";
import type { Expected } from "../lab/claim.js";
import { expectedText, intervalText, measuredText, sourceText } from "../lab/claimText.js";
import { bySource, type Claim, type Verdict } from "./claims.js";
import { counted } from "./counted.js";
import { claimsData, type SiteData } from "./recordData.js";
import type { Placed } from "./placedRecords.js";
import { facetOf, pageFacets, recordList } from "./recordList.js";
import { VERDICT_SIGNS, verdictCounts } from "./verdictCounts.js";

const { escapeHtml } = new MarkdownIt().utils;

/** Title of a column, and what its cells are sorted by: the attribute `data-…` of a row; none for a plain column. */
const COLUMNS = [
  ["Where", "place"],
  ["Claim", "statement"],
  ["Source", "source"],
  ["Expected", ""],
  ["Measured", "measured"],
  ["Independent units", "units"],
  ["Verdict", "rank"],
] as const;

const RANKS: Readonly<Record<Verdict, number>> = { "not reproduced": 0, partly: 1, reproduced: 2 };

/** A verdict with its sign, for a list. `verdictMark("partly")` */
export function verdictMark(verdict: Verdict): string {
  const kind = verdict.replaceAll(" ", "-");
  return `<span class="verdict ${kind}"><span aria-hidden="true">${VERDICT_SIGNS[verdict]}</span> ${verdict}</span>`;
}

/**
 * The page with every claim of every paper: where, what, from which source, what was expected and measured, with its
 * interval and independent units, and the verdict; each linked to the cell that shows it.
 *
 * @param site the index's title, and the papers
 * @example writeFileWhole("site/claims.html", claimsPage(claims, { home: "Four papers", papers }));
 */
export function claimsPage(claims: readonly Placed<Claim>[], site: SiteData): string {
  const records = claims.map(({ record }) => record);
  const { paper, derived } = bySource(records);
  const said = [counted(paper.length, "claim"), ...verdictCounts(paper)].join(" · ");
  const ours =
    derived.length === 0
      ? ""
      : ` Derived here, counted apart: ${derived.length}, ${verdictCounts(derived).join(" · ")}.`;
  const head = COLUMNS.map(([title, key]) => `<th scope="col"${key === "" ? "" : ` data-sort="${key}"`}>${title}</th>`);
  const { paper: papers, page } = pageFacets(claims);
  return recordList({
    title: "Claims",
    introduction:
      `<p>What the papers say, held against what comes out here. The verdict follows from the numbers: <b>reproduced</b> ` +
      `when the measured value and its whole interval are where they were expected, <b>partly</b> when they are there only ` +
      `in part, <b>not reproduced</b> otherwise. Numbers in brackets are that interval: of 95 %, or the range of all ` +
      `independent units where something is said of each of them.</p>\n<p>Of the papers: ${said}.${ours}</p>`,
    list:
      `<table class="records claims" id="records"><caption class="unseen">All claims</caption>\n` +
      `<thead><tr>${head.join("")}</tr></thead>\n<tbody>\n${claims.map(row).join("\n")}\n</tbody></table>`,
    noun: "claim",
    facets: [
      papers,
      page,
      {
        key: "of",
        label: "Claim of",
        options: [
          { value: "paper", label: "the paper" },
          { value: "here", label: "ours, derived" },
        ],
      },
      facetOf("verdict", "Verdict", Object.keys(VERDICT_SIGNS)),
      facetOf("source", "Source", [...records.map(({ source }) => source)].sort()),
    ],
    thing: claimsData(claims, site),
    site,
    file: "claims.json",
  });
}

function row({ record, page, anchor, href }: Placed<Claim>, place: number): string {
  const words = { ...record, expected: record.expected as Expected };
  const { statement, where, source, verdict, measured, units, note, profile } = record;
  const data: Record<string, string> = {
    item: "",
    paper: page.paper.id,
    page: page.name,
    source,
    of: source === "derived" ? "here" : "paper",
    verdict,
    place: String(place),
    rank: String(RANKS[verdict]),
    units: String(units?.count ?? ""),
    measured: String(typeof measured === "number" ? measured : measured ? 1 : 0),
  };
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  const cell = (column: string, html: string, kind = ""): string =>
    `<td data-column="${column}"${kind === "" ? "" : ` class="${kind}"`}>${html}</td>`;
  const small = (text: string | null): string =>
    text === null || text === "" ? "" : ` <small>${escapeHtml(text)}</small>`;
  const [, from = ""] = /^\S+, (.*)$/s.exec(sourceText(record)) ?? [];
  const interval = record.kind === "range" ? "range of all units" : record.kind && `95 %, ${record.kind}`;
  return (
    `<tr id="${anchor}"${attributes.join("")}>` +
    `<th scope="row"><a href="${escapeHtml(href)}">${escapeHtml(where)}</a>${small(page.paper.short)}</th>` +
    cell("Claim", escapeHtml(statement), "statement") +
    cell("Source", (source === "derived" ? "derived here" : source) + small(from)) +
    cell("Expected", escapeHtml(expectedText(words))) +
    cell("Measured", escapeHtml(measuredText(words)) + small([interval, note].filter(Boolean).join("; "))) +
    cell(
      "Independent units",
      escapeHtml(units === null ? intervalText(record) : `${units.count} ${units.of}`) +
        small(`${profile}${profile === "computed" ? "" : " profile"}`),
    ) +
    cell("Verdict", verdictMark(verdict)) +
    `</tr>`
  );
}
