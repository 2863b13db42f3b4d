/** A line of JSON that ends with a checksum of itself: `{"index":3,"values":{…},"sha256":"…"}`. */
import { sha256 } from "../files/sha256.js";

/** 64 bits: that a damaged line passes by chance needn't be feared. */
const DIGITS = 16;
const END = new RegExp(`^(.*),"sha256":"([0-9a-f]{${DIGITS}})"\\}$`, "s");

/**
 * An object as a line with its checksum (without the line's end).
 *
 * @param record at least one property, as JSON can hold it
 * @param context what the line belongs to: read with another, it doesn't pass
 */
export function checkedLine(record: object, context = ""): string {
  const text = JSON.stringify(record).slice(0, -1);
  return `${text},"sha256":"${sha256(`${context}${text}`, DIGITS)}"}`;
}

/** The object of a line as it was written; undefined for any other text. */
export function readChecked(line: string, context = ""): unknown {
  const [, text, digest] = END.exec(line) ?? [];
  if (text === undefined || sha256(`${context}${text}`, DIGITS) !== digest) return undefined;
  const record = JSON.parse(`${text}}`) as object;
  return record;
}
