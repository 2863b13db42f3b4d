/** What a sweep over compensators came to, network by network. */
import { mean } from "../numerics/statistics.js";
import { curveMinimum } from "../optimal-plasticity/curveMinimum.js";
import { predictedSweetSpot } from "../optimal-plasticity/sweetSpot.js";
import { aNonNegative, aNumber, aText, anIndex, having, listOf, requireInput } from "../numerics/inputKinds.js";

/** One simulation, as `rows(result)` gives it. */
export interface CompensatorRow {
  readonly landscape: string;
  readonly rule: string;
  readonly ratio: number;
  readonly repeat: number;
  readonly steadyStateError: number;
  readonly floor: number;
  readonly relativeError: number;
  readonly drift: number;
  readonly compensationCurvature: number;
  readonly fluctuationCurvature: number;
}

/** What a compensator row has to have. */
export const aCompensatorRow = having<CompensatorRow>({
  landscape: aText,
  rule: aText,
  ratio: aNonNegative,
  repeat: anIndex,
  steadyStateError: aNumber,
  floor: aNumber,
  relativeError: aNumber,
  drift: aNumber,
  compensationCurvature: aNumber,
  fluctuationCurvature: aNumber,
});

/** One rule in one landscape; one entry per network in each vector. */
export interface CompensatorSpot {
  readonly landscape: string;
  readonly rule: string;
  /** ρ*, the ratio with the smallest error (`curveMinimum`). */
  readonly spots: readonly number[];
  /** √(Q[Δε]/Q[Δc]), measured where it equals ρ (Eq 9a of the 2021 paper). */
  readonly predictedSpots: readonly number[];
  /** Q[Δc]/Q[Δε] at the best ratio of the grid. */
  readonly curvatureRatios: readonly number[];
  /** The least F. */
  readonly leastErrors: readonly number[];
  /** The least F over the floor ½ e² Tr ∇²F/N. */
  readonly overFloor: readonly number[];
  /** The least F over that of an unrelated network. */
  readonly relativeErrors: readonly number[];
  /** F of the last quarter over F of the third, at the best ratio of the grid. */
  readonly drifts: readonly number[];
  /** Whether a sweet spot is at an end of the grid. */
  readonly atEnd: boolean;
}

/**
 * One entry per landscape and rule, in the order of the rows. `compensatorSpots(rows(result))`
 *
 * Throws `RangeError` as `curveMinimum` where a network has fewer than three ratios.
 */
export function compensatorSpots(rows: readonly CompensatorRow[]): CompensatorSpot[] {
  requireInput("compensatorSpots: rows", rows, listOf(aCompensatorRow));

  const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
  return distinct(rows.map((row) => row.landscape)).flatMap((landscape) => {
    const here = rows.filter((row) => row.landscape === landscape);
    return distinct(here.map((row) => row.rule)).map((rule) => {
      const all = here.filter((row) => row.rule === rule);
      const networks = distinct(all.map((row) => row.repeat)).map((repeat) => {
        const sweep = all.filter((row) => row.repeat === repeat).sort((a, b) => a.ratio - b.ratio);
        const errors = sweep.map((row) => row.steadyStateError);
        const minimum = curveMinimum(
          sweep.map((row) => row.ratio),
          errors,
        );
        return { sweep, minimum, best: sweep[errors.indexOf(Math.min(...errors))]! };
      });
      return {
        landscape,
        rule,
        spots: networks.map(({ minimum }) => minimum.ratio),
        predictedSpots: networks.map(({ sweep }) => predictedSweetSpot(sweep)),
        curvatureRatios: networks.map(({ best }) => best.compensationCurvature / best.fluctuationCurvature),
        leastErrors: networks.map(({ minimum }) => minimum.error),
        overFloor: networks.map(({ minimum, best }) => minimum.error / best.floor),
        relativeErrors: networks.map(({ best }) => best.relativeError),
        drifts: networks.map(({ best }) => best.drift),
        atEnd: networks.some(({ minimum }) => minimum.atEnd),
      };
    });
  });
}

/** The mean over networks of F over the floor, for the curves. `compensatorCurves(rows(result))` */
export function compensatorCurves(
  rows: readonly CompensatorRow[],
): { landscape: string; rule: string; ratio: number; overFloor: number }[] {
  requireInput("compensatorCurves: rows", rows, listOf(aCompensatorRow));

  const groups = new Map<string, CompensatorRow[]>();
  for (const row of rows) {
    const key = `${row.landscape}|${row.rule}|${row.ratio}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => {
    const { landscape, rule, ratio } = group[0]!;
    return { landscape, rule, ratio, overFloor: mean(group.map((row) => row.steadyStateError / row.floor)) };
  });
}
