/** `plasticity verify`: whether what is saved still says what was computed. */
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { contentDigest, readResult, storedResults } from "../experiments/index.js";
import { type Expected, isVerdictOf, verdictOf } from "../lab/claim.js";
import { ownProject, projectRoot } from "../files/project.js";
import { type Claim, claimsIn } from "../publish/claims.js";
import { readNotebook } from "../publish/notebook.js";
import { figureSources, type ObtainedResult, obtainedIn } from "../publish/restsOn.js";
import type { Command } from "./command.js";
import { namedNotebooks, notebookHome } from "./notebookHome.js";
import { UsageError } from "./usageError.js";
import { type FigureFiles, type VerifiedPages, verifyPages } from "./verifyPages.js";

const help = `Usage: plasticity verify [notebook or folder …] [options]

Checks what is saved, without computing a result again:
  - each file in data/results is whole: its content is that of its digest;
  - each claim in the notebooks' saved outputs has the verdict that follows from its measured number, its interval and
    what was expected;
  - each stored result that a notebook shows is the one that is stored now (its digest stands in the saved output);
  - each page of the site (and its thumbnails) is there and as it was written, and its notebook is the one that it was
    made from: pages are stale, changed or missing otherwise (their digests stand in the site's pages.json); the same of
    the page's notebook as above, where it is an executed copy, and that the copy has the cells of its original;
and lists which figure rests on which result. Exit code 1 when something doesn't hold.

  --site DIR   the site (default: site, when there is one)
  --json       { results: [{ file, experiment, profile, digest, problem }],
                 notebooks: [{ notebook, claims, results: [{ experiment, profile, digest, file, problem }],
                               figures: [{ figure, files, live }], problems: [text] }],
                 site: null or { site, pages: [{ page, notebook, state, figures }], problems: [text] },
                 problems: [text] }`;

interface VerifiedResult {
  file: string;
  experiment: string | null;
  profile: string | null;
  /** Of what it says; null for a damaged one. */
  digest: string | null;
  problem: string | null;
}

interface VerifiedNotebook {
  notebook: string;
  claims: number;
  results: (ObtainedResult & { file: string | null; problem: string | null })[];
  figures: FigureFiles[];
  problems: string[];
}

/** What `plasticity verify --json` prints. */
export interface Verification {
  results: VerifiedResult[];
  notebooks: VerifiedNotebook[];
  /** Null when there is no site. */
  site: VerifiedPages | null;
  problems: string[];
}

export const command: Command = {
  name: "verify",
  summary: "check digests of results and pages, verdicts, and what figures rest on",
  help,
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, site: { type: "string" } },
    });
    const verification = verify(positionals, values.site);
    console.log(values.json ? JSON.stringify(verification, null, 2) : report(verification));
    for (const problem of values.json ? [] : verification.problems) console.error(problem);
    return Promise.resolve(verification.problems.length > 0 ? 1 : 0);
  },
};

function verify(paths: readonly string[], place: string | undefined): Verification {
  const root = projectRoot() ?? ownProject();
  const results = storedResults(root).map((file) => verifyResult(root, file));
  const notebooks = namedNotebooks(paths).map(({ file, name }) => verifyNotebook(file, name, results));
  const site = verifyPages(
    root,
    place === undefined ? join(root, "site") : resolve(place),
    notebookHome(),
    (file, name) => verifyNotebook(file, name, results),
  );
  if (site === null && place !== undefined) {
    throw new UsageError(`--site: expected a site of plasticity pages, got "${place}" (it has no pages.json of one)`);
  }
  const problems = [
    ...results.flatMap(({ problem }) => problem ?? []),
    ...notebooks.flatMap(({ notebook, problems }) => problems.map((problem) => `${notebook}: ${problem}`)),
    ...(site?.problems ?? []),
  ];
  return { results, notebooks, site, problems };
}

function verifyResult(root: string, path: string): VerifiedResult {
  const file = relative(root, path).replaceAll("\\", "/");
  try {
    const result = readResult(path);
    const { experiment, profile } = result;
    const place = join("data", "results", `${experiment}.${profile}`).replaceAll("\\", "/");
    const isInPlace = file.startsWith(`${place}.`);
    const problem = isInPlace ? null : `${file}: holds a result of ${experiment}, ${profile} profile`;
    return { file, experiment, profile, digest: contentDigest(result), problem };
  } catch (error) {
    const problem = (error as Error).message.replace(path, file);
    return { file, experiment: null, profile: null, digest: null, problem };
  }
}

function verifyNotebook(path: string, name: string, stored: readonly VerifiedResult[]): VerifiedNotebook {
  const notebook = readNotebook(path);
  const claims = claimsIn(notebook, name);
  const results = obtainedIn(notebook, name).map((result) => ({ ...result, ...restsOn(result, stored) }));
  const figures = figureSources(notebook, name).map(({ figure, results: sources }) => {
    const files = sources.map((source) => restsOn(source, stored).file);
    return {
      figure,
      files: files.filter((file) => file !== null),
      live: sources.filter((_, k) => files[k] === null).map(({ experiment }) => experiment),
    };
  });
  const problems = [...claims.flatMap(wrongVerdict), ...results.flatMap(({ problem }) => problem ?? [])];
  const runs = notebook.cells.some((cell) => cell.cell_type === "code" && /\bobtain\(/.test(cell.source));
  if (runs && results.length === 0) {
    problems.push("its saved outputs don't say which results they show: plasticity execute --in-place records it");
  }
  return { notebook: name, claims: claims.length, results, figures, problems };
}

/** The stored file of a result that a notebook shows; none for one that was computed as it ran. */
function restsOn(
  { experiment, profile, digest }: ObtainedResult,
  stored: readonly VerifiedResult[],
): { file: string | null; problem: string | null } {
  const same = stored.filter((result) => result.experiment === experiment && result.profile === profile);
  const file = same.find((result) => result.digest === digest)?.file;
  if (file !== undefined) return { file, problem: null };
  if (profile === "quick") return { file: null, problem: null }; // computed live, each time
  const what = `shows a result of ${experiment}, paper profile, with the digest ${digest}`;
  const now = same.map((result) => `${result.file}: ${result.digest}`).join(", ");
  const problem = same.length === 0 ? `${what}, which isn't stored` : `${what}, but stored is another (${now})`;
  return { file: null, problem: `${problem}; plasticity execute --in-place shows the present one` };
}

function wrongVerdict({ expected, verdict, ...claim }: Claim): string[] {
  const judged = { ...claim, expected: expected as Expected };
  try {
    if (isVerdictOf(verdict, judged)) return [];
    return [`claim ${claim.id}: the verdict is "${verdictOf(judged)}" by its numbers, saved is "${verdict}"`];
  } catch (error) {
    return [(error as Error).message];
  }
}

function report({ results, notebooks, site, problems }: Verification): string {
  const lines: string[] = [];
  for (const { notebook, figures } of notebooks) {
    if (figures.length > 0) lines.push(notebook);
    for (const { figure, files, live } of figures) {
      const sources = [...files, ...live.map((experiment) => `${experiment} (computed live)`)];
      lines.push(`  ${figure} ← ${sources.join(", ") || "nothing stored"}`);
    }
  }
  const claims = notebooks.reduce((sum, notebook) => sum + notebook.claims, 0);
  const whole = results.filter(({ problem }) => problem === null).length;
  if (site !== null) {
    const states = site.pages.map(({ state }) => state);
    const others = (["stale", "changed", "missing"] as const).flatMap((state) => {
      const count = states.filter((other) => other === state).length;
      return count === 0 ? [] : `${count} ${state}`;
    });
    const count = site.problems.length;
    const good =
      count === 0 ? "all as written and of their notebooks" : count === 1 ? "1 problem" : `${count} problems`;
    lines.push(`${site.site}: ${states.length} pages, ${others.join(", ") || good}`);
  }
  lines.push(
    `${whole} of ${results.length} results whole, ${claims} verdicts of ${notebooks.length} notebooks recomputed, ` +
      `${problems.length === 0 ? "no problems" : problems.length === 1 ? "1 problem" : `${problems.length} problems`}`,
  );
  return lines.join("\n");
}
