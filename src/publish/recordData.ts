/** The lists for programs: JSON files with every record and its place, and what search engines read (schema.org). */
import type { Claim } from "./claims.js";
import type { Finding } from "./findings.js";
import { doiAddress, type Paper } from "./papers.js";
import type { Placed } from "./placedRecords.js";
import type { PageFonts } from "./siteFonts.js";
import type { Thing } from "./structuredData.js";

/** A paper as schema.org's ScholarlyArticle. */
export function articleData({ title, authors, journal, volume, year, doi }: Paper): Thing {
  return {
    "@type": "ScholarlyArticle",
    "@id": doiAddress(doi),
    name: title,
    author: authors.map(({ given, family }) => ({ "@type": "Person", givenName: given, familyName: family })),
    isPartOf: {
      "@type": "PublicationVolume",
      volumeNumber: volume,
      isPartOf: { "@type": "Periodical", name: journal },
    },
    datePublished: String(year),
  };
}

/** What the lists' pages say of themselves to search engines: a dataset and where it can be had. */
function listData(name: string, description: string, file: string, measured: readonly string[], site: SiteData): Thing {
  return {
    "@type": "Dataset",
    name: `${name} – ${site.home}`,
    description,
    license: "https://spdx.org/licenses/MIT",
    isPartOf: { "@type": "WebSite", name: site.home, url: "index.html" },
    isBasedOn: site.papers.map(articleData),
    variableMeasured: measured,
    distribution: { "@type": "DataDownload", contentUrl: file, encodingFormat: "application/json" },
  };
}

/** What the lists need to know of the site. */
export interface SiteData {
  /** The index's title. */
  home: string;
  papers: readonly Paper[];
  /** Where the pages' fonts are; inside them by default. */
  fonts?: PageFonts;
}

export function claimsData(claims: readonly Placed<Claim>[], site: SiteData): Thing {
  const description = `${claims.length} claims of the papers, what was expected and measured, and the verdicts`;
  return listData("Claims", description, "claims.json", ["expected", "measured", "interval", "units", "verdict"], site);
}

export function findingsData(findings: readonly Placed<Finding>[], site: SiteData): Thing {
  const description = `${findings.length} places where a text, its formulas, its data or its code disagree`;
  return listData("Findings", description, "findings.json", ["printed", "correct", "evidence"], site);
}

/**
 * The text of a list's file for programs: each record as the notebook has it, and `page` (the address that shows it),
 * `notebook`, `figure` (or null).
 *
 * @example writeFileWhole("site/claims.json", recordsText("plasticity-claims/1", claims));
 */
export function recordsText(format: string, records: readonly Placed<object>[]): string {
  const entries = records.map(({ record, page, href, figure }) => ({
    ...record,
    notebook: page.name,
    page: href,
    figure: figure === undefined ? null : { name: figure.name, page: figure.href, image: figure.image },
  }));
  return `${JSON.stringify({ format, records: entries }, null, 1)}\n`;
}

/** What the index says of the site to search engines. */
export function siteData({ home, papers }: SiteData): Thing {
  return {
    "@type": "WebSite",
    name: home,
    license: "https://spdx.org/licenses/MIT",
    about: papers.map(articleData),
    hasPart: ["claims", "findings"].map((list) => ({ "@type": "Dataset", name: list, url: `${list}.html` })),
  };
}
