/**
 * Beyond the paper: is the natural gradient faster at an equal noise floor, or only at the printed learning rates? A larger
 * η learns faster and ends noisier, so each rule is run at several η, from the usual start, and from the teacher's own
 * weights, where the error can only grow to its floor: the two enclose it.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { drawTrial, learningCurves } from "../learn.js";
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

export const bestRates = defineExperiment({
  name: "natural-gradient/best-rates",
  title: "Speed at an equal noise floor: the three rules at several learning rates",
  module: import.meta.url,
  exportName: "bestRates",
  parameters: z.object({
    ...learningParameters,
    factors: z
      .array(z.number().positive())
      .min(2)
      .default([0.25, 0.5, 0.7, 1, 1.4, 2, 4])
      .meta({ description: "multiples of the learning rates", symbol: "m" }),
    learningRates: learningRates(FIG3_LEARNING_RATES),
  }),
  profiles: {
    quick: { factors: [1, 2], seconds: 2000, batches: 3, batch: 2 },
    paper: { batches: 4, batch: 10 },
  },
  axes: ({ factors, batches }) => [
    { name: "rule", values: [...RULES] },
    { name: "factor", symbol: "m", values: [...factors] },
    batchAxis(batches),
  ],
  observables: (parameters) => {
    const curve = { digits: 5, axes: [timeAxis(parameters)] };
    return {
      /** Means over the trials of the batch, from the usual start. */
      divergence: { ...curve, symbol: "D_KL" },
      rateError: { ...curve, unit: "Hz" },
      /** The same from the teacher's weights. */
      divergenceFromTeacher: { ...curve, symbol: "D_KL" },
      /** Means over the last eighth of the run. */
      lateDivergence: { digits: 5, symbol: "D_KL" },
      floor: { digits: 5, symbol: "D_KL" },
    };
  },
  run: ({ parameters, point, seed }) => {
    const rule = point.rule as (typeof RULES)[number];
    const rates = twoRates(parameters.afferents);
    const learningRate = Number(point.factor) * parameters.learningRates[rule];
    const task = taskOf(parameters, { rates, rule, learningRate });
    const names = {
      seed,
      experiment: "natural-gradient/best-rates",
      ...trialsOf(parameters, point.batch),
      variant: rule,
    };
    const learning = learningCurves(task, parameters, names);
    const kept = learningCurves(task, parameters, {
      ...names,
      variant: `${rule} from the teacher`,
      draw: (trial) => {
        const drawn = drawTrial({ rates, ...names, trial });
        return { ...drawn, weights: drawn.teacher };
      },
    });
    return {
      divergence: overTrials(learning, "divergence"),
      rateError: overTrials(learning, "rateError"),
      divergenceFromTeacher: overTrials(kept, "divergence"),
      lateDivergence: mean(lateMeans(learning, "divergence")),
      floor: mean(lateMeans(kept, "divergence")),
    };
  },
});
