/** Figs 3F, 9A–C: learning curves of the three rules, over many students and teachers. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { learningCurves } from "../learn.js";
import { FIG3_LEARNING_RATES, twoRates } from "../printedRates.js";
import {
  batchAxis,
  lateMeans,
  learningParameters,
  learningRates,
  overTrials,
  RULES,
  taskOf,
  timeAxis,
  trialsOf,
} from "./learningSweep.js";

export const fig3Learning = defineExperiment({
  name: "natural-gradient/fig3-learning",
  title: "Figs 3F, 9A–C: learning curves of the three rules",
  aliases: ["fig3f", "fig9a", "fig9b", "fig9c"],
  module: import.meta.url,
  exportName: "fig3Learning",
  parameters: z.object({
    ...learningParameters,
    rates: z
      .array(z.number().positive())
      .length(2)
      .default([10, 50])
      .meta({ description: "rates of both halves of the afferents", unit: "Hz" }),
    learningRates: learningRates(FIG3_LEARNING_RATES),
  }),
  profiles: { quick: { seconds: 4000, batches: 4, batch: 2 }, paper: {} },
  axes: ({ batches }) => [{ name: "rule", values: [...RULES] }, batchAxis(batches)],
  observables: (parameters) => {
    const curve = { digits: 5, axes: [timeAxis(parameters)] };
    const trial = { name: "trial", values: Array.from({ length: parameters.batch }, (_, k) => k + 1) };
    return {
      /** Over the trials of the batch: mean, smallest and largest divergence per bin. */
      divergence: { ...curve, symbol: "D_KL" },
      leastDivergence: { ...curve, symbol: "D_KL" },
      mostDivergence: { ...curve, symbol: "D_KL" },
      /** Means of √⟨(φ − φ*)²⟩ and of ‖w − w*‖. */
      rateError: { ...curve, unit: "Hz" },
      distance: curve,
      /** Of each trial, over the last eighth of the run. */
      lateDivergence: { digits: 4, symbol: "D_KL", axes: [trial] },
      lateRateError: { digits: 4, unit: "Hz", axes: [trial] },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { afferents, rates } = parameters;
    const rule = point.rule as (typeof RULES)[number];
    const curves = learningCurves(
      taskOf(parameters, {
        rates: twoRates(afferents, rates),
        rule,
        learningRate: parameters.learningRates[rule],
      }),
      parameters,
      {
        seed,
        experiment: "natural-gradient/fig3-learning",
        ...trialsOf(parameters, point.batch),
        variant: rule,
      },
    );
    return {
      divergence: overTrials(curves, "divergence"),
      leastDivergence: overTrials(curves, "divergence", (values) => Math.min(...values)),
      mostDivergence: overTrials(curves, "divergence", (values) => Math.max(...values)),
      rateError: overTrials(curves, "rateError"),
      distance: overTrials(curves, "distance"),
      lateDivergence: lateMeans(curves, "divergence"),
      lateRateError: lateMeans(curves, "rateError"),
    };
  },
});
