/** Pages with a payload in every place that a notebook's author can write to. */
import type { Claim } from "plasticity/publish/claims";
import { claimsPage } from "plasticity/publish/claimsPage";
import { findingsPage } from "plasticity/publish/findingsPage";
import { indexPage } from "plasticity/publish/indexPage";
import { mentionedFigures } from "plasticity/publish/mentions";
import type { Cell, Notebook, Output } from "plasticity/publish/notebook";
import { notebookContent, notebookPage } from "plasticity/publish/notebookPage";
import type { Placed } from "plasticity/publish/placedRecords";
import { recordAnchor, type RecordKind } from "plasticity/publish/recordAnchors";

type Place = (payload: string) => Pick<Cell, "source"> & { attachments?: Record<string, Record<string, unknown>> };
type Shown = (payload: string) => Output[];

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const oneLine = (text: string): string => text.replace(/[\n\r]/g, " ");
/** Cut payloads can end in half of a pair of surrogates, which has no encoding. */
const addressOf = (text: string): string => encodeURIComponent(text.replace(/[\uD800-\uDFFF]/g, ""));
const shows = (data: Record<string, unknown>): Output => ({ output_type: "display_data", data, metadata: {} });

function claimOf(payload: string): string {
  const words = { statement: payload, place: payload, unit: payload, note: payload, kind: payload, profile: payload };
  const paper = { id: payload, paper: payload, where: payload, source: "text", expected: { max: 1 } };
  const measured = { measured: 1, interval: null, units: { count: 1, of: payload }, exact: true, verdict: "partly" };
  return JSON.stringify({ ...words, ...paper, ...measured });
}

const TEXTS: readonly Place[] = [
  (payload) => ({ source: payload }),
  (payload) => ({ source: `A line with *${oneLine(payload)}* in it.` }),
  (payload) => ({ source: `## H ${oneLine(payload)}` }),
  (payload) => ({ source: `### ${oneLine(payload)} $x$` }),
  (payload) => ({ source: `[${oneLine(payload)}](<${oneLine(payload)}> "${oneLine(payload)}")` }),
  (payload) => ({ source: `[a](${oneLine(payload)}) [b][c]\n\n[c]: ${oneLine(payload)}` }),
  (payload) => ({ source: `![${oneLine(payload)}](${oneLine(payload)}) ![a](<data:image/png,${oneLine(payload)}>)` }),
  (payload) => ({
    source: `\`\`\`${oneLine(payload)}\n${payload}\n\`\`\`\n\n> - ${payload}\n\n|${payload}|\n|-|\n|b|`,
  }),
  (payload) => ({ source: `$${payload}$ and $$\\text{${payload}}\\href{${payload}}{x}\\htmlData{a=${payload}}{y}$$` }),
  (payload) => ({
    source: `![a](attachment:${addressOf(payload)}) ![b](attachment:b.png) ![c](attachment:c)`,
    attachments: {
      [payload]: { "image/png": payload },
      "b.png": { [`image/png${payload}`]: "AAAA", "image/svg+xml": payload },
      c: { "image/svg+xml": Buffer.from(payload).toString("base64") },
    },
  }),
];

const OUTPUTS: readonly Shown[] = [
  (payload) => [shows({ "text/html": payload })],
  (payload) => [shows({ "text/html": `<div>a ${payload} b</div>` })],
  (payload) => [shows({ "image/svg+xml": `<svg width="9" viewBox="0 0 9 9">${payload}</svg>` })],
  (payload) => [shows({ "text/markdown": payload }), shows({ "text/latex": payload })],
  (payload) => [shows({ "text/plain": payload }), shows({ "application/json": { [payload]: payload } })],
  (payload) => [shows({ "image/png": payload }), shows({ [payload]: payload, "image/jpeg": `AAAA${payload}` })],
  (payload) => [
    { output_type: "stream", name: "stdout", text: payload },
    { output_type: "error", ename: payload, evalue: payload, traceback: [payload] },
  ],
  (payload) => [
    shows({
      "text/html":
        `<figure class="plasticity-figure" id="${escaped(payload)}" data-figure="${escaped(payload)}" ` +
        `data-panel="${escaped(payload)}" data-caption="${escaped(payload)}" style="${escaped(payload)}">` +
        `<svg width="9" viewBox="0 0 9 9" style="${escaped(payload)}"><g fill="${escaped(payload)}">${payload}</g></svg>` +
        `<figcaption>${payload}</figcaption></figure>`,
    }),
  ],
  (payload) => [
    shows({ "text/html": `<div class="plasticity-claim" data-claim="${escaped(claimOf(payload))}">${payload}</div>` }),
  ],
  (payload) => [
    shows({
      "text/html": `<p id="${escaped(payload)}" class="${escaped(payload)}" title="${escaped(payload)}" aria-label="${escaped(payload)}">p</p>`,
    }),
  ],
];

/** How many places a payload can be in. */
export const PLACES = TEXTS.length + OUTPUTS.length;

/** A payload in one of the places: `cellAt(payload, 3, 0)`. */
function cellAt(payload: string, place: number, index: number): Cell {
  const base = { id: `cell-${index}`, metadata: {} };
  if (place < TEXTS.length) return { ...base, cell_type: "markdown", ...TEXTS[place]!(payload) };
  const outputs = OUTPUTS[place - TEXTS.length]!(payload);
  return { ...base, cell_type: "code", source: payload, execution_count: null, outputs };
}

const around = {
  home: { title: "Home", href: "../index.html" },
  paper: { title: "P", href: "../index.html#p" },
  previous: undefined,
  next: undefined,
};

/**
 * A notebook's page with payloads, each in the place that its number says.
 *
 * @example hostilePage([{ payload: "<script>X()</script>", place: 0 }]);
 */
export function hostilePage(payloads: readonly { payload: string; place: number }[]): string {
  let count = 0;
  const cells = payloads.map(({ payload, place }, index) => {
    const cell = cellAt(payload, place % PLACES, index);
    return cell.cell_type === "code" && cell.source.trim() !== "" ? { ...cell, execution_count: ++count } : cell;
  });
  // an empty code cell with outputs would make the whole notebook one whose outputs aren't trusted
  const shown = cells.filter((cell) => cell.cell_type !== "code" || cell.execution_count !== null);
  const notebook: Notebook = { cells: shown, metadata: {}, nbformat: 4, nbformat_minor: 5 };
  const content = notebookContent(notebook, "p/n", ".");
  return notebookPage(content, { ...around, mentions: mentionedFigures([{ address: "", figures: content.figures }]) })
    .html;
}

/** An index with payloads in all that notebooks, their figures and their papers say of themselves. */
export function hostileIndex(payloads: readonly string[]): string {
  const papers = payloads.map((payload) => ({
    id: payload,
    title: payload,
    short: payload,
    about: payload,
    cited: {
      folder: payload,
      short: payload,
      figure: payload,
      title: payload,
      authors: [{ given: payload, family: payload }],
      journal: payload,
      volume: payload,
      start: payload,
      year: 2021,
      doi: payload,
    },
    runs: [],
    entries: [
      {
        name: payload,
        title: payload,
        href: addressOf(payload),
        claims: [],
        findings: [],
        openNotes: 0,
        thumbnails: [{ name: payload, caption: payload, href: `#${payload}`, image: "data:," }],
      },
    ],
  }));
  return indexPage({ title: payloads[0] ?? "", introduction: payloads.join("\n"), rest: payloads.join("\n") }, papers);
}

/** A record with its place, with a payload in all that a notebook says of it. */
function placed<T>(kind: RecordKind, record: T, payload: string): Placed<T> {
  const paper = { id: payload, title: payload, short: payload };
  const address = `${addressOf(payload)}.html`;
  const anchor = recordAnchor(kind, payload);
  const figure = { name: payload, caption: payload, href: `${address}#a`, image: "data:," };
  return {
    record,
    page: { name: payload, title: payload, address, paper },
    anchor,
    href: `${address}#${anchor}`,
    figure,
  };
}

/** The list of claims with payloads in all that notebooks say of them. */
export function hostileClaims(payloads: readonly string[]): string {
  const claims = payloads.map((payload) => placed("claim", JSON.parse(claimOf(payload)) as Claim, payload));
  return claimsPage(claims, { home: payloads[0] ?? "", papers: [] });
}

/** The same of findings. */
export function hostileFindings(payloads: readonly string[]): string {
  const findings = payloads.map((payload) => {
    const words = { printed: payload, correct: payload, evidence: payload, use: payload, wouldChange: payload };
    return placed(
      "finding",
      { id: payload, paper: payload, kind: payload, where: payload, ...words, asked: true },
      payload,
    );
  });
  return findingsPage(findings, { home: payloads[0] ?? "", papers: [] });
}
