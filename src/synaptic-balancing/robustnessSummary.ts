/** The curves of Fig 4b from the losses of several networks. */
import { mean } from "../numerics/statistics.js";
import {
  aNonNegative,
  aNonNegativeOrInfinite,
  aNumber,
  anIndex,
  having,
  listOf,
  oneOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** One network at one noise level, as `rows(result, […])` of the experiment gives it. */
export interface RobustnessRow {
  readonly penalty: number;
  readonly network: number;
  readonly noise: number;
  /** Mean squared errors of the original and of the network balanced as in the paper. */
  readonly original: number;
  readonly raw: number;
  /** The same of the trial-averaged output. */
  readonly originalAveraged: number;
  readonly rawAveraged: number;
  /** Ratio of the errors, balanced with a floor under the gains : original. */
  readonly floored: number;
  readonly stateDeviation: number;
}

/** What a robustness row has to have. */
export const aRobustnessRow = having<RobustnessRow>({
  penalty: aNonNegative,
  network: anIndex,
  noise: aNonNegative,
  original: aNumber,
  raw: aNumber,
  originalAveraged: aNumber,
  rawAveraged: aNumber,
  floored: aNumber,
  stateDeviation: aNumber,
});

/** Names of the observables that a `RobustnessRow` needs. */
export const ROBUSTNESS_OBSERVABLES = [
  "original",
  "raw",
  "originalAveraged",
  "rawAveraged",
  "floored",
  "stateDeviation",
] as const;

/** Balanced : original. */
export interface RobustnessRatios {
  /** The paper's panel: mean of the single trials' errors, balanced without a floor. */
  readonly ratio: number;
  /** The released code's: error of the trial-averaged output. */
  readonly averaged: number;
  /** With a floor under the gains. */
  readonly floored: number;
}

export interface RobustnessPoint extends RobustnessRatios {
  readonly penalty: number;
  readonly network: number;
  readonly noise: number;
  /** ε over the standard deviation of the original's hidden states without noise. */
  readonly relativeNoise: number;
  readonly original: number;
  readonly raw: number;
}

/** What a robustness point has to have. */
export const aRobustnessPoint = having<RobustnessPoint>({
  penalty: aNonNegative,
  network: anIndex,
  noise: aNonNegative,
  relativeNoise: aNonNegative,
  original: aNumber,
  raw: aNumber,
  ratio: aNonNegative,
  averaged: aNumber,
  floored: aNumber,
});

/**
 * The ratios of each network at each level.
 *
 * `robustnessPoints(rows(result, ROBUSTNESS_OBSERVABLES))`
 */
export function robustnessPoints(rows: readonly RobustnessRow[]): RobustnessPoint[] {
  requireInput("robustnessPoints: rows", rows, listOf(aRobustnessRow));

  return rows.map(({ penalty, network, noise, original, raw, stateDeviation, ...row }) => ({
    penalty,
    network,
    noise,
    relativeNoise: noise / stateDeviation,
    original,
    raw,
    ratio: raw / original,
    averaged: row.rawAveraged / row.originalAveraged,
    floored: row.floored,
  }));
}

/** Means over the networks, for each penalty and level; `network` is 0. `robustnessMeans(points)` */
export function robustnessMeans(points: readonly RobustnessPoint[]): RobustnessPoint[] {
  requireInput("robustnessMeans: points", points, listOf(aRobustnessPoint));

  return grouped(points, ({ penalty, noise }) => `${penalty} ${noise}`).map((group) => {
    const of = (name: keyof RobustnessPoint) => mean(group.map((point) => point[name]));
    const { penalty, noise } = group[0]!;
    return {
      penalty,
      network: 0,
      noise,
      relativeNoise: of("relativeNoise"),
      original: of("original"),
      raw: of("raw"),
      ratio: of("ratio"),
      averaged: of("averaged"),
      floored: of("floored"),
    };
  });
}

/**
 * One number for each network of a penalty at one level. `ratiosAt(points, 0.3, 0.21, "ratio")`
 *
 * Throws `RangeError` when there is none.
 */
export function ratiosAt(
  points: readonly RobustnessPoint[],
  penalty: number,
  noise: number,
  name: keyof RobustnessRatios | "original" | "raw",
): number[] {
  requireInput("ratiosAt: points", points, listOf(aRobustnessPoint));
  requireInput("ratiosAt: penalty", penalty, aNonNegative);
  requireInput("ratiosAt: noise", noise, aNonNegative);
  requireInput("ratiosAt: name", name, oneOf("ratio", "original", "raw", "floored", "averaged"));

  const found = points.filter((point) => point.penalty === penalty && point.noise === noise);
  if (found.length === 0) throw new RangeError(`ratiosAt: expected λ = ${penalty} and ε = ${noise}, got neither`);
  return found.map((point) => point[name]);
}

/** For each network the largest ratio among the levels up to `upTo`, and the level. `worstRatios(points, "ratio")` */
export function worstRatios(
  points: readonly RobustnessPoint[],
  name: keyof RobustnessRatios,
  upTo = Infinity,
): { penalty: number; network: number; noise: number; worst: number }[] {
  requireInput("worstRatios: points", points, listOf(aRobustnessPoint));
  requireInput("worstRatios: name", name, oneOf("ratio", "floored", "averaged"));
  requireInput("worstRatios: upTo", upTo, aNonNegativeOrInfinite);

  const shown = points.filter(({ noise }) => noise > 0 && noise <= upTo);
  return grouped(shown, ({ penalty, network }) => `${penalty} ${network}`).map((group) => {
    const { penalty, network, noise, ...point } = group.reduce((a, b) => (b[name] > a[name] ? b : a));
    return { penalty, network, noise, worst: point[name] };
  });
}

/**
 * How much of the original's loss of performance the balanced network suffers, for each network of a penalty:
 * (L_raw(ε) − L_raw(0))/(L_original(ε) − L_original(0)). Below one: it degrades more slowly.
 *
 * `relativeDegradation(points, 0.3, 0.27)`
 *
 * Throws `RangeError` when the level isn't there.
 */
export function relativeDegradation(points: readonly RobustnessPoint[], penalty: number, noise: number): number[] {
  requireInput("relativeDegradation: points", points, listOf(aRobustnessPoint));
  requireInput("relativeDegradation: penalty", penalty, aNonNegative);
  requireInput("relativeDegradation: noise", noise, aNonNegative);

  const rise = (name: "original" | "raw") => {
    const without = ratiosAt(points, penalty, 0, name);
    return ratiosAt(points, penalty, noise, name).map((loss, k) => loss - without[k]!);
  };
  const original = rise("original");
  return rise("raw").map((loss, k) => loss / original[k]!);
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
