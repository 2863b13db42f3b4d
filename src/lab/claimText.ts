/** The parts of a claim in words, for its card and for tables. */
import type { ClaimRecord, Expected } from "./claim.js";
import { formatNumber } from "./formatNumber.js";

type Parts<K extends keyof ClaimRecord> = Pick<ClaimRecord, K>;

/** "text, Results p. 7" */
export function sourceText({ source, place }: Parts<"source" | "place">): string {
  return place === null ? source : `${source}, ${place}`;
}

/** "≤ 1", "0.4 ± 0.1 mV", "holds" */
export function expectedText({ expected, unit }: Parts<"expected" | "unit">): string {
  return "holds" in expected ? truth(expected.holds) : withUnit(rangeText(expected), unit);
}

function rangeText(expected: Exclude<Expected, { readonly holds: boolean }>): string {
  if ("value" in expected) return `${formatNumber(expected.value, 10)} ± ${formatNumber(expected.tolerance)}`;
  if (expected.min === undefined) return `≤ ${formatNumber(expected.max!)}`;
  if (expected.max === undefined) return `≥ ${formatNumber(expected.min)}`;
  return `${formatNumber(expected.min)} to ${formatNumber(expected.max)}`;
}

/** "0.41 [0.39, 0.44] mV" */
export function measuredText({
  measured,
  interval,
  expected,
  unit,
}: Parts<"measured" | "interval" | "expected" | "unit">): string {
  if (typeof measured === "boolean") return truth(measured);
  const digits = measuredDigits(expected);
  const written = (value: number): string => formatNumber(value, digits);
  // A small number at its bound, in all units, is a residual (see `below`): what it is below that is rounding.
  const atBound = (value: number): boolean => "max" in expected && value === expected.max && value < 1e-5;
  if ([measured, ...(interval ?? [])].every(atBound)) return withUnit(`≤ ${written(measured)}`, unit);
  return withUnit(written(measured) + (interval === null ? "" : ` [${interval.map(written).join(", ")}]`), unit);
}

/** "Student t, 8 networks"; "exact"; "250 networks" */
export function intervalText({ kind, units, exact }: Parts<"kind" | "units" | "exact">): string {
  if (exact || units === null) return "exact";
  return `${kind === null ? "" : `${kind}, `}${units.count} ${units.of}`;
}

/** Digits that let a reader see the measured number against the tolerance. */
function measuredDigits(expected: Expected): number {
  if (!("value" in expected) || expected.tolerance === 0 || expected.value === 0) return 3;
  return Math.min(6, Math.max(3, Math.ceil(Math.log10(Math.abs(expected.value) / expected.tolerance)) + 1));
}

function withUnit(text: string, unit: string | null): string {
  return unit === null ? text : `${text} ${unit}`;
}

function truth(value: boolean): string {
  return value ? "holds" : "does not hold";
}
