import type { Control, Settings, Sweep } from "../explorable.js";
import { synapseNames } from "./exploredNetwork.js";
import { rebalancing } from "./rebalancing.js";

const REPEATS = 6;

export const controls: readonly Control[] = [
  { key: "synapse", label: "synapse", values: synapseNames(), initial: "1→2" },
  {
    key: "factor",
    label: "its cost, times",
    values: [0.1, 0.14, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.4, 2, 3, 4, 5, 7, 10, 14, 20, 30, 50],
    initial: 1,
  },
  {
    key: "start",
    label: "network before",
    values: ["scattered", "drawn", "balanced"],
    initial: "scattered",
    words: { scattered: "same task, unevenly weighted", drawn: "as it was drawn", balanced: "balanced already" },
  },
];

/** Sets of noisy trials; the flow is the same in each. */
export function rebalancingSweep({ start, synapse, factor }: Settings): Sweep {
  const set = { start, synapse, factor };
  return {
    experiment: rebalancing.name,
    parameters: { ...set, repeats: REPEATS },
    set,
    points: Array.from({ length: REPEATS }, (_, k) => ({ repeat: k + 1 })),
    key: (point) => [start, synapse, factor, point["repeat"]].join(" "),
  };
}
