import { type AnyResult } from "./storedResult.js";
import { computePoint } from "./computePoint.js";
import type { Explorable, Settings } from "./explorable.js";
import { Results } from "./results.js";

/** Computes all points of these settings here and now: for explorables whose points take milliseconds. */
export async function computedResults(explorable: Explorable, settings: Settings): Promise<Results> {
  const results = new Results();
  const sweep = explorable.sweep(settings);
  for (const point of sweep.points) {
    const { experiment, parameters } = sweep;
    const { observables } = explorable;
    results.set(sweep.key(point), await computePoint({ experiment, parameters, point, observables }));
  }
  return results;
}

/**
 * The points of these settings that a sweep's result has, as `obtain` gives it: no need to compute them again.
 *
 * @throws {RangeError} when the result is another experiment's, or made with other parameters that matter to a point
 */
export function resultsFrom(explorable: Explorable, settings: Settings, stored: AnyResult): Results {
  const sweep = explorable.sweep(settings);
  if (stored.experiment !== sweep.experiment) {
    throw new RangeError(`from: expected a result of ${sweep.experiment}, got one of ${stored.experiment}`);
  }
  const lists = new Set(
    Object.entries(sweep.parameters).flatMap(([key, value]) => (Array.isArray(value) ? [key] : [])),
  );
  for (const [key, value] of Object.entries(sweep.parameters)) {
    if (lists.has(key) || key === "repeats" || stored.parameters[key] === value) continue;
    throw new RangeError(
      `from: expected a result with ${key} = ${String(value)}, got ${String(stored.parameters[key])}`,
    );
  }
  const results = new Results();
  const size = (name: string): number =>
    (stored.observables[name]?.axes ?? []).reduce((product, { values }) => product * values.length, 1);
  for (const point of sweep.points) {
    let index = 0;
    for (const { name, values } of stored.axes) {
      const place = values.indexOf(point[name]!);
      index = place < 0 ? NaN : index * values.length + place;
    }
    if (Number.isNaN(index)) continue;
    const numbers = explorable.observables.map((name) => {
      const one = size(name);
      return [name, Array.from(stored.values[name]!).slice(index * one, (index + 1) * one)] as const;
    });
    results.set(sweep.key(point), Object.fromEntries(numbers));
  }
  return results;
}
