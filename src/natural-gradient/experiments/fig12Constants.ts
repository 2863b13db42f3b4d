/** Beside Fig 12: learning curves of the approximated rule for other constants c_u and c_w, at 10 and 50 Hz (panel D). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { learningCurves } from "../learn.js";
import { TABLE_1, twoRates } from "../printedRates.js";
import { batchAxis, lateMeans, overTrials, timeAxis } from "./learningSweep.js";

/** Variants of the approximated rule; the first is the paper's, with the potential of the present bin. */
export const APPROXIMATION_VARIANTS: readonly {
  readonly name: string;
  readonly uniform: number;
  readonly proportional: number;
  readonly potential: "present" | "stale";
}[] = [
  { name: "as printed", uniform: 0.95, proportional: 0.05, potential: "present" },
  { name: "c_u = 1", uniform: 1, proportional: 0.05, potential: "present" },
  { name: "c_u = 0.9", uniform: 0.9, proportional: 0.05, potential: "present" },
  { name: "c_w = 0", uniform: 0.95, proportional: 0, potential: "present" },
  { name: "V of the last interval", uniform: 0.95, proportional: 0.05, potential: "stale" },
];

export const fig12Constants = defineExperiment({
  name: "natural-gradient/fig12-constants",
  title: "Fig 12D with other constants of the approximation",
  module: import.meta.url,
  exportName: "fig12Constants",
  parameters: z.object({
    afferents: z.int().min(2).max(2000).default(100).meta({ description: "afferents", symbol: "n" }),
    seconds: z.int().min(1).default(8000).meta({ description: "length of a run", unit: "s" }),
    every: z.int().min(1).default(100).meta({ description: "time between two looks at the weights", unit: "s" }),
    batches: z.int().min(1).default(8).meta({ description: "batches of trials, each one point" }),
    batch: z.int().min(1).max(1000).default(10).meta({ description: "trials of a batch" }),
  }),
  profiles: { quick: { seconds: 1500, batches: 3, batch: 2 }, paper: {} },
  axes: ({ batches }) => [
    { name: "variant", values: APPROXIMATION_VARIANTS.map(({ name }) => name) },
    batchAxis(batches),
  ],
  observables: (parameters) => ({
    divergence: { digits: 5, symbol: "D_KL", axes: [timeAxis(parameters)] },
    lateDivergence: { digits: 5, symbol: "D_KL" },
  }),
  run: ({ parameters, point, seed }) => {
    const { afferents, batch } = parameters;
    const panel = TABLE_1.find((row) => row.panel === "D")!;
    const { uniform, proportional, potential } = APPROXIMATION_VARIANTS.find(({ name }) => name === point.variant)!;
    const curves = learningCurves(
      {
        rates: twoRates(afferents, panel.rates),
        rule: "approximated",
        learningRate: panel.learningRates.approximated,
        approximation: { uniform, proportional },
        approximatedPotential: potential,
      },
      parameters,
      {
        seed,
        experiment: "natural-gradient/fig12-constants",
        first: (Number(point.batch) - 1) * batch,
        count: batch,
        // the same spikes for all variants
        variant: "approximated",
      },
    );
    return {
      divergence: overTrials(curves, "divergence"),
      lateDivergence: mean(lateMeans(curves, "divergence")),
    };
  },
});
