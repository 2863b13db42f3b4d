/**
 * Claims: what a paper says about a figure, held against what came out here. The verdict is always computed from the
 * numbers, never passed in.
 */
import { colour } from "./colour.js";
import { display } from "./display.js";
import { escapeHtml } from "./escape.js";
import { formatNumber } from "./formatNumber.js";
import { theme } from "./theme.js";

/** What was expected of a measured quantity. */
export type Expected =
  | { readonly min?: number; readonly max?: number }
  | { readonly value: number; readonly tolerance: number }
  | { readonly holds: boolean };

/** The three possible outcomes. */
export type Verdict = "reproduced" | "partly" | "not reproduced";

export interface ClaimSpec {
  /** `<paper>/<figure>/<what>`, lower case, e.g. "optimal-plasticity/fig5/sweet-spot-top-row". */
  readonly id: string;
  /** The figure as the paper names it, e.g. "Fig 5". */
  readonly figure: string;
  /** The claim in one sentence. */
  readonly statement: string;
  /** A range (one end may be open), a value with its tolerance, or whether something holds. */
  readonly expected: Expected;
  /** The measured number (or truth, for `holds`), not rounded. */
  readonly measured: number | boolean;
  /** 95 % interval of the measured number. Without one, the number is taken as exact. */
  readonly interval?: readonly [number, number];
  readonly unit?: string;
  /** Profile of the results behind it, e.g. "quick" or "paper". */
  readonly profile: string;
  /** Anything a reader should know, e.g. how it was measured. */
  readonly note?: string;
}

/** What is recorded of a claim: plain JSON, the same keys always. */
export interface ClaimRecord {
  readonly id: string;
  /** The first part of the id. */
  readonly paper: string;
  readonly figure: string;
  readonly statement: string;
  readonly expected: Expected & { readonly unit?: string };
  /** Rounded to 6 significant digits; the verdict was computed before rounding. */
  readonly measured: number | boolean;
  readonly interval: readonly [number, number] | null;
  readonly verdict: Verdict;
  readonly profile: string;
}

const SYMBOL: Readonly<Record<Verdict, string>> = { reproduced: "✓", partly: "◐", "not reproduced": "✗" };
const COLOUR: Readonly<Record<Verdict, string>> = {
  reproduced: colour.reproduced,
  partly: colour.partly,
  "not reproduced": colour.notReproduced,
};

/**
 * Shows a claim with its verdict as the output of the running cell.
 *
 * It returns nothing, because tslab would print what the last expression of a cell returns; `evaluateClaim` gives the
 * record.
 *
 * @throws as `evaluateClaim`
 * @example
 * claim({
 *   id: "optimal-plasticity/fig5/sweet-spot-top-row", figure: "Fig 5",
 *   statement: "With a good gradient the sweet spot is below one.",
 *   expected: { max: 1 }, measured: 0.41, interval: [0.38, 0.44], profile: result.profile,
 * });
 */
export function claim(spec: ClaimSpec): void {
  display(claimHtml(spec));
}

/**
 * The record of a claim, with its verdict:
 * - *reproduced*: the measured number and its whole interval are inside the expected range (ends included);
 * - *partly*: the number is inside but its interval reaches out, or the number is outside but its interval overlaps;
 * - *not reproduced*: otherwise.
 * For `holds` the verdict is *reproduced* when measured and expected agree.
 *
 * @throws {RangeError | TypeError} on NaN, an empty or reversed range, a malformed id, a truth where a number is expected
 * @example evaluateClaim(spec).verdict // "reproduced"
 */
export function evaluateClaim(spec: ClaimSpec): ClaimRecord {
  checkTexts(spec);
  const { id, figure, statement, profile, measured, interval, unit } = spec;
  const expected = unit === undefined ? spec.expected : { ...spec.expected, unit };
  let verdict: Verdict;
  if ("holds" in spec.expected) {
    if (typeof measured !== "boolean" || typeof spec.expected.holds !== "boolean") {
      throw new TypeError(`claim ${id}: expected measured to be true or false, got ${String(measured)}`);
    }
    verdict = measured === spec.expected.holds ? "reproduced" : "not reproduced";
  } else {
    if (typeof measured !== "number" || Number.isNaN(measured)) {
      throw new RangeError(`claim ${id}: expected measured to be a number, got ${String(measured)}`);
    }
    const [low, high] = interval ?? [measured, measured];
    if (!(low <= high)) {
      throw new RangeError(`claim ${id}: expected an interval [low, high] with low ≤ high, got [${low}, ${high}]`);
    }
    const [min, max] = range(id, spec.expected);
    const inside = measured >= min && measured <= max;
    const whole = low >= min && high <= max;
    const overlaps = high >= min && low <= max;
    verdict = inside && whole ? "reproduced" : inside || overlaps ? "partly" : "not reproduced";
  }
  return {
    id,
    paper: id.slice(0, id.indexOf("/")),
    figure,
    statement,
    expected,
    measured: typeof measured === "number" ? sixDigits(measured) : measured,
    interval: interval === undefined ? null : [sixDigits(interval[0]), sixDigits(interval[1])],
    verdict,
    profile,
  };
}

/**
 * A claim as HTML text: `<div class="plasticity-claim" data-claim="<escaped JSON of the record>">…</div>`.
 *
 * @throws as `evaluateClaim`
 * @example const html = claimHtml(spec);
 */
export function claimHtml(spec: ClaimSpec): string {
  const record = evaluateClaim(spec);
  const unit = spec.unit === undefined ? "" : ` ${spec.unit}`;
  const shade = COLOUR[record.verdict];
  const row = (name: string, value: string): string =>
    `<span style="white-space:nowrap"><span style="color:${colour.muted}">${name}</span> <b style="font-variant-numeric:tabular-nums;font-weight:600">${escapeHtml(value)}</b></span>`;
  const digits = measuredDigits(spec.expected);
  const written = (value: number): string => formatNumber(value, digits);
  const interval = record.interval === null ? "" : ` [${record.interval.map(written).join(", ")}]`;
  const measured =
    typeof record.measured === "boolean" ? truth(record.measured) : `${written(record.measured)}${interval}${unit}`;
  const note =
    spec.note === undefined ? "" : `<div style="margin-top:4px;color:${colour.muted}">${escapeHtml(spec.note)}</div>`;
  return (
    `<div class="plasticity-claim" data-claim="${escapeHtml(JSON.stringify(record))}" role="group" aria-label="${escapeHtml(`Claim, ${record.verdict}`)}" ` +
    `style="box-sizing:border-box;max-width:${theme.maximalWidth}px;margin:8px 0;padding:8px 12px;border:1px solid ${colour.guide};border-left:5px solid ${shade};border-radius:4px;background:${colour.paper};color:${colour.ink};font-family:${escapeHtml(theme.fontFamily)};font-size:14px;line-height:1.45">` +
    `<div style="display:flex;gap:12px;align-items:flex-start;justify-content:space-between"><span><b>${escapeHtml(record.figure)}</b> ${escapeHtml(record.statement)}</span>` +
    `<span style="flex:none;padding:1px 9px;border-radius:10px;background:${shade};color:#fff;font-size:13px;font-weight:600;white-space:nowrap">${SYMBOL[record.verdict]} ${record.verdict}</span></div>` +
    `<div style="margin-top:4px;display:flex;flex-wrap:wrap;gap:2px 18px;font-size:13px">${row("expected", expectedText(spec.expected) + ("holds" in spec.expected ? "" : unit))}${row("measured", measured)}${row("profile", record.profile)}</div>${note}</div>`
  );
}

function range(id: string, expected: Exclude<Expected, { readonly holds: boolean }>): [number, number] {
  if ("value" in expected) {
    if (!Number.isFinite(expected.value) || !(expected.tolerance >= 0)) {
      throw new RangeError(
        `claim ${id}: expected a value with a tolerance ≥ 0, got ${expected.value} ± ${expected.tolerance}`,
      );
    }
    return [expected.value - expected.tolerance, expected.value + expected.tolerance];
  }
  const { min = -Infinity, max = Infinity } = expected;
  if (!(min <= max) || (min === -Infinity && max === Infinity)) {
    throw new RangeError(`claim ${id}: expected a range with min ≤ max and at least one end, got ${min} … ${max}`);
  }
  return [min, max];
}

function expectedText(expected: Expected): string {
  if ("holds" in expected) return truth(expected.holds);
  if ("value" in expected) return `${formatNumber(expected.value, 10)} ± ${formatNumber(expected.tolerance)}`;
  if (expected.min === undefined) return `≤ ${formatNumber(expected.max!)}`;
  if (expected.max === undefined) return `≥ ${formatNumber(expected.min)}`;
  return `${formatNumber(expected.min)} to ${formatNumber(expected.max)}`;
}

/** Digits that let a reader see the measured number against the tolerance. */
function measuredDigits(expected: Expected): number {
  if (!("value" in expected) || expected.tolerance === 0 || expected.value === 0) return 4;
  return Math.min(6, Math.max(4, Math.ceil(Math.log10(Math.abs(expected.value) / expected.tolerance)) + 1));
}

function truth(value: boolean): string {
  return value ? "holds" : "does not hold";
}

/** What the sixth digit onwards says, engines may disagree about: saved notebooks shall not. */
function sixDigits(value: number): number {
  return Number(value.toPrecision(6));
}

function checkTexts(spec: ClaimSpec): void {
  if (typeof spec.id !== "string" || !/^[a-z0-9-]+(\/[a-z0-9-]+)+$/.test(spec.id)) {
    throw new RangeError(
      `claim: expected an id like "optimal-plasticity/fig5/sweet-spot", got ${JSON.stringify(spec.id)}`,
    );
  }
  for (const name of ["figure", "statement", "profile"] as const) {
    if (typeof spec[name] !== "string" || spec[name] === "") {
      throw new TypeError(`claim ${spec.id}: expected ${name} to be a text, got ${JSON.stringify(spec[name])}`);
    }
  }
  if (spec.expected === null || typeof spec.expected !== "object") {
    throw new TypeError(
      `claim ${spec.id}: expected a range, a value or { holds }, got ${JSON.stringify(spec.expected)}`,
    );
  }
}
