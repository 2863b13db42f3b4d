import MarkdownIt from "markdown-it";
import type { Expected } from "../lab/claim.js";
import { expectedText, measuredText } from "../lab/claimText.js";
import { wrapText } from "../lab/textWidth.js";
import { bySource, type Claim, type Verdict } from "../publish/claims.js";
import type { Finding } from "../publish/findings.js";
import { type Slide, type Stack, textSlide } from "./slide.js";
import { bodyWidth, slideArea } from "./slideArea.js";
import { statementText } from "./slideTitle.js";

const { escapeHtml } = new MarkdownIt().utils;

const ORDER: readonly Verdict[] = ["not reproduced", "partly", "reproduced"];
const SIGNS: Record<Verdict, string> = { reproduced: "✓", partly: "◐", "not reproduced": "✗" };
const LINE = 34;
/** Widths of the columns of the table of claims: where, claim, verdict. */
const WHERE = 320;
const CLAIM = bodyWidth - 340 - 210 - 20;

/**
 * All claims as a stack: how many have which verdict, then the table, what failed first.
 *
 * @example const stack = claimsStack(claims, "Raman & O'Leary 2021");
 */
export function claimsStack(claims: readonly Claim[], source: string): Stack {
  const { paper, derived } = bySource(claims);
  const count = (list: readonly Claim[], verdict: Verdict): number =>
    list.filter((one) => one.verdict === verdict).length;
  const boxes = [...ORDER]
    .reverse()
    .map(
      (one) => `<div class="verdict ${one.replace(" ", "-")}"><b>${count(paper, one)}</b>${SIGNS[one]} ${one}</div>`,
    );
  const own = ORDER.map((one) => [count(derived, one), one] as const)
    .filter(([n]) => n > 0)
    .reverse();
  const ours =
    derived.length === 0
      ? ""
      : `<p>Derived here, counted apart: ${derived.length}, of which ${own.map(([n, one]) => `${n} ${one}`).join(", ")}.</p>`;
  const first = textSlide({
    id: "claims",
    name: "Claims",
    title:
      paper.length === 0
        ? "What was claimed here, and what came out"
        : `${count(paper, "reproduced")} of the paper’s ${paper.length} claims are reproduced`,
    body: `<div class="counts">${boxes.join("")}</div>${ours}`,
    source,
    notes: "<p>All of them with what was expected and measured: <code>npx plasticity claims</code>.</p>",
  });
  const sorted = ORDER.flatMap((verdict) => claims.filter((claim) => claim.verdict === verdict));
  const height = (claim: Claim): number =>
    Math.max(lines(statementText(claim.statement), CLAIM), lines(claim.where, WHERE), 1) * LINE + 11;
  const pages = paged(sorted, height, slideArea.bodyHeight - 40);
  const tables = pages.map((page, k) =>
    textSlide({
      id: `claims-${k + 1}`,
      title: `${pages.length === 1 ? "The claims" : `The claims, ${k + 1} of ${pages.length}`}: ${[...new Set(page.map(({ verdict }) => verdict))].join(", ")}`,
      body: `<table class="claims"><thead><tr><th>where</th><th>claim</th><th>verdict</th></tr></thead><tbody>${page.map(row).join("")}</tbody></table>`,
      source,
      notes: `<ul>${page.map(numbers).join("")}</ul>`,
    }),
  );
  return [first, ...tables];
}

function row({ where, statement, verdict }: Claim): string {
  const shown = `<span class="verdict ${verdict.replace(" ", "-")}">${SIGNS[verdict]} ${verdict}</span>`;
  return `<tr><td>${escapeHtml(where)}</td><td>${escapeHtml(statementText(statement))}</td><td>${shown}</td></tr>`;
}

function numbers(claim: Claim): string {
  const words = { ...claim, expected: claim.expected as Expected };
  return `<li>${escapeHtml(`${claim.where}: ${claim.statement} Expected ${expectedText(words)}, measured ${measuredText(words)}.`)}</li>`;
}

/**
 * The findings as a stack: what is printed, and what holds instead.
 *
 * @example const stack = findingsStack(findings, "Raman & O'Leary 2021");
 */
export function findingsStack(findings: readonly Finding[], source: string): Stack {
  const height = ({ where, printed, correct }: Finding): number =>
    (lines(`${where}, text and measurement differ`, bodyWidth) +
      lines(`Printed: ${printed}`, bodyWidth) +
      lines(`Holds: ${correct}`, bodyWidth)) *
      LINE +
    24;
  const pages = paged(findings, height, slideArea.bodyHeight);
  return pages.map((page, k): Slide => {
    const more = pages.length === 1 ? "" : `, ${k + 1} of ${pages.length}`;
    return textSlide({
      id: k === 0 ? "findings" : `findings-${k + 1}`,
      name: k === 0 ? "Findings" : "",
      title: `Where the text is at odds with itself: ${findings.length} ${findings.length === 1 ? "finding" : "findings"}${more}`,
      body: page.map(findingHtml).join(""),
      source,
      notes: page.map(findingNotes).join(""),
    });
  });
}

function findingHtml({ where, kind, printed, correct }: Finding): string {
  return (
    `<div class="finding"><p class="where">${escapeHtml(where)} <span>· ${escapeHtml(kind)}</span></p>` +
    `<p><b>Printed:</b> ${escapeHtml(printed)}</p><p><b>Holds:</b> ${escapeHtml(correct)}</p></div>`
  );
}

function findingNotes({ where, evidence, use, wouldChange }: Finding): string {
  return `<p><b>${escapeHtml(where)}.</b> Evidence: ${escapeHtml(evidence)} Used here: ${escapeHtml(use)} Would change our mind: ${escapeHtml(wouldChange)}</p>`;
}

/** Lines of a table's or a list's text. */
function lines(text: string, width: number): number {
  return wrapText(text, slideArea.text, width).length;
}

/** Items, so many on a page as there is height for; one that is higher has a page to itself. */
function paged<T>(items: readonly T[], height: (item: T) => number, most: number): T[][] {
  const pages: T[][] = [];
  let room = 0;
  for (const item of items) {
    const needed = height(item);
    if (pages.length === 0 || needed > room) {
      pages.push([]);
      room = most;
    }
    pages.at(-1)!.push(item);
    room -= needed;
  }
  return pages;
}
