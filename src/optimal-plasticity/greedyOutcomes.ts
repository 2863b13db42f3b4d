/** What the experiment `fig5Greedy` shows of each network. */
import { mean } from "../numerics/statistics.js";
import { optimalRatio } from "./optimalMagnitude.js";
import { sweetSpots } from "./sweetSpot.js";
import {
  aFunction,
  aNonNegative,
  aNumber,
  aText,
  anIndex,
  having,
  listOf,
  oneOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** A task kept by the greedy rule, as `rows(result)` gives it. */
export interface GreedyRow {
  readonly network: string;
  readonly repeat: number;
  readonly greedyRatio: number;
  readonly greedyError: number;
  readonly fluctuationCurvature: number;
  readonly compensationCurvature: number;
}

/** What a greedy row has to have. */
export const aGreedyRow = having<GreedyRow>({
  network: aText,
  repeat: anIndex,
  greedyRatio: aNonNegative,
  greedyError: aNumber,
  fluctuationCurvature: aNumber,
  compensationCurvature: aNumber,
});

/** The same task at a constant ratio, as `rows(result, ["constantError"])` gives it. */
export interface ConstantRow {
  readonly network: string;
  readonly repeat: number;
  readonly ratio: number;
  readonly constantError: number;
}

/** What a constant row has to have. */
export const aConstantRow = having<ConstantRow>({
  network: aText,
  repeat: anIndex,
  ratio: aNonNegative,
  constantError: aNumber,
});

/** One network: where the greedy rule settles, where Eq 9a says it does, and what a constant ratio does better. */
export interface GreedyOutcome {
  readonly network: string;
  readonly repeat: number;
  /** Mean of ‖Δc‖/‖Δε‖ at steady state, and Eq 9a with the curvatures of the same run. */
  readonly ratio: number;
  readonly predicted: number;
  /** Steady-state error. */
  readonly error: number;
  /** The best constant ratio, and the smallest error of the constant ratios. */
  readonly best: number;
  readonly leastError: number;
}

/** What a greedy outcome has to have. */
export const aGreedyOutcome = having<GreedyOutcome>({
  network: aText,
  repeat: anIndex,
  ratio: aNonNegative,
  predicted: aNumber,
  error: aNumber,
  best: aNumber,
  leastError: aNumber,
});

/**
 * The greedy rule against the best constant ratio on the same task with the same noise, for each network.
 *
 * `greedyOutcomes(rows(result), rows(result, ["constantError"]))`; throws `RangeError` when a network has no constant
 * ratios to compare with.
 */
export function greedyOutcomes(greedy: readonly GreedyRow[], constant: readonly ConstantRow[]): GreedyOutcome[] {
  requireInput("greedyOutcomes: greedy", greedy, listOf(aGreedyRow));
  requireInput("greedyOutcomes: constant", constant, listOf(aConstantRow));

  return greedy.map((row) => {
    const others = constant
      .filter((one) => one.network === row.network && one.repeat === row.repeat)
      .map(({ ratio, repeat, constantError }) => ({ ratio, repeat, steadyStateError: constantError }));
    return {
      network: row.network,
      repeat: row.repeat,
      ratio: row.greedyRatio,
      predicted: optimalRatio(row.fluctuationCurvature, row.compensationCurvature),
      error: row.greedyError,
      best: sweetSpots(others)[0]!,
      leastError: Math.min(...others.map((one) => one.steadyStateError)),
    };
  });
}

/** One measure of the networks of one kind: `ofNetworks(outcomes, "linear", (one) => one.ratio / one.predicted)`. */
export function ofNetworks(
  outcomes: readonly GreedyOutcome[],
  network: "linear" | "nonlinear",
  measure: (outcome: GreedyOutcome) => number,
): number[] {
  requireInput("ofNetworks: outcomes", outcomes, listOf(aGreedyOutcome));
  requireInput("ofNetworks: network", network, oneOf("linear", "nonlinear"));
  requireInput("ofNetworks: measure", measure, aFunction);

  return outcomes.filter((one) => one.network === network).map(measure);
}

/** What a constant ratio costs: its error over that of the best constant ratio, mean over the networks of one kind. */
export function costOfRatios(
  outcomes: readonly GreedyOutcome[],
  constant: readonly ConstantRow[],
  network: "linear" | "nonlinear",
): { ratio: number; cost: number }[] {
  requireInput("costOfRatios: outcomes", outcomes, listOf(aGreedyOutcome));
  requireInput("costOfRatios: constant", constant, listOf(aConstantRow));
  requireInput("costOfRatios: network", network, oneOf("linear", "nonlinear"));

  const own = outcomes.filter((one) => one.network === network);
  const rows = constant.filter((row) => row.network === network);
  return [...new Set(rows.map((row) => row.ratio))].map((ratio) => ({
    ratio,
    cost: mean(
      own.map(({ repeat, leastError }) => {
        const row = rows.find((one) => one.repeat === repeat && one.ratio === ratio);
        if (!row) throw new RangeError(`costOfRatios: expected an error at ratio ${ratio}, repeat ${repeat}, got none`);
        return row.constantError / leastError;
      }),
    ),
  }));
}
