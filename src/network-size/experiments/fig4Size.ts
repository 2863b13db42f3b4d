/** Fig 4: learning curves, local task difficulty, and the steady error over the size of a network with one hidden layer. */
import { defineExperiment } from "../../experiments/define.js";
import { fig4Axes, fig4Observables, fig4Parameters, fig4Run } from "./fig4Sweep.js";

export const fig4Size = defineExperiment({
  name: "network-size/fig4-size",
  title: "Fig 4: error and local task difficulty over network size and intrinsic noise",
  module: import.meta.url,
  exportName: "fig4Size",
  parameters: fig4Parameters({ relevant: 0.25, irrelevant: 2.5, widths: [5, 10, 20, 40, 120], cycles: 1200 }),
  profiles: { quick: { widths: [5, 20, 120], cycles: 400, difficultyEvery: 20 as const, repeats: 6 }, paper: {} },
  axes: fig4Axes,
  observables: fig4Observables,
  run: ({ parameters, point, seed }) => fig4Run(parameters, point, seed),
});
