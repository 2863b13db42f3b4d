/** k of every cycle of a run, measured and predicted. */
import type { ErrorFunction } from "./errorFunction.js";
import { learn, type LearnOptions } from "./learn.js";
import { learningRate } from "./learningRate.js";
import { difficultyLearningRate, weightChangeEffect } from "./taskDifficulty.js";

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

/**
 * Learns in place and gives k of each cycle. `learningRateCourse({ errorFunction, w, rates, cycles: 1000, sources })`
 *
 * Throws `RangeError` as `learn`, and where F or ∇F is exactly 0.
 */
export function learningRateCourse(
  options: Omit<LearnOptions, "observe" | "beforeCycle"> & { errorFunction: ErrorFunction },
): LearningRateCourse {
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
