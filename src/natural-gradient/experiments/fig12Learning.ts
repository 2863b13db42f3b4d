/** Fig 12C–F: learning curves of the three rules for four pairs of input rates, with the learning rates of Table 1. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { learningCurves } from "../learn.js";
import { TABLE_1, twoRates } from "../printedRates.js";
import {
  batchAxis,
  lateMeans,
  learningParameters,
  overTrials,
  RULES,
  taskOf,
  timeAxis,
  trialsOf,
} from "./learningSweep.js";

export const fig12Learning = defineExperiment({
  name: "natural-gradient/fig12-learning",
  title: "Fig 12C–F: learning curves at four pairs of input rates",
  module: import.meta.url,
  exportName: "fig12Learning",
  parameters: z.object(learningParameters),
  profiles: { quick: { seconds: 1500, batches: 6, batch: 2 }, paper: { batches: 8 } },
  axes: ({ batches }) => [
    { name: "panel", values: TABLE_1.map(({ panel }) => panel) },
    { name: "rule", values: [...RULES] },
    batchAxis(batches),
  ],
  observables: (parameters) => {
    const curve = { digits: 5, axes: [timeAxis(parameters)] };
    const trial = { name: "trial", values: Array.from({ length: parameters.batch }, (_, k) => k + 1) };
    return {
      /** Means over the trials of the batch. */
      divergence: { ...curve, symbol: "D_KL" },
      rateError: { ...curve, unit: "Hz" },
      /** Of each trial, over the last eighth of the run. */
      lateDivergence: { digits: 4, symbol: "D_KL", axes: [trial] },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { rates, learningRates } = TABLE_1.find(({ panel }) => panel === point.panel)!;
    const rule = point.rule as (typeof RULES)[number];
    const curves = learningCurves(
      taskOf(parameters, {
        rates: twoRates(parameters.afferents, rates),
        rule,
        learningRate: learningRates[rule],
      }),
      parameters,
      {
        seed,
        experiment: "natural-gradient/fig12-learning",
        ...trialsOf(parameters, point.batch),
        variant: `${point.panel} ${rule}`,
      },
    );
    return {
      divergence: overTrials(curves, "divergence"),
      rateError: overTrials(curves, "rateError"),
      lateDivergence: lateMeans(curves, "divergence"),
    };
  },
});
