/** Fig 8: a good rule, γ₂ ≪ γ₁, for which the two predictions of the best size lie farthest apart. */
import { defineExperiment } from "../../experiments/define.js";
import { fig4Axes, fig4Observables, fig4Parameters, fig4Run } from "./fig4Sweep.js";

const defaults = fig4Parameters({ relevant: 0.1, irrelevant: 0.01, widths: [5, 10, 20, 40, 80, 120], cycles: 2000 });

export const fig8GoodRule = defineExperiment({
  name: "network-size/fig8-good-rule",
  title: "Fig 8: error over network size with a good rule",
  module: import.meta.url,
  exportName: "fig8GoodRule",
  parameters: defaults.extend({
    noises: defaults.shape.noises.unwrap().default([0.002]),
  }),
  profiles: {
    quick: { widths: [5, 10, 40], noises: [0.002], cycles: 600, difficultyEvery: 20 as const, repeats: 5 },
    paper: {},
  },
  axes: fig4Axes,
  observables: fig4Observables,
  run: ({ parameters, point, seed }) => fig4Run(parameters, point, seed),
});
