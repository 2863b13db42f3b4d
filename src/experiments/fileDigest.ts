/**
 * The digest in a result file: SHA-256 of all its other bytes, in a line of its own after the first field, so that any
 * changed bit is found, be it in a value, a space or the digest itself.
 */
import { sha256 } from "../files/sha256.js";

const DIGEST_LINE = /^(\{\n {2}"format": "[^"\n]*",\n) {2}"digest": "([0-9a-f]{64})",\n/;

/** As many bytes at the start hold the digest's line at the most. */
const HEAD = 200;

/** The text of a file (whose second line is its format) with its digest's line put in. */
export function withDigest(text: string): string {
  const at = text.indexOf("\n", text.indexOf("\n") + 1) + 1;
  return `${text.slice(0, at)}  "digest": "${sha256(text)}",\n${text.slice(at)}`;
}

/** The digest that a file carries; undefined when it has none in its place. */
export function digestOf(bytes: Uint8Array): string | undefined {
  return DIGEST_LINE.exec(head(bytes))?.[2];
}

/** Whether a file carries the digest of its content. */
export function hasDigest(bytes: Uint8Array): boolean {
  const match = DIGEST_LINE.exec(head(bytes));
  if (match === null) return false;
  const [{ length }, format, digest] = match as unknown as [string, string, string];
  return sha256(Buffer.concat([Buffer.from(format, "latin1"), bytes.subarray(length)])) === digest;
}

/** The first bytes, one character each. */
function head(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, HEAD)).toString("latin1");
}
