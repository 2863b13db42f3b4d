import { explorableOf } from "./catalogue.js";
import { computePoint } from "./computePoint.js";
import type { Settings, SweepPoint } from "./explorable.js";
import type { PointResult } from "./results.js";
import { checkedSettings } from "./settings.js";

/**
 * What an explorable computes for one point of its sweep, by the function that it runs in a browser: to hold against
 * other runs.
 *
 * @throws {RangeError} for another name, settings that it doesn't have, a point that isn't of their sweep
 * @example (await exploredPoint("network-size", { noise: 0.1 }, { factor: 2, repeat: 1 })).steadyError
 */
export async function exploredPoint(name: string, settings: Settings, wanted: SweepPoint): Promise<PointResult> {
  const explorable = explorableOf(name);
  const { experiment, parameters, points } = explorable.sweep(checkedSettings(explorable, settings));
  const point = points.find((one) => Object.entries(wanted).every(([key, value]) => one[key] === value));
  if (point === undefined) {
    throw new RangeError(`exploredPoint: expected a point of the sweep, got ${JSON.stringify(wanted)}`);
  }
  return computePoint({ experiment, parameters, point, observables: explorable.observables });
}
