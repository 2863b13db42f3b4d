/** What delay and limited precision do to a rule that knows gradient and curvature (Fig 4d). */
import { requireCount, requireNumber, requireVector } from "../numerics/check.js";
import { mean } from "../numerics/statistics.js";
import { randomStream } from "../numerics/random.js";
import { addScaled, norm, rescale } from "../numerics/vector.js";
import { splitMagnitude } from "./compensatoryPlasticity.js";
import { fluctuation } from "./fluctuation.js";
import { quadraticBowl } from "./quadraticBowl.js";
import type { SweepRow } from "./sweetSpot.js";
import {
  aCount,
  aFlag,
  aNonNegativeOrInfinite,
  aNumber,
  aVector,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** A Newton rule with its two faults. */
export interface NewtonFaults {
  /** The step is chosen before the fluctuation beside which it happens, and misses that one alone. Default false. */
  readonly concurrent?: boolean;
  /** How many steps ago the state was that the rule knows of: it misses their fluctuations and its own answers. */
  readonly delay?: number;
  /** Length of the Newton step over that of the noise in it; ∞: exact. */
  readonly signalToNoise?: number;
}

const newtonSweepOptions = optionsOf({
  concurrent: optional(aFlag),
  delay: optional(aNumber),
  signalToNoise: optional(aNonNegativeOrInfinite),
  ratios: aVector,
  steps: aCount,
  seeds: aCount,
});

/**
 * Fluctuation and Newton step in turn in the bowl with these curvatures, at several ratios ρ = ‖Δc‖/‖Δε‖ with `seeds`
 * seeds each: mean error after the step, in units of what one fluctuation costs, ½e² Tr(∇²F)/N; the first fifth of the
 * steps left out. In a bowl the Newton step points straight at the minimum from the state that the rule knows of.
 *
 * `newtonSweep([1, 5], { ratios: [0.6, 0.8, 1], steps: 1000, seeds: 8, delay: 1 })`
 */
export function newtonSweep(
  eigenvalues: readonly number[],
  options: NewtonFaults & { ratios: readonly number[]; steps: number; seeds: number },
): SweepRow[] {
  requireInput("newtonSweep: eigenvalues", eigenvalues, aVector);
  requireInput("newtonSweep: options", options, newtonSweepOptions);

  const { ratios, steps, seeds, concurrent = false, delay = 0, signalToNoise = Infinity } = options;
  requireVector("newtonSweep: ratios", ratios, ratios.length);
  requireCount("newtonSweep: steps", steps);
  requireCount("newtonSweep: seeds", seeds);
  requireNumber("newtonSweep: delay", delay, { min: 0 });
  const bowl = quadraticBowl(eigenvalues);
  const cost = mean(eigenvalues) / 2;
  const settled = Math.floor(steps / 5);
  return ratios.flatMap((ratio) =>
    Array.from({ length: seeds }, (_, k) => {
      const next = newtonSteps(eigenvalues.length, { ratio, concurrent, delay, signalToNoise, seed: k + 1 });
      const errors = Array.from({ length: steps }, () => bowl.taskError(next()));
      return { ratio, repeat: k + 1, steadyStateError: mean(errors.slice(settled)) / cost };
    }),
  );
}

/** From the minimum, by fluctuations of magnitude one; each call makes one and the step after it, and gives the state. */
function newtonSteps(
  dimension: number,
  { ratio, concurrent, delay, signalToNoise, seed }: Required<NewtonFaults> & { ratio: number; seed: number },
): () => Float64Array {
  const fluctuations = randomStream(seed, "optimal-plasticity/newton", "fluctuation");
  const noise = randomStream(seed, "optimal-plasticity/newton", "noise");
  const { gradientStep, noiseStep } = splitMagnitude(1, signalToNoise);
  const change = new Float64Array(dimension);
  const known: Float64Array[] = [];
  let w: Float64Array = new Float64Array(dimension);
  return () => {
    const perturbed = addScaled(w.slice(), 1, fluctuation(1, fluctuations, change));
    known.push(concurrent ? w : perturbed);
    const step = rescale(
      known[0]!.map((value) => -value),
      gradientStep,
    );
    if (noiseStep > 0) addScaled(step, 1, rescale(noise.fillNormal(change), noiseStep));
    if (known.length > delay) known.shift();
    w = norm(step) > 0 ? addScaled(perturbed.slice(), 1, rescale(step, ratio)) : perturbed;
    return w;
  };
}
