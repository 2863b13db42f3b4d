/**
 * How many additions, multiplications and divisions of doubles one time bin takes, counted in the code: in the plain loop
 * over synapses (`synapseLoop.ts`, `learningRules.ts`, statistics at their cheapest), and in the event loop
 * (`kernels/assembly/naturalGradient.ts`). Drawing the spikes isn't counted: it is the same for both.
 */
import type { RuleName } from "./learningTask.js";
import { aCount, aNonNegative, oneOf, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Counts of one rule: per bin, and for each afferent, spike, and afferent that is gathered. */
export interface LoopCounts {
  readonly plain: { readonly bin: number; readonly afferent: number };
  readonly event: { readonly bin: number; readonly spike: number; readonly gathered: number };
}

/**
 * Plain, per afferent: decays 2, x 2, V 2, the change and its addition 3 (Euclidean) or 8, μ and σ² 5, Σx 1 (natural); per
 * bin the sigmoid, c's and γ's as in the event loop. Event, per bin: potentials 5, sigmoid and error 39; natural rules: Σx,
 * μ, σ² 5, c's and γ's 63 (approximated) or 114, inner products 48 (Euclidean 13). Per spike: 35 (30). Per gathered
 * afferent: 8 (6).
 */
export const LOOP_COUNTS: Readonly<Record<RuleName, LoopCounts>> = {
  euclidean: { plain: { bin: 39, afferent: 9 }, event: { bin: 57, spike: 30, gathered: 6 } },
  approximated: { plain: { bin: 102, afferent: 19 }, event: { bin: 160, spike: 35, gathered: 8 } },
  natural: { plain: { bin: 153, afferent: 20 }, event: { bin: 211, spike: 35, gathered: 8 } },
};

const loopOperationsOptions = optionsOf({ afferents: aCount, spikes: aNonNegative, gatherEvery: optional(aCount) });

/**
 * Operations of one bin with n afferents that spike `spikes` times in a bin together.
 *
 * @throws {RangeError} on counts below 1, or a negative number of spikes
 * @example loopOperations("natural", { afferents: 100, spikes: 1.5 }).plain // 2153
 */
export function loopOperations(
  rule: RuleName,
  options: { afferents: number; spikes: number; gatherEvery?: number },
): { readonly plain: number; readonly event: number } {
  requireInput("loopOperations: rule", rule, oneOf("euclidean", "natural", "approximated"));
  requireInput("loopOperations: options", options, loopOperationsOptions);
  const { afferents, spikes, gatherEvery = 32 } = options;

  const { plain, event } = LOOP_COUNTS[rule];
  return {
    plain: plain.bin + plain.afferent * afferents,
    event: event.bin + event.spike * spikes + (event.gathered * afferents) / gatherEvery,
  };
}
