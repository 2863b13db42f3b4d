/** What matching the fluctuations costs: the numbers behind Fig 4c. */
import { requireCount } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import { type Alternation, alternate } from "./alternation.js";
import { meanCurvature } from "./curvature.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { aCount, aNonNegative, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Optimal against matched magnitude under the same fluctuations: one value for each seed. */
export interface Overshoot {
  /** Steady-state error of the matched magnitude over that of the optimal one. */
  readonly errorRatio: readonly number[];
  /** Mean magnitude of the optimal steps, in units of the fluctuation. */
  readonly optimalMagnitude: readonly number[];
  /** ½ ‖Δc‖² Q[Δc] gained over ½ e² Tr/N lost, mean over the optimal steps: one at steady state (Box 4, Eq 9a). */
  readonly balance: readonly number[];
  /** Share of the matched steps that are longer than their optimum. */
  readonly overshooting: readonly number[];
  /** Share of the matched steps that end at a higher error than they began. */
  readonly harmful: readonly number[];
}

const overshootOptions = optionsOf({ magnitude: aNonNegative, steps: aCount, seeds: aCount });

/**
 * Runs the alternation of Fig 4c from the minimum for `steps` steps with each of `seeds` seeds, leaves out the first
 * fifth, and compares steps of optimal magnitude (Eq 6) with steps as long as the fluctuations. The Hessian is taken to
 * be the same everywhere.
 *
 * `meanEstimate(overshoot(quadraticBowl([1, 5]), { magnitude: 1, steps: 1000, seeds: 20 }).errorRatio, "seeds")`
 */
export function overshoot(
  landscape: Landscape,
  options: { magnitude: number; steps: number; seeds: number },
): Overshoot {
  requireInput("overshoot: landscape", landscape, aLandscape);
  requireInput("overshoot: options", options, overshootOptions);
  const { magnitude, steps, seeds } = options;

  requireCount("overshoot: seeds", seeds, 2);
  const average = meanCurvature(landscape, new Float64Array(landscape.dimension));
  const settled = Math.floor(steps / 5);
  const runs = Array.from({ length: seeds }, (_, k) => {
    const run = (compensation: number | "optimal") =>
      alternate(landscape, { magnitude, compensation, steps, seed: k + 1 }).slice(settled);
    return { optimal: run("optimal"), matched: run(magnitude) };
  });
  const over = (of: (run: { optimal: Alternation[]; matched: Alternation[] }) => number): number[] => runs.map(of);
  const error = (steps: Alternation[]) => mean(steps.map((step) => step.error));
  const share = (steps: Alternation[], holds: (step: Alternation) => boolean) =>
    mean(steps.map((step) => (holds(step) ? 1 : 0)));
  return {
    errorRatio: over(({ optimal, matched }) => error(matched) / error(optimal)),
    optimalMagnitude: over(({ optimal }) => mean(optimal.map((step) => step.magnitude)) / magnitude),
    balance: over(
      ({ optimal }) =>
        mean(optimal.map((step) => square(step.magnitude) * step.curvature)) / (square(magnitude) * average),
    ),
    overshooting: over(({ matched }) => share(matched, (step) => step.magnitude > step.optimum)),
    harmful: over(({ matched }) => share(matched, (step) => step.error > step.perturbedError)),
  };
}
