/** Fig 9D: how soon each rule gets there, at multiples of its printed learning rate. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { learningCurves } from "../learn.js";
import { FIG3_LEARNING_RATES, twoRates } from "../printedRates.js";
import {
  batchAxis,
  learningParameters,
  learningRates,
  overTrials,
  taskOf,
  timeAxis,
  trialsOf,
} from "./learningSweep.js";

/** m of the paper's panel. */
export const FACTORS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.6, 1.8, 2] as const;

export const fig9Rates = defineExperiment({
  name: "natural-gradient/fig9-rates",
  title: "Fig 9D: convergence at multiples of the learning rates",
  module: import.meta.url,
  exportName: "fig9Rates",
  parameters: z.object({
    ...learningParameters,
    factors: z
      .array(z.number().positive())
      .min(1)
      .default([...FACTORS])
      .meta({ description: "multiples of the learning rates", symbol: "m" }),
    learningRates: learningRates(FIG3_LEARNING_RATES),
  }),
  profiles: {
    quick: { factors: [0.5, 2], seconds: 2400, batches: 3, batch: 2 },
    paper: { every: 20, batches: 4 },
  },
  axes: ({ factors, batches }) => [
    { name: "rule", values: ["natural", "euclidean"] },
    { name: "factor", symbol: "m", values: [...factors] },
    batchAxis(batches),
  ],
  observables: (parameters) => ({
    /** Mean over the trials of the batch. */
    divergence: { digits: 5, symbol: "D_KL", axes: [timeAxis(parameters)] },
  }),
  run: ({ parameters, point, seed }) => {
    const rule = point.rule as "natural" | "euclidean";
    // Trials and spikes are those of Fig 3 at each factor: the curve over the factors is paired
    const curves = learningCurves(
      taskOf(parameters, {
        rates: twoRates(parameters.afferents),
        rule,
        learningRate: Number(point.factor) * parameters.learningRates[rule],
      }),
      parameters,
      {
        seed,
        experiment: "natural-gradient/fig3-learning",
        ...trialsOf(parameters, point.batch),
        variant: rule,
      },
    );
    return { divergence: overTrials(curves, "divergence") };
  },
});
