import { createHash } from "node:crypto";

/** A script's hash as a content security policy names it, without quotation marks. `scriptHash("1") // "sha256-a4ay…"` */
export function scriptHash(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}
