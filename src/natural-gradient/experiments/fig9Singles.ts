/** Fig 9A: which rule is first in each single trial. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { learningCurves, lookTimes } from "../learn.js";
import { firstBelow } from "../learningComparison.js";
import { FIG3_LEARNING_RATES, twoRates } from "../printedRates.js";
import { batchAxis, learningParameters, learningRates, taskOf, trialsOf } from "./learningSweep.js";

export const fig9Singles = defineExperiment({
  name: "natural-gradient/fig9-singles",
  title: "Fig 9A: when each single trial gets there",
  module: import.meta.url,
  exportName: "fig9Singles",
  parameters: z.object({
    ...learningParameters,
    level: z.number().positive().default(1e-4).meta({ description: "divergence per bin to get below" }),
    learningRates: learningRates(FIG3_LEARNING_RATES),
  }),
  profiles: {
    quick: { seconds: 1600, every: 20, batches: 4, batch: 2 },
    paper: { seconds: 2400, every: 20, batches: 15, batch: 4 },
  },
  axes: ({ batches }) => [{ name: "rule", values: ["natural", "euclidean"] }, batchAxis(batches)],
  observables: ({ batch }) => ({
    /** Time of the first look below the level; the run's length for a trial that doesn't get there. */
    arrival: {
      unit: "s",
      digits: 6,
      axes: [{ name: "trial", values: Array.from({ length: batch }, (_, k) => k + 1) }],
    },
  }),
  run: ({ parameters, point, seed }) => {
    const { afferents, level, seconds } = parameters;
    const rule = point.rule as "natural" | "euclidean";
    const curves = learningCurves(
      taskOf(parameters, { rates: twoRates(afferents), rule, learningRate: parameters.learningRates[rule] }),
      parameters,
      // Trials and spikes are those of Fig 3
      { seed, experiment: "natural-gradient/fig3-learning", ...trialsOf(parameters, point.batch), variant: rule },
    );
    const times = lookTimes(parameters);
    return {
      arrival: curves.map(({ divergence }) => Math.min(firstBelow(times, Array.from(divergence), level), seconds)),
    };
  },
});
