/** Table 2 from its measurements: is compensatory plasticity more or less curved than fluctuations? */
import { bootstrapInterval, mean, median, quantile } from "../numerics/statistics.js";

/** One state of one simulation, as `rows(result, ["curvatureRatio", "relativeError"])` gives it. */
export interface CurvatureRatioRow {
  readonly rule: string;
  readonly landscape: string;
  readonly repeat: number;
  readonly curvatureRatio: number;
  readonly relativeError: number;
}

/** How Q[Δc] compares with Q[Δε]. */
export type Comparative = "≥" | "≈" | "≤" | "?";

/** One entry of the table. */
export interface CurvatureRatio {
  readonly rule: string;
  readonly landscape: string;
  /**
   * Median over states of Q[Δc]/Q[Δε], and its 95 % bootstrap interval: over the simulations, each with all its states,
   * because the states of one simulation are not independent.
   */
  readonly ratio: number;
  readonly interval: [number, number];
  /** The middle 95 % of the states. */
  readonly low: number;
  readonly high: number;
  /** Mean of F over that of an unrelated network. */
  readonly relativeError: number;
  readonly comparative: Comparative;
}

/** Within this factor of one counts as equal. */
export const EQUAL_WITHIN = 1.25;

/**
 * One entry for each rule and landscape, in the order of the rows. The verdict: ≈ when the median's interval lies
 * within a factor of 1.25 of one; ≥ or ≤ when it lies on one side of one; ? when it doesn't say.
 *
 * `curvatureRatios(rows(result, ["curvatureRatio", "relativeError"]))`
 */
export function curvatureRatios(rows: readonly CurvatureRatioRow[]): CurvatureRatio[] {
  const groups = new Map<string, CurvatureRatioRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.rule, row.landscape]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((group) => {
    const { rule, landscape } = group[0]!;
    const ratios = group.map((row) => row.curvatureRatio);
    const simulations = [...new Set(group.map((row) => row.repeat))].map((repeat) =>
      group.filter((row) => row.repeat === repeat).map((row) => row.curvatureRatio),
    );
    const interval = bootstrapInterval([...simulations.keys()], {
      statistic: (drawn) => median([...drawn].flatMap((k) => simulations[k]!)),
      resamples: 500,
    });
    return {
      rule,
      landscape,
      ratio: median(ratios),
      interval,
      low: quantile(ratios, 0.025),
      high: quantile(ratios, 0.975),
      relativeError: mean(group.map((row) => row.relativeError)),
      comparative: compare(interval),
    };
  });
}

function compare([low, high]: [number, number]): Comparative {
  if (low >= 1 / EQUAL_WITHIN && high <= EQUAL_WITHIN) return "≈";
  if (low >= 1) return "≥";
  if (high <= 1) return "≤";
  return "?";
}
