/** Eq 10 against the best rates that were searched for in networks that learn. */
import { exp, ln } from "../numerics/elementary.js";
import { correlation, mean } from "../numerics/statistics.js";
import { optimalRatio, optimalRatioWhileLearning } from "./optimalMagnitude.js";
import { aNonNegative, aNumber, anIndex, having, listOf, requireInput, type Shape } from "../numerics/inputKinds.js";

/** One moment of one network, as `rows(result)` gives it. */
export interface LearningRow {
  readonly repeat: number;
  readonly time: number;
  readonly bestRatio: number;
  readonly improvement: number;
  readonly fluctuationCurvature: number;
  readonly compensationCurvature: number;
}

const LEARNING_ROW: Shape<LearningRow> = {
  repeat: anIndex,
  time: aNumber,
  bestRatio: aNonNegative,
  improvement: aNumber,
  fluctuationCurvature: aNumber,
  compensationCurvature: aNumber,
};
/** What a learning row has to have. */
export const aLearningRow = having<LearningRow>(LEARNING_ROW);

/** One moment with what the equations say of it: Eq 9b, and Eq 10 with the improvement that was measured. */
export interface RatedMoment extends LearningRow {
  readonly steadyRatio: number;
  readonly learningRatio: number;
}

/** What a rated moment has to have. */
export const aRatedMoment = having<RatedMoment>({
  steadyRatio: aNonNegative,
  learningRatio: aNonNegative,
  ...LEARNING_ROW,
});

/** Adds what the equations say. An improvement below zero counts as none. */
export function ratedMoments(rows: readonly LearningRow[], fluctuationMagnitude: number): RatedMoment[] {
  requireInput("ratedMoments: rows", rows, listOf(aLearningRow));
  requireInput("ratedMoments: fluctuationMagnitude", fluctuationMagnitude, aNonNegative);

  return rows
    .filter((row) => row.compensationCurvature > 0 && row.fluctuationCurvature > 0)
    .map((row) => {
      const { fluctuationCurvature: q, compensationCurvature: qc } = row;
      const improvement = Math.max(0, row.improvement);
      return {
        ...row,
        steadyRatio: optimalRatio(q, qc),
        learningRatio: optimalRatioWhileLearning(q, qc, improvement, fluctuationMagnitude),
      };
    });
}

/** One network's summary. Means of ratios are geometric. */
export interface LearningSummary {
  /** Mean best ratio in the first eight steps over that in the last three moments. */
  readonly earlyOverLate: number;
  /** Smallest best ratio over Eq 9b's in the first eight steps: Eq 10 says ≥ 1. */
  readonly leastOverSteady: number;
  /** Mean best ratio over Eq 9b's in the last three moments. */
  readonly lateOverSteady: number;
  /** Mean best ratio over Eq 10's, after the first step, while the error falls. */
  readonly overPredicted: number;
  /** Correlation of the ranks of improvement and best ratio over all moments. */
  readonly rankCorrelation: number;
}

/** Summaries by network, in the order of the rows. `ratesWhileLearning(ratedMoments(rows(result), e))` */
export function ratesWhileLearning(moments: readonly RatedMoment[]): LearningSummary[] {
  requireInput("ratesWhileLearning: moments", moments, listOf(aRatedMoment));

  return [...new Set(moments.map((row) => row.repeat))].map((repeat) => {
    const all = moments.filter((row) => row.repeat === repeat).sort((a, b) => a.time - b.time);
    const early = all.filter((row) => row.time <= 8);
    const late = all.slice(-3);
    const falling = all.filter((row) => row.time > 0 && row.improvement > 0);
    const geometric = (rows: readonly RatedMoment[], value: (row: RatedMoment) => number) =>
      exp(mean(rows.map((row) => ln(value(row)))));
    return {
      earlyOverLate: geometric(early, (row) => row.bestRatio) / geometric(late, (row) => row.bestRatio),
      leastOverSteady: Math.min(...early.map((row) => row.bestRatio / row.steadyRatio)),
      lateOverSteady: geometric(late, (row) => row.bestRatio / row.steadyRatio),
      overPredicted: geometric(falling, (row) => row.bestRatio / row.learningRatio),
      rankCorrelation: correlation(ranks(all.map((row) => row.improvement)), ranks(all.map((row) => row.bestRatio))),
    };
  });
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, k) => k).sort((a, b) => values[a]! - values[b]!);
  const places = new Array<number>(values.length);
  order.forEach((k, place) => (places[k] = place));
  return places;
}
