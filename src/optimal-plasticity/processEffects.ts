/** What each of the two processes does to the task error by itself, at states of one network (Fig 2b). */
import { requireCount, requireNumber } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { mean } from "../numerics/statistics.js";
import { addScaled } from "../numerics/vector.js";
import { firstOrder } from "./compensatoryPlasticity.js";
import { fluctuationEffects } from "./fluctuationEffects.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aNonNegativeOrInfinite,
  aStream,
  listOf,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** Mean changes of F, over states and draws. */
export interface ProcessEffects {
  /** F[w + Δε] − F[w]. */
  readonly fluctuation: number;
  /** F[w + Δc] − F[w]. */
  readonly compensation: number;
}

const processEffectsOptions = optionsOf({
  magnitude: aNonNegative,
  ratio: aNonNegative,
  signalToNoise: aNonNegativeOrInfinite,
  draws: aCount,
  stream: aStream,
});

/**
 * Mean ΔF of fluctuations of magnitude `magnitude` and of compensatory steps of magnitude `ratio` · `magnitude` of
 * quality `signalToNoise`, each taken alone from the same states, `draws` of each at every state. At a steady state of
 * both together their sum is zero, as far as the two don't interact within one step.
 *
 * @throws {RangeError} without states, or unless draws is a whole number of at least one
 * @example processEffects(landscape, states, { magnitude: 0.21, ratio: 0.4, signalToNoise: 10, draws: 20, stream })
 */
export function processEffects(
  landscape: Landscape,
  states: readonly Float64Array[],
  options: { magnitude: number; ratio: number; signalToNoise: number; draws: number; stream: RandomStream },
): ProcessEffects {
  requireInput("processEffects: landscape", landscape, aLandscape);
  requireInput("processEffects: states", states, listOf(vectorOf(landscape.dimension), 1));
  requireInput("processEffects: options", options, processEffectsOptions);

  const { magnitude, ratio, signalToNoise, draws, stream } = options;
  requireCount("processEffects: draws", draws);
  requireNumber("processEffects: ratio", ratio, { min: 0 });
  const rule = firstOrder(signalToNoise);
  const gradient = new Float64Array(landscape.dimension);
  const step = new Float64Array(landscape.dimension);
  const ofStates = states.map((w) => {
    const taskError = landscape.gradient(w, gradient);
    const compensations = Array.from({ length: draws }, () => {
      rule({ landscape, w, gradient, taskError }, ratio * magnitude, stream, step);
      return landscape.taskError(addScaled(w.slice(), 1, step)) - taskError;
    });
    const fluctuations = fluctuationEffects(landscape, w, magnitude, draws, stream).curved;
    return { fluctuation: mean(fluctuations), compensation: mean(compensations) };
  });
  return {
    fluctuation: mean(ofStates.map((one) => one.fluctuation)),
    compensation: mean(ofStates.map((one) => one.compensation)),
  };
}
