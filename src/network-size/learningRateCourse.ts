/** k of every cycle of a run, measured and predicted. */
import type { ErrorFunction } from "./errorFunction.js";
import { learn, type LearnOptions } from "./learn.js";
import { learningRate } from "./learningRate.js";
import { difficultyLearningRate, weightChangeEffect } from "./taskDifficulty.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { aCount, aVector, optionsOf, requireInput, withLengths } from "../numerics/inputKinds.js";
import { anErrorFunction } from "./errorFunction.js";
import { aWeightChangeSources } from "./weightChange.js";

/** k per cycle. */
export interface LearningRateCourse {
  /** (F(0) − F(T))/(T F(0)) of each cycle. */
  readonly measured: Float64Array;
  /** To second order in the step (eq. 1). */
  readonly secondOrder: Float64Array;
  /** (‖∇F‖/F)(γ₁ − T‖ẇ‖² G), as the authors plot it. */
  readonly fromDifficulty: Float64Array;
  /** G of each step. */
  readonly difficulty: Float64Array;
}

const learningRateCourseOptions = withLengths<{ errorFunction: ErrorFunction; w: Float64Array }>(
  optionsOf({
    rates: aPlasticityRates,
    w: aVector,
    errorFunction: anErrorFunction,
    cycles: aCount,
    sources: aWeightChangeSources,
  }),
  ({ errorFunction }) => ({ w: errorFunction.dimension }),
);

/**
 * Learns in place and gives k of each cycle. `learningRateCourse({ errorFunction, w, rates, cycles: 1000, sources })`
 *
 * Throws `RangeError` as `learn`, and where F or ∇F is exactly 0.
 */
export function learningRateCourse(
  options: Omit<LearnOptions, "observe" | "beforeCycle"> & { errorFunction: ErrorFunction },
): LearningRateCourse {
  requireInput("learningRateCourse: options", options, learningRateCourseOptions);

  const { errorFunction, rates, cycles } = options;
  const secondOrder = new Float64Array(cycles);
  const fromDifficulty = new Float64Array(cycles);
  const difficulty = new Float64Array(cycles);
  const errors = learn({
    ...options,
    observe: ({ cycle, w, step }) => {
      const effect = weightChangeEffect(errorFunction, w, step, rates.cycle);
      secondOrder[cycle] = effect.learningRate;
      fromDifficulty[cycle] = difficultyLearningRate(effect, rates.taskRelevant, rates.cycle);
      difficulty[cycle] = effect.difficulty;
    },
  });
  const measured = secondOrder.map((_, t) =>
    learningRate({ before: errors[t]!, after: errors[t + 1]!, cycle: rates.cycle }),
  );
  return { measured, secondOrder, fromDifficulty, difficulty };
}
