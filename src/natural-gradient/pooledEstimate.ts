/** Statistics of many samples that come in independent groups: the interval is over the groups. */
import { bootstrapEstimate } from "../numerics/estimate.js";
import type { Estimate } from "../numerics/estimate.js";
import { ln } from "../numerics/elementary.js";
import { mean, median, standardDeviation } from "../numerics/statistics.js";
import { aFunction, aText, aVector, anIndex, having, listOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** A number made of paired samples. */
export type PairStatistic = (x: Float64Array, y: Float64Array) => number;

const pooledEstimateRows = listOf(having({ vector: anIndex }));

/**
 * A statistic of all pairs (x, y), with the percentile bootstrap interval over weight vectors: a vector is drawn with all
 * its rates and samples, since these aren't independent.
 *
 * @throws {RangeError} on fewer than two vectors
 * @example pooledEstimate(terms, "s", "uniform", regressionSlope).interval
 */
export function pooledEstimate<K extends string>(
  rows: readonly (Readonly<Record<K, number>> & { readonly vector: number })[],
  x: K,
  y: K,
  statistic: PairStatistic,
): Estimate {
  requireInput("pooledEstimate: rows", rows, pooledEstimateRows);
  requireInput("pooledEstimate: x", x, aText);
  requireInput("pooledEstimate: y", y, aText);
  requireInput("pooledEstimate: statistic", statistic, aFunction);

  const groups = new Map<number, { x: number[]; y: number[] }>();
  for (const row of rows) {
    const group = groups.get(row.vector) ?? { x: [], y: [] };
    group.x.push(row[x]);
    group.y.push(row[y]);
    groups.set(row.vector, group);
  }
  const members = [...groups.values()].map((group) => ({
    x: Float64Array.from(group.x),
    y: Float64Array.from(group.y),
  }));
  return bootstrapEstimate(
    members.map((_, k) => k),
    "weight vectors",
    {
      statistic: (chosen) => {
        const drawn = Array.from(chosen, (k) => members[k]!);
        return statistic(joined(drawn.map((group) => group.x)), joined(drawn.map((group) => group.y)));
      },
    },
  );
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}

/** Slope of the least-squares line of y on x. */
export const regressionSlope: PairStatistic = (x, y) => {
  requireInput("regressionSlope: x", x, aVector);
  requireInput("regressionSlope: y", y, vectorOf(x.length));

  const [mx, my] = [mean(x), mean(y)];
  let [above, below] = [0, 0];
  x.forEach((value, k) => {
    above += (value - mx) * (y[k]! - my);
    below += (value - mx) * (value - mx);
  });
  return above / below;
};

/** Least-squares c of y ≈ c x. */
export const proportionality: PairStatistic = (x, y) => {
  requireInput("proportionality: x", x, aVector);
  requireInput("proportionality: y", y, vectorOf(x.length));

  let [above, below] = [0, 0];
  x.forEach((value, k) => {
    above += value * y[k]!;
    below += value * value;
  });
  return above / below;
};

/** Root mean square of x over that of y. */
export const sizeRatio: PairStatistic = (x, y) => {
  requireInput("sizeRatio: x", x, aVector);
  requireInput("sizeRatio: y", y, vectorOf(x.length));

  let [above, below] = [0, 0];
  x.forEach((value, k) => {
    above += value * value;
    below += y[k]! * y[k]!;
  });
  return Math.sqrt(above / below);
};

/** Mean of x over the root mean square of y. */
export const meanOverSize: PairStatistic = (x, y) => {
  requireInput("meanOverSize: x", x, aVector);
  requireInput("meanOverSize: y", y, vectorOf(x.length));
  return mean(x) / rootMeanSquare(y);
};

/** Exponent a of mean |y| ∝ x^a, from the means at each value of x. */
export const powerExponent: PairStatistic = (x, y) => {
  requireInput("powerExponent: x", x, aVector);
  requireInput("powerExponent: y", y, vectorOf(x.length));

  const groups = byValue(x, y);
  return regressionSlope(
    Float64Array.from(groups, (group) => ln(group.x)),
    Float64Array.from(groups, (group) => ln(Math.abs(mean(group.y)))),
  );
};

/** Largest over smallest mean of y among the values of x. */
export const meanSpread: PairStatistic = (x, y) => {
  requireInput("meanSpread: x", x, aVector);
  requireInput("meanSpread: y", y, vectorOf(x.length));

  const means = byValue(x, y).map((group) => Math.abs(mean(group.y)));
  return Math.max(...means) / Math.min(...means);
};

/** Standard deviation of y at the largest x over that at the smallest. */
export const deviationRatio: PairStatistic = (x, y) => {
  requireInput("deviationRatio: x", x, aVector);
  requireInput("deviationRatio: y", y, vectorOf(x.length));

  const groups = byValue(x, y);
  return standardDeviation(groups[groups.length - 1]!.y) / standardDeviation(groups[0]!.y);
};

/** Mean of y at the largest x over that at the smallest. */
export const endRatio: PairStatistic = (x, y) => {
  requireInput("endRatio: x", x, aVector);
  requireInput("endRatio: y", y, vectorOf(x.length));

  const groups = byValue(x, y);
  return mean(groups[groups.length - 1]!.y) / mean(groups[0]!.y);
};

/** Median of y where x is in its lowest third, over that where x is in its highest. */
export const thirdRatio: PairStatistic = (x, y) => {
  requireInput("thirdRatio: x", x, aVector);
  requireInput("thirdRatio: y", y, vectorOf(x.length));

  const order = Array.from(x, (_, k) => k).sort((a, b) => x[a]! - x[b]!);
  const third = Math.floor(order.length / 3);
  const medianOf = (chosen: number[]) => median(chosen.map((k) => y[k]!));
  return medianOf(order.slice(0, third)) / medianOf(order.slice(-third));
};

function rootMeanSquare(y: Float64Array): number {
  return Math.sqrt(mean(y.map((value) => value * value)));
}

function byValue(x: Float64Array, y: Float64Array): { x: number; y: number[] }[] {
  const groups = new Map<number, number[]>();
  x.forEach((value, k) => {
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [y[k]!]);
    else group.push(y[k]!);
  });
  return [...groups].map(([value, values]) => ({ x: value, y: values })).sort((a, b) => a.x - b.x);
}
