/**
 * Claims: what a paper says, held against what came out here. The verdict is always computed from the numbers, never
 * passed in. What a claim must say of itself (its source, its interval, its independent units) is checked here, so that
 * a claim that can't be judged, or can't fail, doesn't reach a reader.
 */
import { colour } from "./colour.js";
import { display } from "./display.js";
import { escapeHtml } from "./escape.js";
import { intervalText, expectedText, measuredText, sourceText } from "./claimText.js";
import { theme } from "./theme.js";

/** What was expected of a measured quantity. */
export type Expected =
  | { readonly min?: number; readonly max?: number }
  | { readonly value: number; readonly tolerance: number }
  | { readonly holds: boolean };

/** The three possible outcomes. */
export type Verdict = "reproduced" | "partly" | "not reproduced";

/**
 * Where an expectation comes from: the paper's text, a caption, an equation or a table, the authors' published data or
 * code; or *derived*: a theorem or closed form worked out here, with the derivation in the notebook.
 */
export const SOURCES = ["text", "caption", "equation", "table", "data", "code", "derived"] as const;
export type Source = (typeof SOURCES)[number];

/** What was measured of a claim: an estimate over independent units (`meanEstimate` …), or `exactly` a number. */
export interface Measurement {
  /** The measured number (or truth, for `holds`), not rounded. */
  readonly measured: number | boolean;
  /** 95 % interval of the measured number, or the range of all units. */
  readonly interval?: readonly [number, number];
  /** Kind of that interval, e.g. "Student t", "bootstrap", "range". */
  readonly kind?: string;
  /** The independent units behind it. Everything that rests on random draws has them. */
  readonly units?: { readonly count: number; readonly of: string };
  /** True where nothing is drawn. */
  readonly exact?: boolean;
  /** Anything a reader should know, e.g. how it was measured. */
  readonly note?: string;
}

/** What a paper says. */
export interface Statement {
  /** `<paper>/<figure>/<what>`, lower case, e.g. "optimal-plasticity/fig5/sweet-spot-top-row". */
  readonly id: string;
  /** The smallest part of the paper it speaks of, e.g. "Fig 4b", "Eq 29", "Discussion". */
  readonly where: string;
  readonly source: Source;
  /** Where in the text or data, e.g. "Results, p. 7". */
  readonly place?: string;
  /** The claim in one sentence. */
  readonly statement: string;
  /** A range (one end may be open), a value with its tolerance, or whether something holds. */
  readonly expected: Expected;
  readonly unit?: string;
}

export interface ClaimSpec extends Statement, Measurement {
  /** Profile of the results behind it: "quick" or "paper"; "computed" where nothing is scaled. */
  readonly profile: string;
}

/** What is recorded of a claim: plain JSON, the same keys always. */
export interface ClaimRecord {
  readonly id: string;
  /** The first part of the id. */
  readonly paper: string;
  readonly where: string;
  readonly source: Source;
  readonly place: string | null;
  readonly statement: string;
  readonly expected: Expected;
  readonly unit: string | null;
  /** Rounded to 6 significant digits; the verdict was computed before rounding. */
  readonly measured: number | boolean;
  readonly interval: readonly [number, number] | null;
  readonly kind: string | null;
  readonly units: { readonly count: number; readonly of: string } | null;
  readonly exact: boolean;
  readonly verdict: Verdict;
  readonly profile: string;
  readonly note: string | null;
}

export const VERDICT_SIGN: Readonly<Record<Verdict, string>> = {
  reproduced: "✓",
  partly: "◐",
  "not reproduced": "✗",
};
export const VERDICT_COLOUR: Readonly<Record<Verdict, string>> = {
  reproduced: colour.reproduced,
  partly: colour.partly,
  "not reproduced": colour.notReproduced,
};

/**
 * A number that involves no random draw. `exactly(1.6)`, `exactly(1.6, "by Newton's method")`
 *
 * A number that is only rounding (a residual) is given as a bound: `exactly(below(residual, 1e-12))`.
 */
export function exactly(measured: number | boolean, note?: string): Measurement {
  return { measured, exact: true, ...(note === undefined ? {} : { note }) };
}

/**
 * A number that is only rounding, as the bound that it keeps: the bound itself when |value| is at most that, else the
 * value. Residuals differ in their digits between engines; that they are below a bound doesn't.
 *
 * @throws {RangeError} unless the bound is a number > 0
 * @example below(3.3e-15, 1e-12) // 1e-12
 */
export function below(value: number, bound: number): number {
  if (!(bound > 0)) throw new RangeError(`below: expected a bound > 0, got ${bound}`);
  return Math.abs(value) <= bound ? bound : Math.abs(value);
}

/**
 * That something holds of every independent unit, as a truth with its units: `everyOne(results, "networks")`.
 *
 * @throws {RangeError} on no units
 */
export function everyOne(holds: readonly boolean[], of: string): Measurement {
  if (holds.length === 0) throw new RangeError(`everyOne: expected at least one of ${of}, got none`);
  const count = holds.filter(Boolean).length;
  return {
    measured: count === holds.length,
    units: { count: holds.length, of },
    note: `${count} of ${holds.length} ${of}`,
  };
}

/**
 * Shows one claim with its verdict as the output of the running cell. Claims of a paper that stand in
 * `data/claims/` are shown as a table by `claims`.
 *
 * It returns nothing, because tslab would print what the last expression of a cell returns; `evaluateClaim` gives the
 * record.
 *
 * @throws as `evaluateClaim`
 * @example
 * claim({
 *   id: "optimal-plasticity/fig5/sweet-spot-top-row", where: "Fig 5, top row", source: "text",
 *   statement: "With a good gradient the sweet spot is below one.",
 *   expected: { max: 1 }, ...rangeEstimate(spots, "input matrices", "max"), profile: result.profile,
 * });
 */
export function claim(spec: ClaimSpec): void {
  display(claimHtml(spec));
}

/**
 * The record of a claim, with its verdict:
 * - *reproduced*: the measured number and its whole interval are inside the expected range (ends included);
 * - *partly*: the number is inside but its interval reaches out, or the number is outside but its interval overlaps;
 * - *not reproduced*: otherwise; and where the interval is the range of all units (what is said of every one of them)
 *   as soon as one is outside.
 * For `holds` the verdict is *reproduced* when measured and expected agree.
 *
 * @throws {RangeError | TypeError} on what can't be judged or can't fail: no source; a number that is neither exact nor
 * has an interval with its kind and its independent units; an interval on fewer than two units, or around another
 * number; units that aren't independent (states, directions, time steps); an exact claim with an interval; NaN, an empty
 * or boundless range; a truth where a number is expected; a malformed id
 * @example evaluateClaim(spec).verdict // "reproduced"
 */
export function evaluateClaim(spec: ClaimSpec): ClaimRecord {
  checkTexts(spec);
  checkEvidence(spec);
  const { id, measured, interval } = spec;
  const verdict = verdictOf(spec);
  return {
    id,
    paper: id.slice(0, id.indexOf("/")),
    where: spec.where,
    source: spec.source,
    place: spec.place ?? null,
    statement: spec.statement,
    expected: spec.expected,
    unit: spec.unit ?? null,
    measured: typeof measured === "number" ? sixDigits(measured) : measured,
    interval: interval === undefined ? null : [sixDigits(interval[0]), sixDigits(interval[1])],
    kind: spec.kind ?? null,
    units: spec.units === undefined ? null : { count: spec.units.count, of: spec.units.of },
    exact: spec.exact === true,
    verdict,
    profile: spec.profile,
    note: spec.note ?? null,
  };
}

/**
 * The verdict that follows from the numbers (see `evaluateClaim`).
 *
 * @throws {RangeError | TypeError} for NaN, a truth where a number is expected and an empty or boundless range
 * @example verdictOf({ id: "a/b", measured: 0.4, expected: { max: 1 }, interval: [0.3, 1.1] }) // "partly"
 */
export function verdictOf({ id, measured, interval, kind, expected }: Judged): Verdict {
  if ("holds" in expected) {
    if (typeof measured !== "boolean" || typeof expected.holds !== "boolean") {
      throw new TypeError(`claim ${id}: expected measured to be true or false, got ${String(measured)}`);
    }
    return measured === expected.holds ? "reproduced" : "not reproduced";
  }
  if (typeof measured !== "number" || Number.isNaN(measured)) {
    throw new RangeError(`claim ${id}: expected measured to be a number, got ${String(measured)}`);
  }
  const [low, high] = interval ?? [measured, measured];
  const [min, max] = range(id, expected);
  const inside = measured >= min && measured <= max;
  const whole = low >= min && high <= max;
  const overlaps = high >= min && low <= max;
  const undecided = kind !== "range" && (inside || overlaps);
  return inside && whole ? "reproduced" : undecided ? "partly" : "not reproduced";
}

/** What a verdict follows from. */
export interface Judged {
  readonly id: string;
  readonly expected: Expected;
  readonly measured: number | boolean;
  readonly interval?: readonly [number, number] | null | undefined;
  readonly kind?: string | null | undefined;
}

/**
 * Whether a saved verdict is one that its numbers allow: they are saved with six digits, and were judged before.
 *
 * @throws as `verdictOf`
 * @example isVerdictOf("reproduced", record)
 */
export function isVerdictOf(verdict: Verdict, judged: Judged): boolean {
  if (verdictOf(judged) === verdict) return true;
  const { measured, interval } = judged;
  if (typeof measured !== "number") return false;
  const around = (value: number): number[] => [value, value * (1 - 5e-6), value * (1 + 5e-6)];
  const intervals: (readonly [number, number] | undefined)[] = interval
    ? around(interval[0]).flatMap((low) => around(interval[1]).map((high) => [low, high] as const))
    : [undefined];
  return around(measured).some((number) =>
    intervals.some((ends) => verdictOf({ ...judged, measured: number, interval: ends }) === verdict),
  );
}

/**
 * A claim as HTML text: `<div class="plasticity-claim" data-claim="<escaped JSON of the record>">…</div>`.
 *
 * @throws as `evaluateClaim`
 * @example const html = claimHtml(spec);
 */
export function claimHtml(spec: ClaimSpec): string {
  const record = evaluateClaim(spec);
  const shade = VERDICT_COLOUR[record.verdict];
  const row = (name: string, value: string): string =>
    `<span><span style="color:${colour.muted}">${name}</span> <b style="font-variant-numeric:tabular-nums;font-weight:600">${escapeHtml(value)}</b></span>`;
  const rows = [
    row("source", sourceText(record)),
    row("expected", expectedText(record)),
    row("measured", measuredText(record)),
    row("interval", intervalText(record)),
    row("profile", record.profile),
  ].join("");
  const note =
    record.note === null ? "" : `<div style="margin-top:4px;color:${colour.muted}">${escapeHtml(record.note)}</div>`;
  return (
    `<div class="plasticity-claim" data-claim="${escapeHtml(JSON.stringify(record))}" role="group" aria-label="${escapeHtml(`Claim, ${record.verdict}`)}" ` +
    `style="box-sizing:border-box;max-width:${theme.maximalWidth}px;margin:8px 0;padding:8px 12px;border:1px solid ${colour.guide};border-left:5px solid ${shade};border-radius:4px;background:${colour.paper};color:${colour.ink};font-family:${escapeHtml(theme.fontFamily)};font-size:14px;line-height:1.45">` +
    `<div style="display:flex;gap:12px;align-items:flex-start;justify-content:space-between"><span><b>${escapeHtml(record.where)}</b> ${escapeHtml(record.statement)}</span>${verdictChip(record.verdict)}</div>` +
    `<div style="margin-top:4px;display:flex;flex-wrap:wrap;gap:2px 18px;font-size:13px">${rows}</div>${note}</div>`
  );
}

/** The verdict in words beside its symbol, on its colour. */
export function verdictChip(verdict: Verdict): string {
  return `<span style="flex:none;padding:1px 9px;border-radius:10px;background:${VERDICT_COLOUR[verdict]};color:#fff;font-size:13px;font-weight:600;white-space:nowrap">${VERDICT_SIGN[verdict]} ${verdict}</span>`;
}

function range(id: string, expected: Exclude<Expected, { readonly holds: boolean }>): [number, number] {
  if ("value" in expected) {
    if (!Number.isFinite(expected.value) || !(expected.tolerance >= 0 && expected.tolerance < Infinity)) {
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
  for (const name of ["where", "statement", "profile"] as const) {
    if (typeof spec[name] !== "string" || spec[name] === "") {
      throw new TypeError(`claim ${spec.id}: expected ${name} to be a text, got ${JSON.stringify(spec[name])}`);
    }
  }
  if (!SOURCES.includes(spec.source)) {
    throw new RangeError(
      `claim ${spec.id}: expected source to be one of ${SOURCES.join(", ")}, got ${JSON.stringify(spec.source)}`,
    );
  }
  if (spec.expected === null || typeof spec.expected !== "object") {
    throw new TypeError(
      `claim ${spec.id}: expected a range, a value or { holds }, got ${JSON.stringify(spec.expected)}`,
    );
  }
}

/** What one network has many of: these are not independent of each other ("seeds of 1000 steps" are). */
const DEPENDENT = /^(?:\w+ )?(states?|directions?|time ?steps?|steps?|eigenvalues?|synapses|weights|neurons)\b/i;

function checkEvidence({ id, measured, interval, kind, units, exact }: ClaimSpec): void {
  if (exact === true) {
    if (interval !== undefined || units !== undefined) {
      throw new RangeError(`claim ${id}: expected an exact claim to have no interval and no units, got both or one`);
    }
    return;
  }
  if (units === undefined) {
    throw new RangeError(
      `claim ${id}: expected exact: true where nothing is drawn, else units: { count, of }; got neither`,
    );
  }
  if (!Number.isInteger(units.count) || units.count < 1 || typeof units.of !== "string" || units.of === "") {
    throw new RangeError(`claim ${id}: expected units like { count: 8, of: "networks" }, got ${JSON.stringify(units)}`);
  }
  if (DEPENDENT.test(units.of)) {
    throw new RangeError(
      `claim ${id}: expected independent units (networks, teachers, input matrices, seeds), got "${units.of}"`,
    );
  }
  if (typeof measured === "boolean") return;
  if (interval === undefined || kind === undefined || kind === "") {
    throw new RangeError(`claim ${id}: expected an interval and its kind for a number that rests on random draws`);
  }
  const [low, high] = interval;
  if (!(low <= high)) {
    throw new RangeError(`claim ${id}: expected an interval [low, high] with low ≤ high, got [${low}, ${high}]`);
  }
  if (!(measured >= low && measured <= high) && !Number.isNaN(measured)) {
    throw new RangeError(
      `claim ${id}: expected the measured number in its interval, got ${measured} and [${low}, ${high}]`,
    );
  }
  if (units.count < 2) {
    throw new RangeError(`claim ${id}: expected an interval to rest on at least 2 ${units.of}, got ${units.count}`);
  }
}
