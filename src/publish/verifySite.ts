import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reasonOf } from "../files/fileFailure.js";
import { sha256 } from "../files/sha256.js";
import { readNotebookText } from "./notebook.js";
import { type PageSource, readManifest } from "./siteManifest.js";

/** A page of a site, held against what was written and against the notebook that it was made from. */
export interface VerifiedPage {
  /** Its file, from the site's folder. */
  page: string;
  source: PageSource;
  /** "stale": the notebook is another by now, or gone. "changed", "missing": the page itself. */
  state: "present" | "stale" | "changed" | "missing";
  problem: string | null;
}

/** What a site's files are. */
export interface VerifiedSite {
  pages: VerifiedPage[];
  /** How many files besides notebooks' pages were written: thumbnails, lists, results. */
  others: number;
  /** What doesn't hold, one line each, those of the pages included. */
  problems: string[];
}

const CURE = "plasticity pages makes it again";

/**
 * Holds the files of a site against its manifest, and its pages against the notebooks they were made from; undefined
 * when there is no site in the folder.
 *
 * @param site the site's folder
 * @throws SiteManifestError for a damaged manifest; FileFailure when it can't be read
 * @example verifySite("site")?.problems // ["p/fig1.html: stale: …"]
 */
export function verifySite(site: string): VerifiedSite | undefined {
  const manifest = readManifest(site);
  if (manifest === undefined) return undefined;
  const changes = new Map<string, VerifiedPage["state"]>();
  for (const [name, digest] of Object.entries(manifest.files)) {
    const state = stateOf(join(site, name), digest);
    if (state !== "present") changes.set(name, state);
  }
  const pages = Object.entries(manifest.pages).map(([page, source]): VerifiedPage => {
    const itself = changes.get(page);
    if (itself !== undefined) return { page, source, state: itself, problem: problemOf(page, itself) };
    const problem = staleness(site, source);
    if (problem === undefined) return { page, source, state: "present", problem: null };
    return { page, source, state: "stale", problem: `${page}: stale: ${problem}; ${CURE}` };
  });
  const rest = Object.keys(manifest.files).filter((name) => !Object.hasOwn(manifest.pages, name));
  const restProblems = rest.flatMap((name) => (changes.has(name) ? problemOf(name, changes.get(name)!) : []));
  return { pages, others: rest.length, problems: [...pages.flatMap(({ problem }) => problem ?? []), ...restProblems] };
}

function stateOf(file: string, digest: string): "present" | "changed" | "missing" {
  try {
    return sha256(readFileSync(file)) === digest ? "present" : "changed";
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return "missing";
    return "changed"; // a folder in its place, or a file that can't be read
  }
}

function problemOf(name: string, state: VerifiedPage["state"]): string {
  return `${name}: ${state === "missing" ? "missing" : "changed since it was written"}; ${CURE}`;
}

/** In which way a page's notebook is no longer the one that it was made from. */
function staleness(site: string, { notebook, sha256: digest }: PageSource): string | undefined {
  try {
    if (sha256(readNotebookText(join(site, notebook))) === digest) return undefined;
    return `its notebook ${notebook} has changed since`;
  } catch (error) {
    return `its notebook ${notebook} can't be read: ${reasonOf(error).replace(/^.*: /, "")}`;
  }
}
