/** Where a sweep over the ratio ρ has its minimum, and where Eq 9a puts it. */
import { ln } from "../numerics/elementary.js";
import { mean, quantile } from "../numerics/statistics.js";
import { randomStream } from "../numerics/random.js";

/** One simulation of a sweep: its ratio, its repeat and what was measured. */
export interface SweepRow {
  readonly ratio: number;
  readonly repeat: number;
  readonly steadyStateError: number;
}

/** The best ratio of a curve, with a 95 % interval, and the error there. */
export interface SweetSpot {
  readonly ratio: number;
  readonly interval: [number, number];
  readonly error: number;
}

/**
 * The ratio with the smallest mean steady-state error. The minimum is that of the parabola through the best point of the
 * grid and its two neighbours (the best point itself at an end of the grid), through the logarithms of the errors. The
 * interval is a bootstrap over the repeats (percentile, 95 %), widened on both sides by a sixth of the grid's step: what
 * the parabola may be off on a smooth curve (tested on the closed form of `isotropicSteadyState`).
 *
 * `sweetSpot(rows.filter((row) => row.signalToNoise === 10))`; throws `RangeError` on fewer than three ratios.
 */
export function sweetSpot(rows: readonly SweepRow[]): SweetSpot {
  const ratios = [...new Set(rows.map((row) => row.ratio))].sort((a, b) => a - b);
  const repeats = [...new Set(rows.map((row) => row.repeat))];
  if (ratios.length < 3) throw new RangeError(`sweetSpot: expected at least three ratios, got ${ratios.length}`);
  const byRepeat = repeats.map((repeat) =>
    ratios.map((ratio) => {
      const row = rows.find((one) => one.ratio === ratio && one.repeat === repeat);
      if (!row) throw new RangeError(`sweetSpot: expected a value at ratio ${ratio}, repeat ${repeat}, got none`);
      return row.steadyStateError;
    }),
  );
  const curve = (chosen: readonly (readonly number[])[]) =>
    ratios.map((_, k) => mean(chosen.map((values) => values[k]!)));
  const best = minimum(ratios, curve(byRepeat));
  const stream = randomStream(1, "sweetSpot", repeats.length);
  const resampled = Array.from({ length: 1000 }, () => {
    const chosen = byRepeat.map(() => byRepeat[stream.integer(repeats.length)]!);
    return minimum(ratios, curve(chosen)).at;
  });
  const systematic = best.step / 6;
  const [low, high] = [quantile(resampled, 0.025), quantile(resampled, 0.975)];
  return {
    ratio: best.at,
    interval: [low - systematic, high + systematic],
    error: best.error,
  };
}

function minimum(ratios: readonly number[], errors: readonly number[]): { at: number; error: number; step: number } {
  const k = errors.indexOf(Math.min(...errors));
  const step = k + 1 < ratios.length ? ratios[k + 1]! - ratios[k]! : ratios[k]! - ratios[k - 1]!;
  if (k === 0 || k === ratios.length - 1) return { at: ratios[k]!, error: errors[k]!, step };
  const [x0, x1, x2] = [ratios[k - 1]!, ratios[k]!, ratios[k + 1]!];
  // errors span orders of magnitude on the left of the minimum: the parabola goes through their logarithms
  const [y0, y1, y2] = [ln(errors[k - 1]!), ln(errors[k]!), ln(errors[k + 1]!)];
  const left = (y1 - y0) / (x1 - x0);
  const right = (y2 - y1) / (x2 - x1);
  const bend = (right - left) / (x2 - x0);
  return { at: (x0 + x1) / 2 - left / (2 * bend), error: errors[k]!, step };
}

/** Curvatures measured along the simulations of a sweep. */
export interface CurvatureRow {
  readonly ratio: number;
  readonly fluctuationCurvature: number;
  readonly compensationCurvature: number;
}

/**
 * Eq 9a with curvatures measured along the runs: the ratio at which √(Q[Δε]/Q[Δc]), measured in the steady state of
 * that same ratio, equals it (linear interpolation between the ratios of the sweep; the nearest end of the sweep when
 * there is no crossing).
 */
export function predictedSweetSpot(rows: readonly CurvatureRow[]): number {
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
