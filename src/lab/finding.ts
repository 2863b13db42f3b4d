/**
 * Findings: where a text, its formulas, its released data or code disagree with each other or with what comes out. A
 * finding is not a claim that failed: it says what is printed, what holds instead, on what evidence, what is used here,
 * and what would change our mind.
 */
import { colour } from "./colour.js";
import { display } from "./display.js";
import { escapeHtml } from "./escape.js";
import { FINDING_KINDS, type FindingText, paperClaims } from "./paperClaims.js";
import { theme } from "./theme.js";

export type FindingKind = (typeof FINDING_KINDS)[number];

/** What is recorded of a finding: plain JSON, the same keys always. */
export interface FindingRecord extends FindingText {
  /** The first part of the id. */
  readonly paper: string;
  /** Numbers or a figure that show it, from the notebook. */
  readonly evidence: string;
}

export type FindingSpec = FindingText & { readonly evidence: string };

/**
 * Shows a finding as the output of the running cell: one of `data/claims/<paper>/<figure>.json` by its id, or one
 * written out.
 *
 * @param spec `<paper>/<figure>/<id>`, or the whole finding
 * @param evidence the measured numbers, or the figure, that show it
 * @throws {RangeError | TypeError} on a finding that isn't in the file, or on a missing or empty field
 * @example finding("optimal-plasticity/fig5/inputs", `published : iid inputs ${low}–${high}`);
 */
export function finding(spec: string, evidence: string): void;
export function finding(spec: FindingSpec): void;
export function finding(spec: string | FindingSpec, evidence?: string): void {
  display(findingHtml(typeof spec === "string" ? { ...findingText(spec), evidence: evidence! } : spec));
}

/** The finding of that id in its file of claims. */
function findingText(id: string): FindingText {
  const name = id.split("/").slice(0, 2).join("/");
  const { findings } = paperClaims(name);
  const found = findings.get(id.slice(name.length + 1));
  if (found === undefined) {
    throw new RangeError(
      `finding: expected a finding of data/claims/${name}.json (${[...findings.keys()].join(", ")}), got "${id}"`,
    );
  }
  return found;
}

const FIELDS = ["where", "printed", "correct", "evidence", "use", "wouldChange"] as const;

/**
 * The record of a finding, checked.
 *
 * @throws {RangeError | TypeError} on a malformed id, an unknown kind, a missing or empty field
 * @example checkFinding(spec).kind // "misprint"
 */
export function checkFinding(spec: FindingSpec): FindingRecord {
  if (typeof spec.id !== "string" || !/^[a-z0-9-]+(\/[a-z0-9-]+)+$/.test(spec.id)) {
    throw new RangeError(
      `finding: expected an id like "optimal-plasticity/fig5/inputs", got ${JSON.stringify(spec.id)}`,
    );
  }
  if (!FINDING_KINDS.includes(spec.kind)) {
    throw new RangeError(
      `finding ${spec.id}: expected kind to be one of ${FINDING_KINDS.join(", ")}, got ${JSON.stringify(spec.kind)}`,
    );
  }
  for (const name of FIELDS) {
    if (typeof spec[name] !== "string" || spec[name].trim() === "") {
      throw new TypeError(`finding ${spec.id}: expected ${name} to be a text, got ${JSON.stringify(spec[name])}`);
    }
  }
  if (typeof spec.asked !== "boolean") {
    throw new TypeError(`finding ${spec.id}: expected asked to be true or false, got ${JSON.stringify(spec.asked)}`);
  }
  const { id, kind, where, printed, correct, evidence, use, wouldChange, asked } = spec;
  const paper = id.slice(0, id.indexOf("/"));
  return { id, paper, kind, where, printed, correct, evidence, use, wouldChange, asked };
}

/**
 * A finding as HTML text: `<div class="plasticity-finding" data-finding="<escaped JSON of the record>">…</div>`.
 *
 * @throws as `checkFinding`
 * @example const html = findingHtml(spec);
 */
export function findingHtml(spec: FindingSpec): string {
  const record = checkFinding(spec);
  const rows = (
    [
      ["printed", record.printed],
      ["correct", record.correct],
      ["evidence", record.evidence],
      ["used here", record.use],
      ["would change our mind", record.wouldChange],
      ["authors asked", record.asked ? "yes" : "no"],
    ] as const
  ).map(
    ([name, value]) =>
      `<dt style="color:${colour.muted};white-space:nowrap">${name}</dt><dd style="margin:0">${escapeHtml(value)}</dd>`,
  );
  return (
    `<div class="plasticity-finding" data-finding="${escapeHtml(JSON.stringify(record))}" role="group" aria-label="${escapeHtml(`Finding, ${record.kind}`)}" ` +
    `style="box-sizing:border-box;max-width:${theme.maximalWidth}px;margin:8px 0;padding:8px 12px;border:1px solid ${colour.guide};border-left:5px solid ${colour.compensation};border-radius:4px;background:${colour.paper};color:${colour.ink};font-family:${escapeHtml(theme.fontFamily)};font-size:14px;line-height:1.45">` +
    `<div style="display:flex;gap:12px;align-items:flex-start;justify-content:space-between"><b>${escapeHtml(record.where)}</b>` +
    `<span style="flex:none;padding:1px 9px;border-radius:10px;background:${colour.compensation};color:#fff;font-size:13px;font-weight:600;white-space:nowrap">finding: ${record.kind}</span></div>` +
    `<dl style="margin:4px 0 0;display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;font-size:13px">${rows.join("")}</dl></div>`
  );
}
