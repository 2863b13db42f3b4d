/** Fig 4 with smaller steps, γ = (0.2, 2, γ₃): how much of the U-shape hangs on the rates. */
import { defineExperiment } from "../../experiments/define.js";
import { fig4Axes, fig4Observables, fig4Parameters, fig4Run } from "./fig4Sweep.js";

export const fig4Variant = defineExperiment({
  name: "network-size/fig4-variant",
  title: "Fig 4 with smaller steps: error over network size and intrinsic noise",
  module: import.meta.url,
  exportName: "fig4Variant",
  parameters: fig4Parameters({ relevant: 0.2, irrelevant: 2, widths: [5, 10, 20, 40, 80], cycles: 1500 }),
  profiles: {
    quick: { widths: [5, 20, 80], noises: [0.1], cycles: 400, difficultyEvery: 20 as const, repeats: 3 },
    paper: {},
  },
  axes: fig4Axes,
  observables: fig4Observables,
  run: ({ parameters, point, seed }) => fig4Run(parameters, point, seed),
});
