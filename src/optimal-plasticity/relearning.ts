/** The best magnitude while a memory is still being learned again (Eq 10). */
import { requireCount } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import { alternate } from "./alternation.js";
import type { Landscape } from "./landscape.js";

/** Means over seeds at one step. */
export interface RelearningStep {
  readonly step: number;
  /** Optimal ratio (‖Δc‖ : ‖Δε‖)* (root mean square of Eq 6 over e). */
  readonly ratio: number;
  readonly error: number;
}

/**
 * From `start`, far from the minimum, `steps` fluctuations of magnitude `magnitude`, each compensated by a gradient step of
 * optimal magnitude, averaged over `seeds` seeds.
 *
 * `relearning(quadraticBowl([1, 5]), { start: Float64Array.of(9, 3), magnitude: 1, steps: 12, seeds: 200 })`
 */
export function relearning(
  landscape: Landscape,
  options: { start: Float64Array; magnitude: number; steps: number; seeds: number },
): RelearningStep[] {
  const { start, magnitude, steps, seeds } = options;
  requireCount("seeds", seeds);
  const runs = Array.from({ length: seeds }, (_, k) =>
    alternate(landscape, { start, magnitude, steps, compensation: "optimal", seed: k + 1 }),
  );
  return Array.from({ length: steps }, (_, t) => ({
    step: t + 1,
    ratio: Math.sqrt(mean(runs.map((run) => square(run[t]!.magnitude)))) / magnitude,
    error: mean(runs.map((run) => run[t]!.error)),
  }));
}
