/** Learning, cycle after cycle: w ← w + T ẇ, with the gradient exact at the start of each cycle. */
import { addScaled } from "../numerics/vector.js";
import type { ErrorFunction } from "./errorFunction.js";
import type { PlasticityRates } from "./plasticityRates.js";
import { WeightChanges, type WeightChangeSources } from "./weightChange.js";
import { anErrorFunction } from "./errorFunction.js";
import { aCount, aFunction, aVector, optional, optionsOf, requireInput, withLengths } from "../numerics/inputKinds.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { aWeightChangeSources } from "./weightChange.js";

/** What is known in a cycle before its step is taken. Views, not copies. */
export interface CycleState {
  /** 0, 1, … */
  readonly cycle: number;
  readonly w: Float64Array;
  /** F(w). */
  readonly error: number;
  /** ∇F(w). */
  readonly gradient: Float64Array;
  /** T ẇ, the step about to be taken. */
  readonly step: Float64Array;
}

/** One run. */
export interface LearnOptions {
  readonly errorFunction: ErrorFunction;
  /** Weights at the start; changed in place. */
  readonly w: Float64Array;
  readonly rates: PlasticityRates;
  readonly cycles: number;
  readonly sources: WeightChangeSources;
  /** Called before each cycle, to bring fresh data. */
  readonly beforeCycle?: (cycle: number) => void;
  readonly observe?: (state: CycleState) => void;
}

/** What the options have to be. */
export const learnOptions = withLengths<LearnOptions>(
  optionsOf<LearnOptions>({
    errorFunction: anErrorFunction,
    w: aVector,
    rates: aPlasticityRates,
    cycles: aCount,
    sources: aWeightChangeSources,
    beforeCycle: optional(aFunction),
    observe: optional(aFunction),
  }),
  ({ errorFunction }) => ({ w: errorFunction.dimension }),
);

/**
 * Runs `cycles` cycles in place and returns F before each of them and, last, after all (cycles + 1 entries; with fresh
 * data the last one is on the last cycle's data).
 *
 * `learn({ errorFunction, w, rates, cycles: 1200, sources: { irrelevantStream, noiseStream } })`
 *
 * Throws `RangeError` for γ < 0, T ≤ 0, a start of another length, and when the error isn't finite any more.
 */
export function learn(options: LearnOptions): Float64Array {
  requireInput("learn: options", options, learnOptions);
  const { errorFunction, w, rates, cycles, sources, beforeCycle, observe } = options;

  const { dimension } = errorFunction;
  const changes = new WeightChanges(rates, dimension, sources);
  const gradient = new Float64Array(dimension);
  const step = new Float64Array(dimension);
  const errors = new Float64Array(cycles + 1);
  for (let cycle = 0; cycle < cycles; cycle++) {
    beforeCycle?.(cycle);
    const error = errorFunction.gradient(w, gradient);
    if (!Number.isFinite(error))
      throw new RangeError(`learn: error: expected finite values, got ${error} in cycle ${cycle}`);
    errors[cycle] = error;
    changes.next(gradient, step);
    observe?.({ cycle, w, error, gradient, step });
    addScaled(w, 1, step);
  }
  errors[cycles] = errorFunction.error(w);
  return errors;
}
