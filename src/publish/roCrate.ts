/**
 * `ro-crate-metadata.json` of a site: what its files are, from which runs of which code its results come, and which papers
 * they are about, after the RO-Crate specification 1.3 (https://w3id.org/ro/crate/1.3).
 */
import { sha256 } from "../files/sha256.js";
import { doiAddress, type Paper } from "./papers.js";
import type { SiteData } from "./recordData.js";
import type { ListedPage } from "./siteLists.js";
import type { StoredRun } from "./storedRun.js";

/** An entity of the crate. */
export interface CrateEntity {
  "@id": string;
  "@type": string;
  [property: string]: unknown;
}

/** The file's name in the site. */
export const CRATE = "ro-crate-metadata.json";
const SPECIFICATION = "https://w3id.org/ro/crate/1.3";
const LICENCE = "https://spdx.org/licenses/MIT";

/** The place of a result in the site. `resultAddress(run)` is "results/optimal-plasticity/fig5-linear.paper.json" */
export function resultAddress({ file }: Pick<StoredRun, "file">): string {
  return `results/${file}`;
}

/**
 * The crate's text. Its date is that of the newest result, so that the same results make the same crate.
 *
 * @param pages the site's pages with their figures and the results that they show
 * @param runs all those results, each once; at least one
 * @param site the site's title, and its papers
 * @example writeFileWhole("site/ro-crate-metadata.json", crateText(pages, runs, { home: "Four papers", papers }));
 */
export function crateText(pages: readonly ListedPage[], runs: readonly StoredRun[], site: SiteData): string {
  const files = [
    ...runs.map(resultEntity),
    ...pages.map(pageEntity),
    ...pages
      .flatMap(({ figures }) => figures.map(({ thumbnail }) => thumbnail))
      .map((figure): CrateEntity => {
        const { name, caption, image } = figure;
        return { "@id": image, "@type": "File", name, description: caption, encodingFormat: "image/png" };
      }),
    ...["claims", "findings"].map((list): CrateEntity => {
      return { "@id": `${list}.json`, "@type": "File", name: `All ${list}`, encodingFormat: "application/json" };
    }),
  ];
  const actions = runs.map(actionEntity);
  const dates = runs.map(({ date }) => date.slice(0, 10));
  const root: CrateEntity = {
    "@id": "./",
    "@type": "Dataset",
    name: site.home,
    description: `Pages of executed notebooks with their figures, and the ${runs.length} stored results that they show`,
    datePublished: dates.sort().at(-1)!,
    license: { "@id": LICENCE },
    citation: site.papers.map(({ doi }) => ({ "@id": doiAddress(doi) })),
    hasPart: files.map(referenceTo),
    mentions: actions.map(referenceTo),
  };
  const descriptor: CrateEntity = {
    "@id": CRATE,
    "@type": "CreativeWork",
    about: { "@id": "./" },
    conformsTo: { "@id": SPECIFICATION },
  };
  const licence = {
    "@id": LICENCE,
    "@type": "CreativeWork",
    name: "MIT License",
    description: "Free to use and change",
  };
  const graph = [descriptor, root, licence, ...files, ...actions, ...codeEntities(runs), ...paperEntities(site.papers)];
  return `${JSON.stringify({ "@context": `${SPECIFICATION}/context`, "@graph": graph }, null, 1)}\n`;
}

function referenceTo({ "@id": id }: CrateEntity): { "@id": string } {
  return { "@id": id };
}

function resultEntity(run: StoredRun): CrateEntity {
  return {
    "@id": resultAddress(run),
    "@type": "File",
    name: `${run.title} (${run.profile} profile)`,
    encodingFormat: "application/json",
    contentSize: String(run.content.length),
    sha256: sha256(run.content),
  };
}

function pageEntity({ page, html, runs }: ListedPage): CrateEntity {
  return {
    "@id": page.address,
    "@type": "File",
    name: page.title,
    encodingFormat: "text/html",
    contentSize: String(Buffer.byteLength(html)),
    isBasedOn: runs.map((run) => ({ "@id": resultAddress(run) })),
  };
}

function codeId({ commit }: StoredRun): string {
  return `#code-${commit ?? "unknown"}`;
}

/** The run that made a result. */
function actionEntity(run: StoredRun): CrateEntity {
  return {
    "@id": `#run-${run.experiment.replaceAll("/", "-")}-${run.profile}`,
    "@type": "CreateAction",
    name: run.command,
    description: `${run.seconds} s with ${run.workers} workers on Node.js ${run.node}`,
    endTime: run.date,
    instrument: { "@id": codeId(run) },
    result: { "@id": resultAddress(run) },
  };
}

/** The package at each commit that made a result. */
function codeEntities(runs: readonly StoredRun[]): CrateEntity[] {
  const commits = new Map(runs.map((run) => [codeId(run), run.commit]));
  return [...commits].map(([id, commit]) => ({
    "@id": id,
    "@type": "SoftwareApplication",
    name: "plasticity",
    ...(commit === null ? {} : { softwareVersion: commit }),
  }));
}

function paperEntities(papers: readonly Paper[]): CrateEntity[] {
  const people = new Map<string, CrateEntity>();
  const articles = papers.map(({ doi, title, authors, journal, volume, year }): CrateEntity => {
    const author = authors.map(({ given, family }) => {
      const id = `#${`${given} ${family}`.replace(/[^\p{L}]+/gu, "-")}`;
      people.set(id, {
        "@id": id,
        "@type": "Person",
        givenName: given,
        familyName: family,
        name: `${given} ${family}`,
      });
      return { "@id": id };
    });
    const citation = `${journal} ${volume}`;
    return {
      "@id": doiAddress(doi),
      "@type": "ScholarlyArticle",
      name: title,
      author,
      description: citation,
      datePublished: String(year),
    };
  });
  return [...articles, ...people.values()];
}
