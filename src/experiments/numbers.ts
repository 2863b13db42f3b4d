/** Numbers in JSON: what JSON can't write (NaN, ±∞) as named strings, never silently as null. */

export type EncodedNumber = number | "NaN" | "Infinity" | "-Infinity";

/** A number as JSON can hold it. */
export function encodeNumber(x: number): EncodedNumber {
  return Number.isFinite(x) ? x : (String(x) as EncodedNumber);
}

/** The inverse of `encodeNumber`. */
export function decodeNumber(x: EncodedNumber): number {
  return Number(x);
}

/**
 * x with so many significant digits (all when undefined), and never −0, which JSON would lose: a value computed now
 * and the same value read from a file are equal to the last bit.
 */
export function rounded(x: number, digits: number | undefined): number {
  return (digits === undefined || !Number.isFinite(x) ? x : Number(x.toPrecision(digits))) + 0;
}
