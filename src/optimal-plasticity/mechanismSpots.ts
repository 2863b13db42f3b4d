/** The sweet spots of a sweep over mechanisms, network by network. */
import { exp, ln } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import { curveMinimum } from "./curveMinimum.js";
import { hessianSpectrum } from "./hessian.js";
import { networkSeed } from "./networkSeed.js";
import { quadraticSweetSpot } from "./quadraticSteadyState.js";
import { linearTask } from "./task.js";
import {
  aCount,
  aNonNegative,
  aNonNegativeOrInfinite,
  aNumber,
  aText,
  aWhole,
  anIndex,
  having,
  listOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** One simulation, as `rows(result)` gives it. */
export interface MechanismRow {
  readonly scenario: string;
  readonly ratio: number;
  readonly repeat: number;
  readonly steadyStateError: number;
  readonly fluctuationCurvature: number;
  readonly compensationCurvature: number;
  readonly uphill: number;
  readonly relativeError: number;
}

/** What a mechanism row has to have. */
export const aMechanismRow = having<MechanismRow>({
  scenario: aText,
  ratio: aNonNegative,
  repeat: anIndex,
  steadyStateError: aNumber,
  fluctuationCurvature: aNumber,
  compensationCurvature: aNumber,
  uphill: aNumber,
  relativeError: aNumber,
});

/** What one scenario came to; one entry per network in each vector. */
export interface MechanismSpot {
  readonly scenario: string;
  /** The ratio with the smallest error (`curveMinimum`). */
  readonly spots: Float64Array;
  /**
   * The ratio of the grid with the smallest error: where the curve is a cliff on one side, a parabola through three
   * points says nothing.
   */
  readonly bestOfGrid: Float64Array;
  /** Whether it is at an end of the grid in some network. */
  readonly atEnd: boolean;
  /** Q[Δε] and cos(Δε, ∇F), means over all ratios. */
  readonly fluctuationCurvatures: Float64Array;
  readonly uphill: Float64Array;
  /** F over that of an unrelated network, at the best ratio of the grid. */
  readonly relativeErrors: Float64Array;
  /** F at ρ = ½ over F at ρ = 1. */
  readonly weakerCosts: Float64Array;
}

/** One entry per scenario, in the order of the rows. `mechanismSpots(rows(result))` */
export function mechanismSpots(rows: readonly MechanismRow[]): MechanismSpot[] {
  requireInput("mechanismSpots: rows", rows, listOf(aMechanismRow));

  return [...new Set(rows.map((row) => row.scenario))].map((scenario) => {
    const all = rows.filter((row) => row.scenario === scenario);
    const networks = [...new Set(all.map((row) => row.repeat))].map((repeat) =>
      all.filter((row) => row.repeat === repeat).sort((a, b) => a.ratio - b.ratio),
    );
    const minima = networks.map((sweep) =>
      curveMinimum(
        sweep.map((row) => row.ratio),
        sweep.map((row) => row.steadyStateError),
      ),
    );
    const at = (sweep: readonly MechanismRow[], ratio: number) => {
      const row = sweep.find((one) => one.ratio === ratio);
      if (row === undefined) throw new RangeError(`mechanismSpots: expected a simulation at ratio ${ratio}, got none`);
      return row.steadyStateError;
    };
    const perNetwork = (value: (sweep: readonly MechanismRow[]) => number) => Float64Array.from(networks, value);
    return {
      scenario,
      spots: Float64Array.from(minima, ({ ratio }) => ratio),
      bestOfGrid: perNetwork((sweep) => {
        const errors = sweep.map((row) => row.steadyStateError);
        return sweep[errors.indexOf(Math.min(...errors))]!.ratio;
      }),
      atEnd: minima.some(({ atEnd }) => atEnd),
      fluctuationCurvatures: perNetwork((sweep) => mean(sweep.map((row) => row.fluctuationCurvature))),
      uphill: perNetwork((sweep) => mean(sweep.map((row) => row.uphill))),
      relativeErrors: perNetwork((sweep) => Math.min(...sweep.map((row) => row.relativeError))),
      weakerCosts: perNetwork((sweep) => at(sweep, 0.5) / at(sweep, 1)),
    };
  });
}

/** One point of a curve: the geometric mean over networks of F over the smallest F of the same network. */
export interface MechanismPoint {
  readonly scenario: string;
  readonly ratio: number;
  readonly relative: number;
}

/** The curves of F over ρ, each relative to its minimum. `mechanismCurves(rows(result))` */
export function mechanismCurves(rows: readonly MechanismRow[]): MechanismPoint[] {
  requireInput("mechanismCurves: rows", rows, listOf(aMechanismRow));

  const least = new Map<string, number>();
  const key = (row: MechanismRow) => `${row.scenario} ${row.repeat}`;
  for (const row of rows) least.set(key(row), Math.min(least.get(key(row)) ?? Infinity, row.steadyStateError));
  const logarithms = new Map<string, { scenario: string; ratio: number; of: number[] }>();
  for (const row of rows) {
    const at = `${row.scenario} ${row.ratio}`;
    const point = logarithms.get(at) ?? { scenario: row.scenario, ratio: row.ratio, of: [] };
    point.of.push(ln(row.steadyStateError / least.get(key(row))!));
    logarithms.set(at, point);
  }
  return [...logarithms.values()].map(({ scenario, ratio, of }) => ({ scenario, ratio, relative: exp(mean(of)) }));
}

/** The closed form's sweet spot for the first-order scenarios of the linear network, one per network. */
export function predictedSpots(signalToNoise: number, seed: number, networks: number): Float64Array {
  requireInput("predictedSpots: signalToNoise", signalToNoise, aNonNegativeOrInfinite);
  requireInput("predictedSpots: seed", seed, aWhole);
  requireInput("predictedSpots: networks", networks, aCount);

  return Float64Array.from({ length: networks }, (_, k) => {
    const { landscape, teacher } = linearTask({ seed: networkSeed(seed, k + 1), repeat: 1 });
    return quadraticSweetSpot(hessianSpectrum(landscape, teacher).eigenvalues, { signalToNoise }).ratio;
  });
}
