/** Fig 12C–F again: natural and approximated rule with exact coefficients, and with those that the released code looks up. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { learningCurves } from "../learn.js";
import { TABLE_1, twoRates } from "../printedRates.js";
import { batchAxis, overTrials, timeAxis } from "./learningSweep.js";

export const fig12Coefficients = defineExperiment({
  name: "natural-gradient/fig12-coefficients",
  title: "Fig 12C–F with exact and with the released code's coefficients",
  module: import.meta.url,
  exportName: "fig12Coefficients",
  parameters: z.object({
    panels: z
      .array(z.enum(["C", "D", "E", "F"]))
      .min(1)
      .default(["C", "D", "E", "F"])
      .meta({ description: "pairs of rates" }),
    afferents: z.int().min(2).max(2000).default(100).meta({ description: "afferents", symbol: "n" }),
    seconds: z.int().min(1).default(2000).meta({ description: "length of a run", unit: "s" }),
    every: z.int().min(1).default(50).meta({ description: "time between two looks at the weights", unit: "s" }),
    batches: z.int().min(1).default(8).meta({ description: "batches of trials, each one point" }),
    batch: z.int().min(1).max(1000).default(20).meta({ description: "trials of a batch" }),
  }),
  profiles: { quick: { panels: ["C"], seconds: 1500, batches: 8, batch: 2 }, paper: {} },
  axes: ({ panels, batches }) => [
    { name: "panel", values: [...panels] },
    { name: "coefficients", values: ["exact", "publishedTable"] },
    { name: "rule", values: ["natural", "approximated"] },
    batchAxis(batches),
  ],
  observables: (parameters) => ({
    divergence: { digits: 5, symbol: "D_KL", axes: [timeAxis(parameters)] },
  }),
  run: ({ parameters, point, seed }) => {
    const { afferents, batch } = parameters;
    const { rates, learningRates } = TABLE_1.find(({ panel }) => panel === point.panel)!;
    const rule = point.rule as "natural" | "approximated";
    const coefficients = point.coefficients as "exact" | "publishedTable";
    const curves = learningCurves(
      { rates: twoRates(afferents, rates), rule, learningRate: learningRates[rule], coefficients },
      parameters,
      {
        seed,
        experiment: "natural-gradient/fig12-coefficients",
        first: (Number(point.batch) - 1) * batch,
        count: batch,
        // the same spikes whatever the coefficients
        variant: `${point.panel} ${rule}`,
      },
    );
    return { divergence: overTrials(curves, "divergence") };
  },
});
