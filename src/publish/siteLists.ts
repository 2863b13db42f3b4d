/** What a site has beside its pages of notebooks: the lists of claims and findings, previews, the same for programs. */
import type { Claim } from "./claims.js";
import { claimsPage } from "./claimsPage.js";
import type { Finding } from "./findings.js";
import { findingsPage } from "./findingsPage.js";
import type { PageFigure } from "./figures.js";
import { type Placed, placeRecords, type RecordPage, type Thumbnail } from "./placedRecords.js";
import { PREVIEWS, previewsScript } from "./previews.js";
import { LISTS } from "./recordAnchors.js";
import { outputsText, OUTPUTS } from "./outputsManifest.js";
import { recordsText, type SiteData } from "./recordData.js";
import { CRATE, crateText, resultAddress } from "./roCrate.js";
import { distinctRuns, type StoredRun } from "./storedRun.js";

/** A notebook's page with what is on it. */
export interface ListedPage {
  page: RecordPage;
  /** The finished page. */
  html: string;
  figures: readonly { figure: PageFigure; thumbnail: Thumbnail }[];
  claims: readonly Claim[];
  findings: readonly Finding[];
  /** The stored results that it shows. */
  runs: readonly StoredRun[];
}

/** Names of pages that a site has of its own, without their ending. */
export const OWN_PAGES: readonly string[] = Object.values(LISTS).map((name) => name.replace(".html", ""));

/**
 * The files, by their name in the site.
 *
 * @example for (const [name, text] of siteLists(pages, { home: "Four papers", papers })) …
 */
export function siteLists(pages: readonly ListedPage[], site: SiteData): [string, string][] {
  const claims: Placed<Claim>[] = [];
  const findings: Placed<Finding>[] = [];
  for (const { page, html, figures, ...records } of pages) {
    claims.push(...placeRecords("claim", records.claims, page, html, figures));
    findings.push(...placeRecords("finding", records.findings, page, html, figures));
  }
  const figures = pages.flatMap((one) => one.figures.map(({ thumbnail }) => thumbnail));
  const previewed = pages.map((one) => ({ page: one.page, claims: one.claims, figure: one.figures[0]?.thumbnail }));
  return [
    [LISTS.claim, claimsPage(claims, site)],
    ["claims.json", recordsText("plasticity-claims/1", claims)],
    [LISTS.finding, findingsPage(findings, site)],
    ["findings.json", recordsText("plasticity-findings/1", findings)],
    [PREVIEWS, previewsScript({ figures, claims, findings, pages: previewed })],
  ];
}

/**
 * What describes a site as a set of outputs: the stored results that its pages show, an RO-Crate and a manifest; nothing
 * when they show none.
 *
 * @param digestOf the digest of a thumbnail, by its address
 */
export function siteOutputs(
  pages: readonly ListedPage[],
  site: SiteData,
  digestOf: (image: string) => string,
): [string, string | Uint8Array][] {
  const runs = distinctRuns(pages.flatMap((page) => page.runs));
  if (runs.length === 0) return [];
  return [
    ...runs.map((run): [string, Uint8Array] => [resultAddress(run), run.content]),
    [CRATE, crateText(pages, runs, site)],
    [OUTPUTS, outputsText(pages, runs, site, digestOf)],
  ];
}
