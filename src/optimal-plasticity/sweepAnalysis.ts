/**
 * What the notebooks ask of the sweeps of Fig 5 and of its supplement. The independent unit is a repeat: a network with
 * its own teacher, inputs and noise; its points are averaged or compared before anything is said about its like.
 */
import { requireCount } from "../numerics/check.js";
import { type Estimate, meanEstimate } from "../numerics/estimate.js";
import { exp, ln, square } from "../numerics/elementary.js";
import { mean, standardDeviation } from "../numerics/statistics.js";
import { predictedSweetSpot, sweetSpot, sweetSpots } from "./sweetSpot.js";
import {
  aFunction,
  aNonNegative,
  aNonNegativeOrInfinite,
  aNumber,
  aVector,
  anIndex,
  having,
  listOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** One simulation of a sweep, as `rows(result)` gives it. */
export interface Simulation {
  readonly signalToNoise: number;
  readonly fluctuation: number;
  readonly ratio: number;
  readonly repeat: number;
  readonly steadyStateError: number;
  readonly shortWindowError: number;
  readonly halfwayError: number;
  readonly fluctuationCurvature: number;
  readonly compensationCurvature: number;
}

/** What a simulation has to have. */
export const aSimulation = having<Simulation>({
  signalToNoise: aNonNegativeOrInfinite,
  fluctuation: aNonNegative,
  ratio: aNonNegative,
  repeat: anIndex,
  steadyStateError: aNumber,
  shortWindowError: aNumber,
  halfwayError: aNumber,
  fluctuationCurvature: aNumber,
  compensationCurvature: aNumber,
});

/** One panel: its simulations, where its minimum is and where Eq 9a puts it, pooled and for each network. */
export interface SweepPanel {
  readonly signalToNoise: number;
  /** e in units of √N. */
  readonly fluctuation: number;
  readonly simulations: readonly Simulation[];
  /** Minimum of the mean curve, its 95 % interval (bootstrap over networks) and the mean error there. */
  readonly ratio: number;
  readonly interval: readonly [number, number];
  readonly error: number;
  /** Eq 9a with curvatures measured along the runs. */
  readonly predicted: number;
  /** The minimum and Eq 9a of each network. */
  readonly spots: readonly number[];
  readonly predictions: readonly number[];
}

/** What a sweep panel has to have. */
export const aSweepPanel = having<SweepPanel>({
  signalToNoise: aNonNegativeOrInfinite,
  fluctuation: aNonNegative,
  simulations: listOf(aSimulation),
  ratio: aNonNegative,
  interval: vectorOf(2),
  error: aNumber,
  predicted: aNumber,
  spots: aVector,
  predictions: aVector,
});

/** The panels of a sweep, row by row: `sweepPanels(rows(result))[0].ratio`. */
export function sweepPanels(simulations: readonly Simulation[]): SweepPanel[] {
  requireInput("sweepPanels: simulations", simulations, listOf(aSimulation));

  const qualities = distinct(simulations, "signalToNoise");
  const fluctuations = distinct(simulations, "fluctuation");
  return qualities.flatMap((signalToNoise) =>
    fluctuations.map((fluctuation) => {
      const chosen = simulations.filter((r) => r.signalToNoise === signalToNoise && r.fluctuation === fluctuation);
      return {
        signalToNoise,
        fluctuation,
        simulations: chosen,
        ...sweetSpot(chosen),
        predicted: predictedSweetSpot(chosen),
        spots: sweetSpots(chosen),
        predictions: byRepeat(chosen).map(predictedSweetSpot),
      };
    }),
  );
}

/** The sweet spot of a panel as a measurement: `spotEstimate(panel)`; throws `RangeError` on fewer than two networks. */
export function spotEstimate(sweepPanel: SweepPanel): Estimate {
  requireInput("spotEstimate: sweepPanel", sweepPanel, aSweepPanel);
  const { ratio, interval, spots } = sweepPanel;

  requireCount("spotEstimate: number of networks", spots.length, 2);
  return { measured: ratio, interval, kind: "bootstrap", units: { count: spots.length, of: "networks" } };
}

const withSpots = having<Pick<SweepPanel, "spots">>({ spots: aVector });

/**
 * The largest sweet spot of all panels, with an interval that holds for all of them at once: the panel is chosen for
 * being the largest, so that its own 95 % interval would lie too high (Bonferroni: level 1 − 0.05 / panels).
 *
 * `largestSpot(panels)`; throws `RangeError` on no panels or fewer than two networks.
 */
export function largestSpot(panels: readonly Pick<SweepPanel, "spots">[]): Estimate {
  requireInput("largestSpot: panels", panels, listOf(withSpots));

  requireCount("largestSpot: number of panels", panels.length);
  const { spots } = panels.reduce((a, b) => (mean(a.spots) > mean(b.spots) ? a : b));
  requireCount("largestSpot: number of networks", spots.length, 2);
  return meanEstimate(spots, "networks", { comparisons: panels.length });
}

/**
 * Of each network, the mean over columns of what `value` makes of two rows of panels in the same column: paired.
 *
 * `pairedRows(panels, 10, 0.02, (top, bottom, n) => bottom.spots[n] - top.spots[n])`
 */
export function pairedRows(
  panels: readonly SweepPanel[],
  first: number,
  second: number,
  value: (first: SweepPanel, second: SweepPanel, network: number) => number,
): number[] {
  requireInput("pairedRows: panels", panels, listOf(aSweepPanel));
  requireInput("pairedRows: first", first, aNonNegativeOrInfinite);
  requireInput("pairedRows: second", second, aNonNegativeOrInfinite);
  requireInput("pairedRows: value", value, aFunction);

  const [above, below] = [first, second].map((s) => panels.filter((panel) => panel.signalToNoise === s));
  if (above!.length === 0 || above!.length !== below!.length) {
    throw new RangeError(`pairedRows: expected panels with s = ${first} and ${second}, got ${panels.length} others`);
  }
  return above![0]!.spots.map((_, n) => mean(above!.map((panel, k) => value(panel, below![k]!, n))));
}

/** How much further right the sweet spot lies in the row `second`, for each network: mean over columns. */
export function spotShift(panels: readonly SweepPanel[], first: number, second: number): number[] {
  requireInput("spotShift: panels", panels, listOf(aSweepPanel));
  requireInput("spotShift: first", first, aNonNegativeOrInfinite);
  requireInput("spotShift: second", second, aNonNegativeOrInfinite);

  return pairedRows(panels, first, second, (a, b, n) => b.spots[n]! - a.spots[n]!);
}

/** The panels of one row, `least` of them or more. */
function rowOf(name: string, panels: readonly SweepPanel[], signalToNoise: number, least: 1 | 2): SweepPanel[] {
  const row = panels.filter((panel) => panel.signalToNoise === signalToNoise);
  if (row.length < least) {
    const wanted = least === 1 ? "panels" : "two or more panels";
    throw new RangeError(`${name}: expected ${wanted} with s = ${signalToNoise}, got ${row.length || "none"}`);
  }
  return row;
}

/** How much further right the sweet spot lies at the largest fluctuations than at the smallest, for each network. */
export function columnShift(panels: readonly SweepPanel[], signalToNoise: number): number[] {
  requireInput("columnShift: panels", panels, listOf(aSweepPanel));
  requireInput("columnShift: signalToNoise", signalToNoise, aNonNegativeOrInfinite);

  const row = rowOf("columnShift", panels, signalToNoise, 2);
  return row[0]!.spots.map((spot, n) => row.at(-1)!.spots[n]! - spot);
}

/** The largest sweet spot of each network among the columns of a row: what "in every column" is held against. */
export function worstSpots(panels: readonly SweepPanel[], signalToNoise: number): number[] {
  requireInput("worstSpots: panels", panels, listOf(aSweepPanel));
  requireInput("worstSpots: signalToNoise", signalToNoise, aNonNegativeOrInfinite);

  const row = rowOf("worstSpots", panels, signalToNoise, 1);
  return row[0]!.spots.map((_, n) => Math.max(...row.map((panel) => panel.spots[n]!)));
}

/** Simulated sweet spot minus Eq 9a in one row, for each network: mean over columns. */
export function gapToPrediction(panels: readonly SweepPanel[], signalToNoise: number): number[] {
  requireInput("gapToPrediction: panels", panels, listOf(aSweepPanel));
  requireInput("gapToPrediction: signalToNoise", signalToNoise, aNonNegativeOrInfinite);

  return pairedRows(panels, signalToNoise, signalToNoise, (a, _, n) => a.spots[n]! - a.predictions[n]!);
}

/**
 * How the smallest error of a network grows with the fluctuation magnitude in one row: the exponent k of F ∝ eᵏ, by
 * least squares on logarithms, for each network.
 */
export function growthExponents(panels: readonly SweepPanel[], signalToNoise: number): number[] {
  requireInput("growthExponents: panels", panels, listOf(aSweepPanel));
  requireInput("growthExponents: signalToNoise", signalToNoise, aNonNegativeOrInfinite);

  const row = rowOf("growthExponents", panels, signalToNoise, 2);
  const x = row.map((panel) => ln(panel.fluctuation));
  const smallest = row.map((panel) =>
    byRepeat(panel.simulations).map((own) => ln(Math.min(...own.map((r) => r.steadyStateError)))),
  );
  const centre = mean(x);
  return smallest[0]!.map(
    (_, n) => mean(x.map((xi, k) => (xi - centre) * smallest[k]![n]!)) / mean(x.map((xi) => square(xi - centre))),
  );
}

const panelCurveOptions = having({ simulations: listOf(aSimulation) });

/** Mean and spread at each ratio of a panel, for the curve and its ribbon (one standard deviation over networks). */
export function panelCurve(options: Pick<SweepPanel, "simulations">): {
  ratio: number;
  error: number;
  low: number;
  high: number;
}[] {
  requireInput("panelCurve: options", options, panelCurveOptions);
  const { simulations } = options;

  return distinct(simulations, "ratio")
    .sort((a, b) => a - b)
    .map((ratio) => {
      const errors = simulations.filter((r) => r.ratio === ratio).map((r) => r.steadyStateError);
      const [error, spread] = [mean(errors), errors.length > 1 ? standardDeviation(errors) : 0];
      // a ribbon on a logarithmic axis needs a lower edge above zero
      return { ratio, error, low: Math.max(error - spread, error / 10), high: error + spread };
    });
}

const steadinessPoint = having({
  fluctuation: aNonNegative,
  ratio: aNonNegative,
  signalToNoise: aNonNegativeOrInfinite,
});

/**
 * The last window over the same window half a run earlier, at one point of the sweep, for each network: 1 in a steady
 * state.
 */
export function steadiness(
  simulations: readonly Simulation[],
  point: Pick<Simulation, "signalToNoise" | "fluctuation" | "ratio">,
): number[] {
  requireInput("steadiness: simulations", simulations, listOf(aSimulation));
  requireInput("steadiness: point", point, steadinessPoint);

  return at(simulations, point).map((r) => r.steadyStateError / r.halfwayError);
}

const steadyStatesPoint = having({
  fluctuation: aNonNegative,
  ratio: aNonNegative,
  signalToNoise: aNonNegativeOrInfinite,
});

/** The steady-state errors at one point of the sweep, one for each network. */
export function steadyStates(
  simulations: readonly Simulation[],
  point: Pick<Simulation, "signalToNoise" | "fluctuation" | "ratio">,
): number[] {
  requireInput("steadyStates: simulations", simulations, listOf(aSimulation));
  requireInput("steadyStates: point", point, steadyStatesPoint);

  return at(simulations, point).map((r) => r.steadyStateError);
}

/** One published value, as `published(…)` gives it. */
export interface PublishedValue {
  readonly signalToNoise: number;
  readonly fluctuationMagnitude: number;
  readonly ratio: number;
  readonly value: number;
}

/** What a published value has to have. */
export const aPublishedValue = having<PublishedValue>({
  signalToNoise: aNonNegativeOrInfinite,
  fluctuationMagnitude: aNonNegative,
  ratio: aNonNegative,
  value: aNumber,
});

/** One published value with the repeat that it comes from. */
export interface PublishedRepeat extends PublishedValue {
  readonly repeat: number;
}

/** What a published repeat has to have. */
export const aPublishedRepeat = having<PublishedRepeat>({
  repeat: anIndex,
  signalToNoise: aNonNegativeOrInfinite,
  fluctuationMagnitude: aNonNegative,
  ratio: aNonNegative,
  value: aNumber,
});

/** Where a panel's minimum lies: ours with its interval, the published one, and Eq 9a. */
export interface SpotRow {
  readonly signalToNoise: number;
  readonly fluctuation: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Sweet spot of the published values, by the same fit. */
  readonly published: number;
  readonly predicted: number;
  readonly error: number;
}

/** The minima of all panels beside those of the published values: `spotRows(panels, published(name).rows)`. */
export function spotRows(panels: readonly SweepPanel[], published: readonly PublishedRepeat[]): SpotRow[] {
  requireInput("spotRows: panels", panels, listOf(aSweepPanel));
  requireInput("spotRows: published", published, listOf(aPublishedRepeat));

  return panels.map(({ signalToNoise, fluctuation, ratio, interval: [low, high], predicted, error }) => {
    const theirs = published
      .filter((row) => row.signalToNoise === signalToNoise && row.fluctuationMagnitude === fluctuation)
      .map((row) => ({ ratio: row.ratio, repeat: row.repeat, steadyStateError: row.value }));
    return { signalToNoise, fluctuation, ratio, low, high, published: sweetSpot(theirs).ratio, predicted, error };
  });
}

const publishedCurveOptions = having({ fluctuation: aNonNegative, signalToNoise: aNonNegativeOrInfinite });

/** The published mean errors of a panel: `publishedCurve(published(name).rows, { signalToNoise: 10, fluctuation: 0.01 })`. */
export function publishedCurve(
  published: readonly PublishedValue[],
  options: Pick<Simulation, "signalToNoise" | "fluctuation">,
): { ratio: number; error: number }[] {
  requireInput("publishedCurve: published", published, listOf(aPublishedValue));
  requireInput("publishedCurve: options", options, publishedCurveOptions);
  const { signalToNoise, fluctuation } = options;

  const here = published.filter(
    (row) => row.signalToNoise === signalToNoise && row.fluctuationMagnitude === fluctuation,
  );
  return distinct(here, "ratio").map((ratio) => ({
    ratio,
    error: mean(here.filter((row) => row.ratio === ratio).map((row) => row.value)),
  }));
}

/** How far independent values lie apart: standard deviation and range, relative. `relativeSpread([1, 2, 3])` */
export function relativeSpread(values: readonly number[]): { deviation: number; range: number } {
  requireInput("relativeSpread: values", values, aVector);

  return { deviation: standardDeviation(values) / mean(values), range: Math.max(...values) / Math.min(...values) };
}

/** Our error over the mean of the published ones, at one point of the sweep. */
export interface ComparedPoint {
  readonly signalToNoise: number;
  readonly fluctuation: number;
  readonly ratio: number;
  /** Geometric mean over our networks, and their range. */
  readonly relative: number;
  readonly low: number;
  readonly high: number;
}

/** Our errors held against the published ones. */
export interface Comparison {
  readonly points: readonly ComparedPoint[];
  /** Ours over theirs for each of our networks: geometric mean over all points of these rows of panels. */
  byNetwork(...qualities: number[]): number[];
}

/** Compares with the published values at the points that both have, in their window (the last 101 steps). */
export function comparePublished(simulations: readonly Simulation[], published: readonly PublishedValue[]): Comparison {
  requireInput("comparePublished: simulations", simulations, listOf(aSimulation));
  requireInput("comparePublished: published", published, listOf(aPublishedValue));

  const key = (s: number, e: number, ratio: number) => `${s} ${e} ${ratio}`;
  const theirs = new Map<string, number[]>();
  for (const row of published) {
    const place = key(row.signalToNoise, row.fluctuationMagnitude, row.ratio);
    theirs.set(place, [...(theirs.get(place) ?? []), row.value]);
  }
  const compared = simulations.flatMap((row) => {
    const values = theirs.get(key(row.signalToNoise, row.fluctuation, row.ratio));
    return values === undefined ? [] : [{ ...row, logarithm: ln(row.shortWindowError / mean(values)) }];
  });
  const places = new Map<string, typeof compared>();
  for (const row of compared) {
    const place = key(row.signalToNoise, row.fluctuation, row.ratio);
    places.set(place, [...(places.get(place) ?? []), row]);
  }
  const points = [...places.values()].map((group) => {
    const logarithms = group.map((row) => row.logarithm);
    const { signalToNoise, fluctuation, ratio } = group[0]!;
    const [low, high] = [exp(Math.min(...logarithms)), exp(Math.max(...logarithms))];
    return { signalToNoise, fluctuation, ratio, relative: exp(mean(logarithms)), low, high };
  });
  return {
    points,
    byNetwork(...qualities) {
      const chosen = compared.filter((row) => qualities.includes(row.signalToNoise));
      return byRepeat(chosen).map((own) => exp(mean(own.map((row) => row.logarithm))));
    },
  };
}

function at(
  simulations: readonly Simulation[],
  { signalToNoise, fluctuation, ratio }: Pick<Simulation, "signalToNoise" | "fluctuation" | "ratio">,
): Simulation[] {
  const found = simulations.filter(
    (r) => r.signalToNoise === signalToNoise && r.fluctuation === fluctuation && r.ratio === ratio,
  );
  if (found.length === 0) {
    throw new RangeError(`sweep: expected simulations at s = ${signalToNoise}, e = ${fluctuation}, ρ = ${ratio}`);
  }
  return found;
}

function byRepeat<R extends { readonly repeat: number }>(rows: readonly R[]): R[][] {
  return [...new Set(rows.map((row) => row.repeat))]
    .sort((a, b) => a - b)
    .map((repeat) => rows.filter((row) => row.repeat === repeat));
}

function distinct<K extends string>(rows: readonly Readonly<Record<K, number>>[], name: K): number[] {
  return [...new Set(rows.map((row) => row[name]))];
}
