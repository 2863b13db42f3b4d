import type { Explorable } from "../explorable.js";
import { drawPaths } from "./drawPaths.js";
import { controls, pathSweep } from "./pathSweep.js";

/** Figs 1–3 to play with: which way is down depends on coordinates for one rule, and not for the other. */
export const naturalGradient: Explorable = {
  name: "natural-gradient",
  title: "Which way is down?",
  controls,
  presets: [
    { label: "The paper's start: natural goes straight", settings: { first: -0.3, second: 0.5 } },
    { label: "Out on the dendrite one path bends", settings: { first: -0.3, second: 0.5, distance: 460 } },
    { label: "Along the valley", settings: { first: 0.6, second: 0 } },
    { label: "From silence", settings: { first: -0.2, second: -0.2 } },
  ],
  observables: ["first", "second", "cost", "travelled", "chord"],
  partial: false,
  sweep: pathSweep,
  draw: drawPaths,
};
