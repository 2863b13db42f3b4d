/** Fig 4 without biases, as the slides have it (h = σ(W h)): nothing hangs on them. */
import { defineExperiment } from "../../experiments/define.js";
import { fig4Axes, fig4Observables, fig4Parameters, fig4Run } from "./fig4Sweep.js";

export const fig4NoBiases = defineExperiment({
  name: "network-size/fig4-no-biases",
  title: "Fig 4 without biases: error over network size and intrinsic noise",
  module: import.meta.url,
  exportName: "fig4NoBiases",
  parameters: fig4Parameters({ relevant: 0.25, irrelevant: 2.5, widths: [5, 10, 20, 40, 120], cycles: 1200 }),
  profiles: {
    quick: { widths: [5, 20, 120], noises: [0, 0.1], cycles: 300, difficultyEvery: 20 as const, repeats: 5 },
    paper: {},
  },
  axes: fig4Axes,
  observables: fig4Observables,
  run: ({ parameters, point, seed }) => fig4Run(parameters, point, seed, { biases: false }),
});
