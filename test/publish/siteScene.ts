/** A small site with claims, findings, figures and a stored result, for tests of what stands beside its pages. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { type Output, writeNotebook } from "plasticity/publish/notebook";
import type { Paper } from "plasticity/publish/papers";
import { buildSite } from "plasticity/publish/site";
import type { StoredRun } from "plasticity/publish/storedRun";

export const paper: Paper = {
  folder: "first-paper",
  short: "Doe & O'Roe 2020",
  figure: "fig2",
  title: "A <first> paper",
  authors: [
    { given: "Jane", family: "Doe" },
    { given: "Á.", family: "O'Roe" },
  ],
  journal: "Journal",
  volume: "7",
  start: "e1",
  year: 2020,
  doi: "10.1000/1",
};

export const run: StoredRun = {
  experiment: "first-paper/sweep",
  profile: "paper",
  title: "A sweep",
  file: "first-paper/sweep.paper.json",
  content: Buffer.from("{}\n"),
  seconds: 90,
  workers: 2,
  command: "plasticity run first-paper/sweep --profile paper",
  commit: "c".repeat(40),
  date: "2020-02-03T04:05:06.000Z",
  node: "v20.19.0",
};

const attribute = (record: object): string =>
  JSON.stringify(record).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What differs between claims. */
interface ClaimParts {
  where?: string;
  source?: string;
  verdict?: string;
  measured?: number;
  count?: number;
  statement?: string;
}

export function claimHtml(id: string, parts: ClaimParts = {}): string {
  const { where = "Fig 1", source = "text", verdict = "reproduced", measured = 0.5, count = 8 } = parts;
  const record = {
    ...{ id, paper: id.split("/")[0], where, source, place: "Results, p. 7" },
    ...{ statement: parts.statement ?? `A <statement> of ${id}`, expected: { max: 1 }, unit: "mV", measured },
    ...{ interval: [measured - 0.1, measured + 0.1], kind: "Student t", units: { count, of: "networks" } },
    ...{ exact: false, verdict, profile: "paper", note: null },
  };
  return `<tr class="plasticity-claim" data-claim="${attribute(record)}"><td><b>${where}</b></td><td>text</td></tr>`;
}

export function findingHtml(id: string, kind = "misprint", where = "Eq 3"): string {
  const words = { printed: "a <b>", correct: "b", evidence: "c", use: "d", wouldChange: "e" };
  const record = { id, paper: id.split("/")[0], kind, where, ...words, asked: false };
  return `<div class="plasticity-finding" data-finding="${attribute(record)}"><b>${where}</b></div>`;
}

export function figureHtml(id: string, label: string): string {
  const svg = `<svg viewBox="0 0 320 100" width="320" height="100"><rect width="320" height="100" fill="#f00"/></svg>`;
  return `<figure class="plasticity-figure" id="${id}" data-figure="${label}" data-caption="Caption of ${label}">${svg}</figure>`;
}

const resultHtml = `<div class="plasticity-progress" data-result="${attribute({ experiment: run.experiment, profile: "paper", digest: "0" })}"></div>`;

/** Builds the site in a folder of its own. */
export function buildScene(): string {
  const folder = mkdtempSync(join(tmpdir(), "site-scene-"));
  const home = join(folder, "notebooks");
  const write = (name: string, title: string, htmls: readonly string[]): void => {
    const outputs = htmls.map((html): Output => {
      return { output_type: "display_data", data: { "text/html": html }, metadata: {} };
    });
    const base = { metadata: {} };
    writeNotebook(join(home, `${name}.ipynb`), {
      cells: [
        {
          ...base,
          id: "t",
          cell_type: "markdown",
          source: `# ${title}\n\nSee [Fig 2](../first-paper/fig2.ipynb#fig2).`,
        },
        { ...base, id: "c", cell_type: "code", source: "x", execution_count: 1, outputs },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    });
  };
  const table = (...rows: string[]): string => `<table><tbody>${rows.join("")}</tbody></table>`;
  write("first-paper/fig2", "Fig 2 · two", [
    resultHtml,
    figureHtml("fig2", "Fig 2"),
    figureHtml("fig2-more", "Fig 2, more"),
    table(
      claimHtml("first-paper/fig2/low", { where: "Fig 2, left", measured: 0.2, count: 16 }),
      claimHtml("first-paper/fig2/high", { verdict: "not reproduced", measured: 3, source: "caption", where: "Fig 2" }),
      claimHtml("first-paper/fig2/ours", { source: "derived", verdict: "partly", measured: 1, where: "Eq 3" }),
    ),
    findingHtml("first-paper/fig2/slip"),
  ]);
  write("second-part/a", "A part", [
    figureHtml("eqs", "Eqs 2–4"),
    table(claimHtml("second-part/a/one", { where: "Eq 3", statement: "Needle in hay" })),
    findingHtml("second-part/a/wide", "over-broad", "Fig 9"),
  ]);
  const output = join(folder, "site");
  buildSite(findNotebooks([], home), {
    ...{ output, home, title: "A <site>", papers: [paper] },
    storedRun: (experiment, profile) => (experiment === run.experiment && profile === run.profile ? run : undefined),
  });
  return output;
}
