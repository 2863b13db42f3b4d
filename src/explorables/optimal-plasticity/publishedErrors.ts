import { mean } from "../../numerics/statistics.js";

/**
 * The authors' errors as rows [s, e, ρ, mean over their simulations], for the `data` of *optimal plasticity*.
 *
 * @example publishedErrors(published("optimal-plasticity-fig5-linear").rows)
 */
export function publishedErrors(rows: readonly Readonly<Record<string, number | string>>[]): number[][] {
  const places = new Map<string, { at: number[]; errors: number[] }>();
  for (const row of rows) {
    const at = ["signalToNoise", "fluctuationMagnitude", "ratio"].map((name) => Number(row[name]));
    const place = places.get(at.join()) ?? { at, errors: [] };
    place.errors.push(Number(row["value"]));
    places.set(at.join(), place);
  }
  return [...places.values()].map(({ at, errors }) => [...at, mean(errors)]);
}
