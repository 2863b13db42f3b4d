import { bySource, type Claim, type Verdict } from "./claims.js";
import { counted } from "./counted.js";
import type { Finding } from "./findings.js";
import { LISTS } from "./recordAnchors.js";
import { VERDICT_SIGNS } from "./verdictCounts.js";

/** Which entries of a list: values of its filters. */
export type ListFilter = Readonly<Record<string, string>>;

/** The address of a list that shows only some entries. `listAddress("claim", { verdict: "partly" })` */
export function listAddress(kind: keyof typeof LISTS, filter: ListFilter): string {
  const state = new URLSearchParams(filter).toString();
  return LISTS[kind] + (state === "" ? "" : `#${state}`);
}

/** A link to the entries of a list that a count is of. */
export function listLink(kind: keyof typeof LISTS, filter: ListFilter, text: string): string {
  return `<a href="${listAddress(kind, filter).replaceAll("&", "&amp;")}">${text}</a>`;
}

/** How many claims have which verdict, each a link to them. */
export function verdictLinks(claims: readonly Claim[], filter: ListFilter): string[] {
  return Object.entries(VERDICT_SIGNS).flatMap(([verdict, sign]) => {
    const count = claims.filter((claim) => claim.verdict === (verdict as Verdict)).length;
    return count === 0 ? [] : [listLink("claim", { ...filter, verdict }, `${sign} ${count} ${verdict}`)];
  });
}

/**
 * "3 claims ✓ 2 reproduced …", then what was derived here, counted apart, and the findings; empty when there is nothing.
 *
 * @param filter what leads to just these in the lists
 * @param openNotes threads of notes that nobody has resolved
 */
export function verdictLine(
  claims: readonly Claim[],
  findings: readonly Finding[],
  filter: ListFilter,
  openNotes = 0,
): string {
  const { paper, derived } = bySource(claims);
  const texts = [
    ...(paper.length === 0 ? [] : [counted(paper.length, "claim"), ...verdictLinks(paper, { ...filter, of: "paper" })]),
    ...(derived.length === 0
      ? []
      : [`${derived.length} derived here`, ...verdictLinks(derived, { ...filter, of: "here" })]),
    ...(findings.length === 0 ? [] : [listLink("finding", filter, counted(findings.length, "finding"))]),
    ...(openNotes === 0 ? [] : [counted(openNotes, "open note")]),
  ];
  if (texts.length === 0) return "";
  return `<div class="verdicts">${texts.map((text) => `<span>${text}</span>`).join("")}</div>`;
}
