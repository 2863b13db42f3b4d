import { createHash } from "node:crypto";

/**
 * SHA-256 in hexadecimal digits, all 64 or the first so many.
 *
 * @example sha256("text", 16) // "982d9e3eb996f559"
 */
export function sha256(content: string | Uint8Array, digits = 64): string {
  return createHash("sha256").update(content).digest("hex").slice(0, digits);
}
