/** What the checks of Fig 1 ask of its simulations, network by network. */
import { mean } from "../numerics/statistics.js";
import { curveMinimum } from "./curveMinimum.js";
import {
  aNonNegative,
  aNumber,
  aText,
  aVector,
  anIndex,
  having,
  listOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** One stage of one simulation, as `rows(result, ["stageError"])` gives it. */
export interface StageRow {
  readonly inputs: string;
  readonly outputLayer: string;
  readonly fluctuation: number;
  readonly repeat: number;
  readonly ratio: number;
  readonly stageError: number;
}

/** What a stage row has to have. */
export const aStageRow = having<StageRow>({
  inputs: aText,
  outputLayer: aText,
  fluctuation: aNonNegative,
  repeat: anIndex,
  ratio: aNonNegative,
  stageError: aNumber,
});

/** The sweet spots of one condition. */
export interface StageSpot {
  readonly inputs: string;
  readonly outputLayer: string;
  readonly fluctuation: number;
  /** The minimum of each network's own curve, as `curveMinimum` finds it. */
  readonly spots: Float64Array;
  /** Mean over networks of F there. */
  readonly error: number;
}

/** The sweet spot of each network in each condition (inputs × output layer × fluctuation magnitude). */
export function stageSweetSpots(rows: readonly StageRow[]): StageSpot[] {
  requireInput("stageSweetSpots: rows", rows, listOf(aStageRow));

  const groups = new Map<string, StageRow[]>();
  for (const row of rows) {
    const key = `${row.inputs} ${row.outputLayer} ${row.fluctuation}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => {
    const { inputs, outputLayer, fluctuation } = group[0]!;
    const repeats = [...new Set(group.map((row) => row.repeat))];
    const minima = repeats.map((repeat) => {
      const stages = group.filter((row) => row.repeat === repeat).sort((a, b) => a.ratio - b.ratio);
      return curveMinimum(
        stages.map((row) => row.ratio),
        stages.map((row) => row.stageError),
      );
    });
    return {
      inputs,
      outputLayer,
      fluctuation,
      spots: Float64Array.from(minima, ({ ratio }) => ratio),
      error: mean(minima.map(({ error }) => error)),
    };
  });
}

/**
 * How much a signal drifts over its window: the change of its fitted line from end to end, divided by its mean. One
 * number per independent run; the interval belongs over runs, because the values of one run are correlated.
 *
 * `relativeDrift([1, 1.1, 1.2])` → 0.18…
 */
export function relativeDrift(signal: ArrayLike<number>): number {
  requireInput("relativeDrift: signal", signal, aVector);

  const n = signal.length;
  if (n < 2) throw new RangeError(`relativeDrift: expected at least two values, got ${n}`);
  const time = Array.from({ length: n }, (_, k) => k / (n - 1) - 0.5);
  const over = time.reduce((sum, t, k) => sum + t * signal[k]!, 0);
  const under = time.reduce((sum, t) => sum + t * t, 0);
  return over / under / mean(signal);
}

/** One recorded value of one network, as `rows(result, […])` gives it. */
export interface TimeRow {
  readonly fluctuation: number;
  readonly repeat: number;
  readonly time: number;
}

const coursesOfRows = listOf(having({ fluctuation: aNonNegative, repeat: anIndex, time: aNumber }));

/**
 * The courses of one quantity at fluctuation magnitude e, one per network, in the order of time.
 *
 * `coursesOf(rows(result, ["taskError"]), 2, "taskError").map(relativeDrift)` is one drift per network.
 */
export function coursesOf<K extends string>(
  rows: readonly (TimeRow & Readonly<Record<K, number>>)[],
  fluctuation: number,
  quantity: K,
): Float64Array[] {
  requireInput("coursesOf: rows", rows, coursesOfRows);
  requireInput("coursesOf: fluctuation", fluctuation, aNonNegative);
  requireInput("coursesOf: quantity", quantity, aText);

  const courses = new Map<number, (TimeRow & Readonly<Record<K, number>>)[]>();
  for (const row of rows) {
    if (row.fluctuation !== fluctuation) continue;
    const course = courses.get(row.repeat);
    if (course === undefined) courses.set(row.repeat, [row]);
    else course.push(row);
  }
  return [...courses.values()].map((course) =>
    Float64Array.from(
      course.sort((a, b) => a.time - b.time),
      (row) => row[quantity],
    ),
  );
}
