/**
 * Table 2 from its measurements: is compensatory plasticity more or less curved than fluctuations?
 *
 * The independent units are networks (each with a teacher and inputs of its own), not states. What is compared is what
 * the paper compares, expected curvatures at steady state: of one network, ⟨Q[Δc]⟩ over ⟨Tr(∇²F)/N⟩, both averaged over
 * its states. (The median over states is lower for *any* isotropic direction, fluctuations included, because Q is skewed.)
 */
import type { Axis } from "../experiments/axes.js";
import type { Result } from "../experiments/result.js";
import { aTable } from "../experiments/resultKinds.js";
import { rows } from "../experiments/rows.js";
import { type Estimate, meanEstimate } from "../numerics/estimate.js";
import { mean } from "../numerics/statistics.js";
import { corruptedCurvature } from "./gradientCurvature.js";
import { requireInput, vectorOf } from "../numerics/inputKinds.js";

/** How Q[Δc] compares with Q[Δε]. */
export type Comparative = "≥" | "≈" | "≤" | "?";

/** Within this factor of one counts as equal. */
export const EQUAL_WITHIN = 1.25;

/** One entry of the table. */
export interface CurvatureRatio {
  readonly rule: string;
  readonly landscape: string;
  /** ⟨Q[Δc]⟩/⟨Tr(∇²F)/N⟩ of each network, over the last half of its simulation. */
  readonly ratios: readonly number[];
  /** Their mean with its interval. */
  readonly ratio: Estimate;
  readonly comparative: Comparative;
  /** ⟨F⟩ of the last half over that of an unrelated network: mean, and the range over the networks. */
  readonly relativeError: number;
  readonly errorRange: readonly [number, number];
  /** How steady it is: last quarter over the quarter before, of F and of the ratio. */
  readonly errorDrift: Estimate;
  readonly ratioDrift: Estimate;
  /**
   * What Eq A6 makes of the curvature along ∇F and of the average one, mixed by the mean cos² of the angle between Δc and
   * ∇F: measured over predicted, for each network.
   */
  readonly overInterpolation: readonly number[];
  /** Mean over networks of the quantiles over states: Q[Δc] and Q[Δε], each over Tr(∇²F)/N of its state. */
  readonly compensationQuantiles: readonly number[];
  readonly fluctuationQuantiles: readonly number[];
}

/** What the function reads of a result of `table2`. */
export type Table2Result = Pick<Result<unknown, string, readonly Axis[]>, "axes" | "observables" | "values">;

/**
 * One entry for each rule and landscape, in the order of the result. The verdict: ≈ when the interval of the mean lies
 * within a factor of 1.25 of one; ≥ or ≤ when it lies on one side of one; ? when it doesn't say.
 *
 * `curvatureRatios(await obtain(table2))`; throws `RangeError` on fewer than two networks.
 */
export function curvatureRatios(result: Table2Result): CurvatureRatio[] {
  requireInput("curvatureRatios: result", result, aTable);

  const networks = rows(result, ["relativeError", "fluctuationCurvature", "gradientCurvature", "gradientShare"]);
  const series = (name: string) => {
    const values = result.values[name]!;
    const length = values.length / networks.length;
    return networks.map((_, k) => Array.from(values.slice(k * length, (k + 1) * length)));
  };
  const compensation = series("compensationCurvature");
  const average = series("meanCurvature");
  const course = series("errorCourse");
  const compensationQuantile = series("compensationQuantile");
  const fluctuationQuantile = series("fluctuationQuantile");
  const entries = new Map<string, number[]>();
  networks.forEach(({ rule, landscape }, k) => {
    const key = JSON.stringify([rule, landscape]);
    entries.set(key, [...(entries.get(key) ?? []), k]);
  });
  return [...entries].map(([key, members]): CurvatureRatio => {
    const [rule, landscape] = JSON.parse(key) as [string, string];
    const of = (value: (k: number) => number) => members.map(value);
    const ratios = of((k) => mean(compensation[k]!) / mean(average[k]!));
    const errors = of((k) => networks[k]!["relativeError"] as number);
    const ratio = meanEstimate(ratios, "networks");
    return {
      rule,
      landscape,
      ratios,
      ratio,
      comparative: comparativeOf(ratio.interval),
      relativeError: mean(errors),
      errorRange: [Math.min(...errors), Math.max(...errors)],
      errorDrift: meanEstimate(
        of((k) => lastOverBefore(course[k]!)),
        "networks",
      ),
      ratioDrift: meanEstimate(
        of((k) => compensation[k]![1]! / average[k]![1]! / (compensation[k]![0]! / average[k]![0]!)),
        "networks",
      ),
      overInterpolation: of((k) => {
        const share = networks[k]!["gradientShare"] as number;
        const curvature = networks[k]!["gradientCurvature"] as number;
        const [signal, noise] = [Math.sqrt(share), Math.sqrt(Math.max(0, 1 - share))];
        return mean(compensation[k]!) / corruptedCurvature(signal, curvature, noise, mean(average[k]!));
      }),
      compensationQuantiles: acrossNetworks(members.map((k) => compensationQuantile[k]!)),
      fluctuationQuantiles: acrossNetworks(members.map((k) => fluctuationQuantile[k]!)),
    };
  });
}

/** Of eight eighths: the last two over the two before them. */
function lastOverBefore(course: readonly number[]): number {
  return mean(course.slice(-2)) / mean(course.slice(-4, -2));
}

function acrossNetworks(values: readonly (readonly number[])[]): number[] {
  return values[0]!.map((_, q) => mean(values.map((one) => one[q]!)));
}

/** What an interval says of a ratio. */
export function comparativeOf(interval: readonly [number, number]): Comparative {
  requireInput("comparativeOf: interval", interval, vectorOf(2));
  const [low, high] = interval;
  if (low >= 1 / EQUAL_WITHIN && high <= EQUAL_WITHIN) return "≈";
  if (low >= 1) return "≥";
  if (high <= 1) return "≤";
  return "?";
}
