import type { Explorable } from "../explorable.js";
import { drawSizes } from "./drawSizes.js";
import { controls, sizeSweep } from "./sizeSweep.js";

/** Fig 6 to play with: a network can be too small to learn well, and too large. */
export const networkSize: Explorable = {
  name: "network-size",
  title: "How large should a network be?",
  controls,
  presets: [
    { label: "There is an optimal size", settings: { noise: 0.05, factor: 5 } },
    { label: "Noise makes it smaller", settings: { noise: 0.1, factor: 2 } },
    { label: "Without noise, larger is better", settings: { noise: 0, factor: 8 } },
    { label: "γ₁ isn't in N*", settings: { relevant: 0.4, factor: 5 } },
  ],
  observables: ["steadyError", "errors"],
  partial: true,
  sweep: sizeSweep,
  draw: (settings, results) => drawSizes(settings, results),
};
