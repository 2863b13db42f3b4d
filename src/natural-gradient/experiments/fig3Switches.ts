/** Fig 3F where text and released code differ from what is used here: the natural rule with the one and with the other. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { learningCurves } from "../learn.js";
import type { LearningTask } from "../learningTask.js";
import { FIG3_LEARNING_RATES, twoRates } from "../printedRates.js";
import { batchAxis, overTrials, timeAxis, trialsOf } from "./learningSweep.js";

/** What is switched; the rest is as in Fig 3F. */
export const SWITCHES: readonly { readonly name: string; readonly task: Partial<LearningTask> }[] = [
  { name: "as here", task: {} },
  { name: "error with φ′/φ", task: { errorScale: "paper" } },
  { name: "published table", task: { coefficients: "publishedTable" } },
];

export const fig3Switches = defineExperiment({
  name: "natural-gradient/fig3-switches",
  title: "Fig 3F, natural rule: the text's error factor, the released code's table",
  module: import.meta.url,
  exportName: "fig3Switches",
  parameters: z.object({
    afferents: z.int().min(2).max(2000).default(100).meta({ description: "afferents", symbol: "n" }),
    seconds: z.int().min(1).default(2000).meta({ description: "length of a run", unit: "s" }),
    every: z.int().min(1).default(20).meta({ description: "time between two looks at the weights", unit: "s" }),
    batches: z.int().min(1).default(8).meta({ description: "batches of trials, each one point" }),
    batch: z.int().min(1).max(1000).default(10).meta({ description: "trials of a batch" }),
  }),
  profiles: { quick: { batches: 2, batch: 2 }, paper: {} },
  axes: ({ batches }) => [{ name: "variant", values: SWITCHES.map(({ name }) => name) }, batchAxis(batches)],
  observables: (parameters) => ({
    /** Mean over the trials of the batch. */
    divergence: { digits: 5, symbol: "D_KL", axes: [timeAxis(parameters)] },
  }),
  run: ({ parameters, point, seed }) => {
    const { task } = SWITCHES.find(({ name }) => name === point.variant)!;
    const curves = learningCurves(
      {
        rates: twoRates(parameters.afferents),
        rule: "natural",
        learningRate: FIG3_LEARNING_RATES.natural,
        ...task,
      },
      parameters,
      // Trials and spikes are those of Fig 3, the same for each variant
      {
        seed,
        experiment: "natural-gradient/fig3-learning",
        ...trialsOf(parameters, point.batch),
        variant: "natural",
      },
    );
    return { divergence: overTrials(curves, "divergence") };
  },
});
