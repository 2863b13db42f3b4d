/** Digests by which damage is found, and by which a notebook names the result that it shows. */
import { createHash } from "node:crypto";
import { canonical } from "./fingerprint.js";
import { encodeNumber } from "./numbers.js";
import type { Result } from "./result.js";

/** SHA-256 in hexadecimal digits, all 64 or the first so many. `sha256("text", 16)` */
export function sha256(content: string | Uint8Array, digits = 64): string {
  return createHash("sha256").update(content).digest("hex").slice(0, digits);
}

/**
 * What a result says, as 16 hexadecimal digits: experiment, profile, parameters, seed, axes, observables and values, but
 * not its provenance, so that a result computed again, or renewed, with the same values has the same digest.
 *
 * `contentDigest(readResult("data/results/optimal-plasticity/fig5-linear.paper.json"))  // "3f0c…"`
 */
export function contentDigest(result: Result<unknown>): string {
  const { experiment, profile, parameters, seed, axes, observables } = result;
  const values = Object.fromEntries(
    Object.entries(result.values).map(([name, numbers]) => [name, numbers.map(encodeNumber)]),
  );
  return sha256(canonical({ experiment, profile, parameters, seed, axes, observables, values }), 16);
}
