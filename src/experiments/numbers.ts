/** Numbers in JSON: what JSON can't write (NaN, ±∞) as named strings, never silently as null. */

export type EncodedNumber = number | "NaN" | "Infinity" | "-Infinity";

/** A number as JSON can hold it. */
function encodeNumber(x: number): EncodedNumber {
  return Number.isFinite(x) ? x : (String(x) as EncodedNumber);
}

/** Each observable's numbers as JSON can hold them. `encodeValues({ k: [1, NaN] }) // { k: [1, "NaN"] }` */
export function encodeValues(values: Readonly<Record<string, readonly number[]>>): Record<string, EncodedNumber[]> {
  return Object.fromEntries(Object.entries(values).map(([name, numbers]) => [name, numbers.map(encodeNumber)]));
}

/** The inverse of `encodeValues`. */
export function decodeValues(values: Readonly<Record<string, readonly EncodedNumber[]>>): Record<string, number[]> {
  return Object.fromEntries(Object.entries(values).map(([name, numbers]) => [name, numbers.map(Number)]));
}

/**
 * x with so many significant digits (all when undefined), and never −0, which JSON would lose: a value computed now
 * and the same value read from a file are equal to the last bit.
 */
export function rounded(x: number, digits: number | undefined): number {
  return (digits === undefined || !Number.isFinite(x) ? x : Number(x.toPrecision(digits))) + 0;
}
