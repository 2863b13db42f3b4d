/** The best magnitude while a memory is still being learned again (Eq 10). */
import { requireCount } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import { alternate } from "./alternation.js";
import { meanCurvature } from "./curvature.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aVector,
  aWhole,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** Means over seeds at one step. */
export interface RelearningStep {
  readonly step: number;
  /** Optimal ratio (‖Δc‖ : ‖Δε‖)* (root mean square of Eq 6 over e). */
  readonly ratio: number;
  /** Mean Q[Δc] of the step. */
  readonly curvature: number;
  /**
   * Eq 9a at that step: √(Tr(∇²F)/N over Q[Δc]), the seeds' curvatures weighted by ‖Δc‖², as they count in Eq 8.
   */
  readonly steady: number;
  /** Mean F before the fluctuation and after the step. */
  readonly before: number;
  readonly error: number;
}

const relearningOptions = optionsOf({
  start: aVector,
  magnitude: aNonNegative,
  steps: aCount,
  seeds: aCount,
  firstSeed: optional(aWhole),
});

/**
 * From `start`, far from the minimum, `steps` fluctuations of magnitude `magnitude`, each compensated by a gradient step of
 * optimal magnitude, averaged over `seeds` seeds from `firstSeed` (default 1). The Hessian is taken to be the same
 * everywhere.
 *
 * `relearning(quadraticBowl([1, 5]), { start: Float64Array.of(9, 3), magnitude: 1, steps: 12, seeds: 200 })`
 */
export function relearning(
  landscape: Landscape,
  options: { start: Float64Array; magnitude: number; steps: number; seeds: number; firstSeed?: number },
): RelearningStep[] {
  requireInput("relearning: landscape", landscape, aLandscape);
  requireInput("relearning: options", options, relearningOptions);
  requireInput("relearning: options.start", options.start, vectorOf(landscape.dimension));

  const { start, magnitude, steps, seeds, firstSeed = 1 } = options;
  requireCount("relearning: seeds", seeds);
  const average = meanCurvature(landscape, start);
  const runs = Array.from({ length: seeds }, (_, k) =>
    alternate(landscape, { start, magnitude, steps, compensation: "optimal", seed: firstSeed + k }),
  );
  return Array.from({ length: steps }, (_, t) => {
    const squares = mean(runs.map((run) => square(run[t]!.magnitude)));
    const curvature = mean(runs.map((run) => run[t]!.curvature));
    return {
      step: t + 1,
      ratio: Math.sqrt(squares) / magnitude,
      curvature,
      steady: Math.sqrt((average * squares) / mean(runs.map((run) => square(run[t]!.magnitude) * run[t]!.curvature))),
      before: mean(runs.map((run) => landscape.taskError(run[t]!.before))),
      error: mean(runs.map((run) => run[t]!.error)),
    };
  });
}
