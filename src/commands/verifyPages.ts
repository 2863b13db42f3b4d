import { relative, resolve } from "node:path";
import { type Notebook, readNotebook } from "../publish/notebook.js";
import { type VerifiedPage, verifySite } from "../publish/verifySite.js";

/** What a figure is drawn from. `files`: stored results; `live`: experiments computed as the notebook ran. */
export interface FigureFiles {
  figure: string;
  files: string[];
  live: string[];
}

/** A page in `plasticity verify --json`. */
export interface VerifiedPageOfSite {
  page: string;
  /** The notebook that it was made from, from the project's folder. */
  notebook: string;
  state: VerifiedPage["state"];
  /** What the page's figures rest on; none where the notebook can't be read. */
  figures: FigureFiles[];
}

/** A site in `plasticity verify --json`. */
export interface VerifiedPages {
  site: string;
  pages: VerifiedPageOfSite[];
  problems: string[];
}

/**
 * The pages of a site, their notebooks and what their figures rest on; null when there is no site.
 *
 * @param root the project's folder, from which files are named
 * @param site the site's folder
 * @param home the notebooks' folder: a page may be of an executed copy of one there
 * @param verifyNotebook what is known of an executed notebook
 * @throws as `verifySite`
 * @example verifyPages(root, join(root, "site"), join(root, "notebooks"), (file, name) => …)
 */
export function verifyPages(
  root: string,
  site: string,
  home: string,
  verifyNotebook: (file: string, name: string) => { figures: FigureFiles[]; problems: string[] },
): VerifiedPages | null {
  const verified = verifySite(site);
  if (verified === undefined) return null;
  const shown = (path: string): string => {
    const fromRoot = relative(root, path).replaceAll("\\", "/");
    return fromRoot.startsWith("..") ? path : fromRoot;
  };
  const problems = verified.problems.map((problem) => `${shown(site)}/${problem}`);
  const pages = verified.pages.map(({ page, source, state }): VerifiedPageOfSite => {
    const file = resolve(site, source.notebook);
    const notebook = shown(file);
    try {
      const { figures, problems: inNotebook } = verifyNotebook(file, source.name);
      const all = [...inNotebook, ...otherCode(file, resolve(home, `${source.name}.ipynb`), root)];
      if (file !== resolve(home, `${source.name}.ipynb`)) problems.push(...all.map((text) => `${notebook}: ${text}`));
      return { page, notebook, state, figures };
    } catch (error) {
      if (state === "present") problems.push((error as Error).message);
      return { page, notebook, state, figures: [] };
    }
  });
  return { site: shown(site), pages, problems };
}

/** An executed copy whose original's text or code has changed since. */
function otherCode(file: string, original: string, root: string): string[] {
  let there: Notebook;
  try {
    there = readNotebook(original);
  } catch {
    return []; // it has no original there
  }
  const sources = ({ cells }: Notebook): string => JSON.stringify(cells.map((cell) => [cell.cell_type, cell.source]));
  if (sources(readNotebook(file)) === sources(there)) return [];
  return [`executed from other cells than ${relative(root, original)} has now: plasticity execute runs it again`];
}
