/**
 * Fluctuation and compensatory plasticity in turn (Fig 4c): each fluctuation is followed by a step down the gradient, of
 * a fixed magnitude or of the optimal one. With a finite signal-to-noise ratio the gradient is corrupted.
 *
 * It is the same chain of states as the paper's concurrent process w ← w + Δc + Δε, seen half a step later: what is
 * called steady-state error here is F after the compensatory step.
 */
import { requireCount, requireNumber } from "../numerics/check.js";
import { mean } from "../numerics/statistics.js";
import { randomStream } from "../numerics/random.js";
import { addScaled, norm, rescale } from "../numerics/vector.js";
import { firstOrder } from "./compensatoryPlasticity.js";
import { fluctuation } from "./fluctuation.js";
import type { Landscape } from "./landscape.js";
import { localExpansion } from "./lineProfile.js";
import type { SweepRow } from "./sweetSpot.js";
import { aLandscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aNonNegativeOrInfinite,
  aNumber,
  aVector,
  aWhole,
  either,
  oneOf,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** One fluctuation and the compensatory step after it. */
export interface Alternation {
  /** Before the fluctuation, after it, and after the compensatory step. */
  readonly before: Float64Array;
  readonly perturbed: Float64Array;
  readonly after: Float64Array;
  readonly perturbedError: number;
  readonly error: number;
  /** ‖Δc‖ of the step, and the one that would have been best in its direction (Eq 6; negative for an uphill draw). */
  readonly magnitude: number;
  readonly optimum: number;
  /** Q along the step. */
  readonly curvature: number;
}

/** What an alternation needs. */
export interface AlternationOptions {
  /** e, magnitude of each fluctuation. */
  readonly magnitude: number;
  /** ‖Δc‖: a number, or Eq 6 at each state (no step where the corrupted direction goes uphill). */
  readonly compensation: number | "optimal";
  readonly steps: number;
  readonly seed: number;
  /** Default ∞, the exact gradient. */
  readonly signalToNoise?: number;
  /** Default: the origin. */
  readonly start?: Float64Array;
}

/** What the options have to be. */
export const alternationOptions = optionsOf<AlternationOptions>({
  magnitude: aNonNegative,
  compensation: either(oneOf("optimal"), aNumber),
  steps: aCount,
  seed: aWhole,
  signalToNoise: optional(aNonNegativeOrInfinite),
  start: optional(aVector),
});

/**
 * `steps` fluctuations, each followed by a compensatory step. The fluctuations depend on `seed` alone, so that two kinds
 * of compensation can be compared under the same ones.
 *
 * `alternate(quadraticBowl([1, 5]), { magnitude: 1, compensation: "optimal", steps: 200, seed: 1 })`
 */
export function alternate(landscape: Landscape, options: AlternationOptions): Alternation[] {
  requireInput("alternate: landscape", landscape, aLandscape);
  requireInput("alternate: options", options, alternationOptions);
  requireInput("alternate: options.start", options.start, optional(vectorOf(landscape.dimension)));

  const { magnitude, compensation, steps, seed, signalToNoise = Infinity } = options;
  requireCount("alternate: steps", steps);
  if (compensation !== "optimal") requireNumber("alternate: compensation", compensation, { min: 0 });
  const fluctuations = randomStream(seed, "optimal-plasticity/alternation", "fluctuation");
  const noise = randomStream(seed, "optimal-plasticity/alternation", "noise");
  const rule = firstOrder(signalToNoise);
  const change = new Float64Array(landscape.dimension);
  const gradient = new Float64Array(landscape.dimension);
  const direction = new Float64Array(landscape.dimension);
  let before = options.start ?? new Float64Array(landscape.dimension);
  return Array.from({ length: steps }, (): Alternation => {
    const perturbed = addScaled(before.slice(), 1, fluctuation(magnitude, fluctuations, change));
    const perturbedError = landscape.gradient(perturbed, gradient);
    rule({ landscape, w: perturbed, gradient, taskError: perturbedError }, 1, noise, direction);
    const after = perturbed.slice();
    let [optimum, bend, length] = [0, 0, 0]; // exactly at a minimum there is nothing to compensate
    if (norm(direction) > 0) {
      const local = localExpansion(landscape, perturbed, direction);
      bend = local.bend;
      optimum = -local.slope / bend;
      length = compensation === "optimal" ? Math.max(0, optimum) : compensation;
      addScaled(after, length, rescale(direction));
    }
    const error = landscape.taskError(after);
    const step = { before, perturbed, after, perturbedError, error, magnitude: length, optimum, curvature: bend };
    before = after;
    return step;
  });
}

const alternationSweepOptions = optionsOf({
  steps: aCount,
  signalToNoise: optional(aNonNegativeOrInfinite),
  magnitude: aNonNegative,
  start: optional(aVector),
  ratios: aVector,
  seeds: aCount,
});

/**
 * The alternation at several ratios ρ = ‖Δc‖/‖Δε‖ with `seeds` seeds each: mean error after the compensatory step, the
 * first fifth of the steps left out, as rows for `sweetSpot`.
 *
 * `sweetSpot(alternationSweep(bowl, { ratios: [0.4, 0.7, 1], magnitude: 1, steps: 1000, seeds: 8, signalToNoise: 1 }))`
 */
export function alternationSweep(
  landscape: Landscape,
  options: Omit<AlternationOptions, "compensation" | "seed"> & { ratios: readonly number[]; seeds: number },
): SweepRow[] {
  requireInput("alternationSweep: landscape", landscape, aLandscape);
  requireInput("alternationSweep: options", options, alternationSweepOptions);
  requireInput("alternationSweep: options.start", options.start, optional(vectorOf(landscape.dimension)));

  const { ratios, seeds, ...rest } = options;
  requireCount("alternationSweep: seeds", seeds);
  return ratios.flatMap((ratio) =>
    Array.from({ length: seeds }, (_, k) => {
      const steps = alternate(landscape, { ...rest, compensation: ratio * rest.magnitude, seed: k + 1 });
      const settled = steps.slice(Math.floor(steps.length / 5));
      return { ratio, repeat: k + 1, steadyStateError: mean(settled.map(({ error }) => error)) };
    }),
  );
}
