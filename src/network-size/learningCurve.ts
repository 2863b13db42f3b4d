/** A run of learning, as the figures show it: error and local task difficulty over time, and at steady state. */
import { requireCount, requireNumber } from "../numerics/check.js";
import { mean } from "../numerics/statistics.js";
import { norm } from "../numerics/vector.js";
import { learn, type LearnOptions } from "./learn.js";
import { stepDifficulty } from "./taskDifficulty.js";
import { aCount, aFunction, aVector, optional, optionsOf, requireInput, withLengths } from "../numerics/inputKinds.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { anErrorFunction } from "./errorFunction.js";
import { aWeightChangeSources } from "./weightChange.js";

/** One run, and how it is read. */
export interface LearningCurveOptions extends Omit<LearnOptions, "observe"> {
  /** Cycles of each mean of the curves; divides `cycles`. */
  readonly bin: number;
  /** Cycles at the end that count as steady state. */
  readonly steady: number;
  /** G is computed every so many cycles, and in each of the first five; divides `bin`. Default `bin`. */
  readonly difficultyEvery?: number;
}

/** What the options have to be. */
export const learningCurveOptions = withLengths<LearningCurveOptions>(
  optionsOf<LearningCurveOptions>({
    bin: aCount,
    steady: aCount,
    difficultyEvery: optional(aCount),
    rates: aPlasticityRates,
    w: aVector,
    errorFunction: anErrorFunction,
    cycles: aCount,
    sources: aWeightChangeSources,
    beforeCycle: optional(aFunction),
  }),
  ({ errorFunction }) => ({ w: errorFunction.dimension }),
);

/** What is left of a run. */
export interface LearningCurve {
  /** F at the start. */
  readonly startError: number;
  /** Mean of F over the steady cycles. */
  readonly steadyError: number;
  /** Mean of ‖∇F‖ over the steady cycles. */
  readonly steadyGradientNorm: number;
  /** Mean of G over the first five cycles. */
  readonly startDifficulty: number;
  /** Mean of G over the steady cycles in which it was computed. */
  readonly steadyDifficulty: number;
  /** Means of F over bins of cycles. */
  readonly errors: Float64Array;
  /** Means of G over the same bins. */
  readonly difficulties: Float64Array;
}

const FIRST = 5;

/**
 * Learns in place and reads off the curves.
 *
 * `learningCurve({ errorFunction, w, rates, cycles: 1200, sources, bin: 20, steady: 300 }).steadyError`
 *
 * Throws `RangeError` as `learn`, for a bin that doesn't divide the cycles, and for fewer cycles than steady ones.
 */
export function learningCurve(options: LearningCurveOptions): LearningCurve {
  requireInput("learningCurve: options", options, learningCurveOptions);

  const { bin, steady, difficultyEvery = bin, ...run } = options;
  const { cycles, errorFunction } = run;
  requireCount("learningCurve: cycles", cycles, FIRST);
  requireNumber("learningCurve: steady", steady, { max: cycles });
  if (cycles % bin !== 0)
    throw new RangeError(`learningCurve: bin: expected a divisor of ${cycles} cycles, got ${bin}`);
  if (bin % difficultyEvery !== 0) {
    throw new RangeError(
      `learningCurve: difficultyEvery: expected a divisor of the bin, ${bin}, got ${difficultyEvery}`,
    );
  }
  const bins = cycles / bin;
  const sums = new Float64Array(bins);
  const counts = new Float64Array(bins);
  const first: number[] = [];
  const last: number[] = [];
  let gradients = 0;
  const scratch = new Float64Array(errorFunction.dimension);
  const errors = learn({
    ...run,
    observe: (state) => {
      const { cycle, gradient } = state;
      if (cycle >= cycles - steady) gradients += norm(gradient) / steady;
      const isRegular = cycle % difficultyEvery === 0;
      if (!isRegular && cycle >= FIRST) return;
      const difficulty = stepDifficulty(errorFunction, state, scratch);
      if (cycle < FIRST) first.push(difficulty);
      if (cycle >= cycles - steady) last.push(difficulty);
      if (!isRegular) return;
      const place = Math.floor(cycle / bin);
      sums[place] = sums[place]! + difficulty;
      counts[place] = counts[place]! + 1;
    },
  });
  return {
    startError: errors[0]!,
    steadyError: mean(errors.subarray(cycles - steady, cycles)),
    steadyGradientNorm: gradients,
    startDifficulty: mean(first),
    steadyDifficulty: mean(last),
    errors: Float64Array.from({ length: bins }, (_, k) => mean(errors.subarray(k * bin, (k + 1) * bin))),
    difficulties: sums.map((sum, k) => sum / counts[k]!),
  };
}
