import type { Explorable } from "../explorable.js";
import { drawRebalancing } from "./drawRebalancing.js";
import { rebalancing } from "./rebalancing.js";
import { controls, rebalancingSweep } from "./rebalancingSweep.js";

/** Fig 2 to play with: five neurons balance what comes in and what goes out, and keep their task. */
export const synapticBalancing: Explorable = {
  name: "synaptic-balancing",
  title: "What happens when a synapse costs more?",
  controls,
  presets: [
    { label: "Balancing lowers cost and noise", settings: { start: "scattered", factor: 1 } },
    { label: "A balanced network stays", settings: { start: "balanced", factor: 1 } },
    { label: "One dear synapse moves all", settings: { start: "balanced", factor: 10 } },
    { label: "One cheap synapse, too", settings: { start: "balanced", factor: 0.1 } },
  ],
  observables: Object.keys(rebalancing.observables({ start: "drawn", synapse: "1→2", factor: 1, repeats: 2 })),
  partial: true,
  sweep: rebalancingSweep,
  draw: (settings, results) => drawRebalancing(settings, results),
};
