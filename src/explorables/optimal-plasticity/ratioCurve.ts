/** The numbers behind the drawing of *optimal plasticity*. */
import { mean, standardDeviation } from "../../numerics/statistics.js";
import { predictedSweetSpot, type SweetSpot, sweetSpot } from "../../optimal-plasticity/sweetSpot.js";
import type { Sweep } from "../explorable.js";
import type { PointResult, Results } from "../results.js";

/** The error at one ratio, over the networks that are done. */
export interface RatioPoint {
  readonly ratio: number;
  readonly n: number;
  readonly error: number;
  /** Standard deviation over networks; 0 for one. */
  readonly deviation: number;
}

/** All that is known of a sweep by now. */
export interface RatioCurve {
  readonly points: readonly RatioPoint[];
  /** Only of a whole sweep: half of one has its minimum elsewhere. */
  readonly spot: SweetSpot | undefined;
  /** Eq 9a with the curvatures measured so far. */
  readonly predicted: number | undefined;
}

interface Row {
  ratio: number;
  repeat: number;
  steadyStateError: number;
  fluctuationCurvature: number;
  compensationCurvature: number;
}

/** The resampling of a whole sweep's interval, once for each sweep. */
let known: { rows: string; spot: SweetSpot } | undefined;

/** Means over networks at each ratio, the sweet spot and where Eq 9a puts it. */
export function ratioCurve(sweep: Sweep, results: Results): RatioCurve {
  const rows: Row[] = sweep.points.flatMap((point) => {
    const result: PointResult | undefined = results.get(sweep.key(point));
    if (result === undefined) return [];
    const number = (name: string): number => result[name]![0]!;
    return [
      {
        ratio: Number(point["ratio"]),
        repeat: Number(point["repeat"]),
        steadyStateError: number("steadyStateError"),
        fluctuationCurvature: number("fluctuationCurvature"),
        compensationCurvature: number("compensationCurvature"),
      },
    ];
  });
  const ratios = [...new Set(rows.map((row) => row.ratio))].sort((a, b) => a - b);
  const points = ratios.map((ratio) => {
    const errors = rows.filter((row) => row.ratio === ratio).map((row) => row.steadyStateError);
    return {
      ratio,
      n: errors.length,
      error: mean(errors),
      deviation: errors.length > 1 ? standardDeviation(errors) : 0,
    };
  });
  const isWhole = rows.length === sweep.points.length;
  return {
    points,
    spot: isWhole ? spotOf(sweep, rows) : undefined,
    predicted: ratios.length > 2 ? predictedSweetSpot(rows) : undefined,
  };
}

function spotOf(sweep: Sweep, rows: readonly Row[]): SweetSpot {
  const name = sweep.points.map((point) => sweep.key(point)).join();
  if (known?.rows !== name) known = { rows: name, spot: sweetSpot(rows) };
  return known.spot;
}
