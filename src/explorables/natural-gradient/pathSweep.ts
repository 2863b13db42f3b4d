import type { Control, Settings, Sweep } from "../explorable.js";
import { pathCourses, RULES } from "./pathCourses.js";

const PLACES = Array.from({ length: 51 }, (_, k) => Number((-0.4 + 0.02 * k).toFixed(2)));
const DISTANCES = Array.from({ length: 24 }, (_, k) => 20 * k);

export const controls: readonly Control[] = [
  { key: "first", label: "start, n w₁ (10 Hz afferent)", values: PLACES, initial: -0.3 },
  { key: "second", label: "start, n w₂ (50 Hz afferent)", values: PLACES, initial: 0.5 },
  { key: "distance", label: "first synapse's distance from the soma", unit: "µm", values: DISTANCES, initial: 0 },
];

/** One path a rule. */
export function pathSweep({ first, second, distance }: Settings): Sweep {
  const set = { first, second, distance };
  return {
    experiment: pathCourses.name,
    parameters: set,
    set,
    points: RULES.map((rule) => ({ rule })),
    key: (point) => [first, second, distance, point["rule"]].join(" "),
  };
}
