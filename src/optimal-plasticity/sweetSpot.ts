/** Where a sweep over the ratio ρ has its minimum, and where Eq 9a puts it. */
import { exp, ln } from "../numerics/elementary.js";
import { mean, quantile } from "../numerics/statistics.js";
import { randomStream } from "../numerics/random.js";
import { aNonNegative, aNumber, anIndex, having, listOf, requireInput } from "../numerics/inputKinds.js";

/** One simulation of a sweep: its ratio, its repeat and what was measured. */
export interface SweepRow {
  readonly ratio: number;
  readonly repeat: number;
  readonly steadyStateError: number;
}

/** What a sweep row has to have. */
export const aSweepRow = having<SweepRow>({ ratio: aNonNegative, repeat: anIndex, steadyStateError: aNumber });

/** The best ratio of a curve, with a 95 % interval, and the error there. */
export interface SweetSpot {
  readonly ratio: number;
  readonly interval: [number, number];
  /** Mean error at the best ratio of the grid. */
  readonly error: number;
}

/** Points whose ratio lies within this factor of the best one's go into the fit. */
const NEIGHBOURHOOD = 1.5;

/**
 * The ratio with the smallest mean steady-state error: the minimum of the parabola through ln F against ln ρ, by least
 * squares over the ratios within a factor of 1.5 of the best one (at least the best one and its two neighbours, through
 * which the parabola then passes; the best one itself at an end of the grid).
 *
 * In ln ρ, because F(ρ) is steep on the left of its minimum and flat on the right: the closed form of
 * `isotropicSteadyState` depends on ρ only through ρ + 1/ρ, and is even in ln ρ. On it the fit gives 0.999 for 1 on the
 * paper's nine ratios, a parabola in ρ 1.044. Where the grid is coarse and the curve skewed it is less exact: with
 * 0.1, 0.4, 0.7 around a minimum at 0.41 it gives 0.43.
 *
 * The interval is a bootstrap over the repeats (percentile, 95 %), the whole curves of a repeat together; the grid's own
 * error isn't in it.
 *
 * `sweetSpot(rows.filter((row) => row.signalToNoise === 10))`; throws `RangeError` on fewer than three ratios, on a
 * ratio that is not > 0, on an error that is not > 0, and where a repeat lacks a ratio.
 */
export function sweetSpot(rows: readonly SweepRow[]): SweetSpot {
  requireInput("sweetSpot: rows", rows, listOf(aSweepRow));

  const { ratios, curves } = curvesOf(rows);
  const best = minimum(ratios, average(curves));
  const stream = randomStream(1, "sweetSpot", curves.length);
  const resampled = Array.from({ length: 1000 }, () => {
    const chosen = curves.map(() => curves[stream.integer(curves.length)]!);
    return minimum(ratios, average(chosen)).at;
  });
  return {
    ratio: best.at,
    // a percentile interval may leave out the estimate itself when there are few repeats
    interval: [Math.min(quantile(resampled, 0.025), best.at), Math.max(quantile(resampled, 0.975), best.at)],
    error: best.error,
  };
}

/**
 * The sweet spot of each repeat on its own, in the order of the repeats: independent units, each with its own teacher,
 * for intervals and for paired comparisons.
 *
 * `meanEstimate(sweetSpots(rows), "teachers")`; throws as `sweetSpot`.
 */
export function sweetSpots(rows: readonly SweepRow[]): number[] {
  requireInput("sweetSpots: rows", rows, listOf(aSweepRow));

  const { ratios, curves } = curvesOf(rows);
  return curves.map((curve) => minimum(ratios, curve).at);
}

/** The error against the ratio, one curve for each repeat. */
function curvesOf(rows: readonly SweepRow[]): { ratios: number[]; curves: number[][] } {
  const ratios = [...new Set(rows.map((row) => row.ratio))].sort((a, b) => a - b);
  const repeats = [...new Set(rows.map((row) => row.repeat))].sort((a, b) => a - b);
  if (ratios.length < 3) throw new RangeError(`sweetSpot: expected at least three ratios, got ${ratios.length}`);
  if (!(ratios[0]! > 0)) throw new RangeError(`sweetSpot: expected ratios > 0, got ${ratios[0]}`);
  const errors = new Map(rows.map((row) => [`${row.repeat} ${row.ratio}`, row.steadyStateError]));
  const curves = repeats.map((repeat) =>
    ratios.map((ratio) => {
      const error = errors.get(`${repeat} ${ratio}`);
      if (error === undefined) {
        throw new RangeError(`sweetSpot: expected a value at ratio ${ratio}, repeat ${repeat}, got none`);
      }
      if (!(error > 0)) throw new RangeError(`sweetSpot: expected an error > 0 at ratio ${ratio}, got ${error}`);
      return error;
    }),
  );
  return { ratios, curves };
}

function average(curves: readonly (readonly number[])[]): number[] {
  return curves[0]!.map((_, k) => mean(curves.map((values) => values[k]!)));
}

function minimum(ratios: readonly number[], errors: readonly number[]): { at: number; error: number } {
  const k = errors.indexOf(Math.min(...errors));
  const [best, error] = [ratios[k]!, errors[k]!];
  if (k === 0 || k === ratios.length - 1) return { at: best, error };
  const near = ratios
    .map((_, i) => i)
    .filter((i) => {
      const factor = ratios[i]! / best;
      return Math.abs(i - k) <= 1 || (factor <= NEIGHBOURHOOD && factor >= 1 / NEIGHBOURHOOD);
    });
  const x = near.map((i) => ln(ratios[i]! / best));
  const y = near.map((i) => ln(errors[i]! / error));
  const vertex = parabolaVertex(x, y);
  // noise can bend the parabola the wrong way or move its vertex out of the points it rests on
  const inside = vertex > x[0]! && vertex < x.at(-1)!;
  return { at: inside ? best * exp(vertex) : best, error };
}

/** The vertex of the parabola of least squares through (x, y), NaN where it has no minimum. */
function parabolaVertex(x: readonly number[], y: readonly number[]): number {
  // y ≈ a + b u + c (u² − p u − q), u = x − x̄: orthogonal polynomials on these points, so that each is fitted alone
  const centre = mean(x);
  const u = x.map((xi) => xi - centre);
  const sum = (f: (ui: number, i: number) => number) => u.reduce((total, ui, i) => total + f(ui, i), 0);
  const squares = sum((ui) => ui * ui);
  const p = sum((ui) => ui * ui * ui) / squares;
  const q = squares / u.length;
  const second = u.map((ui) => ui * ui - p * ui - q);
  const b = sum((ui, i) => ui * y[i]!) / squares;
  const c = sum((_, i) => second[i]! * y[i]!) / second.reduce((total, s) => total + s * s, 0);
  return c > 0 ? centre + p / 2 - b / (2 * c) : NaN;
}

/** Curvatures measured along the simulations of a sweep. */
export interface CurvatureRow {
  readonly ratio: number;
  readonly fluctuationCurvature: number;
  readonly compensationCurvature: number;
}

/** What a curvature row has to have. */
export const aCurvatureRow = having<CurvatureRow>({
  ratio: aNonNegative,
  fluctuationCurvature: aNumber,
  compensationCurvature: aNumber,
});

/**
 * Eq 9a with curvatures measured along the runs: the ratio at which √(Q[Δε]/Q[Δc]), measured in the steady state of
 * that same ratio, equals it (linear interpolation between the ratios of the sweep; the nearest end of the sweep when
 * there is no crossing).
 */
export function predictedSweetSpot(rows: readonly CurvatureRow[]): number {
  requireInput("predictedSweetSpot: rows", rows, listOf(aCurvatureRow));

  const ratios = [...new Set(rows.map((row) => row.ratio))].sort((a, b) => a - b);
  const excess = ratios.map((ratio) => {
    const here = rows.filter((row) => row.ratio === ratio);
    const fluctuation = mean(here.map((row) => row.fluctuationCurvature));
    const compensation = mean(here.map((row) => row.compensationCurvature));
    if (!(fluctuation > 0 && compensation > 0)) return NaN;
    return Math.sqrt(fluctuation / compensation) - ratio;
  });
  for (let k = 1; k < ratios.length; k++) {
    const [before, after] = [excess[k - 1]!, excess[k]!];
    if (before >= 0 && after < 0) return ratios[k - 1]! + ((ratios[k]! - ratios[k - 1]!) * before) / (before - after);
  }
  return excess[0]! < 0 ? ratios[0]! : ratios.at(-1)!;
}
