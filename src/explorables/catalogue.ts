/** All explorables, one a paper. */
import type { Explorable } from "./explorable.js";
import { naturalGradient } from "./natural-gradient/explorable.js";
import { networkSize } from "./network-size/explorable.js";
import { optimalPlasticity } from "./optimal-plasticity/explorable.js";
import { synapticBalancing } from "./synaptic-balancing/explorable.js";
import { shown } from "./settings.js";

export const explorables: readonly Explorable[] = [optimalPlasticity, synapticBalancing, naturalGradient, networkSize];

/**
 * The explorable of a paper.
 *
 * @throws {RangeError} when there is none of this name
 * @example explorableOf("optimal-plasticity").controls
 */
export function explorableOf(name: string): Explorable {
  const found = explorables.find((one) => one.name === name);
  if (found === undefined) {
    throw new RangeError(`explorable: expected ${explorables.map((one) => one.name).join(", ")}, got ${shown(name)}`);
  }
  return found;
}
