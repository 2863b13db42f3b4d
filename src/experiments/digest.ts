/** The digest by which a notebook names the result that it shows. */
import { sha256 } from "../files/sha256.js";
import { canonical } from "./fingerprint.js";
import { encodeValues } from "./numbers.js";
import type { Result } from "./result.js";

/**
 * What a result says, as 16 hexadecimal digits: experiment, profile, parameters, seed, axes, observables and values, but
 * not its provenance, so that a result computed again, or renewed, with the same values has the same digest.
 *
 * `contentDigest(readResult("data/results/optimal-plasticity/fig5-linear.paper.json"))  // "3f0c…"`
 */
export function contentDigest(result: Result<unknown>): string {
  const { experiment, profile, parameters, seed, axes, observables } = result;
  const values = encodeValues(result.values);
  return sha256(canonical({ experiment, profile, parameters, seed, axes, observables, values }), 16);
}
