/**
 * Beside Fig 6: what each heterosynaptic term is worth. The approximated rule, whole and without one of its terms, learns
 * Fig 3's task from the usual start, and from the teacher's own weights, where errors can only grow to what noise leaves.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { drawTrial, learningCurves, type DrawnTrial, type TrialName } from "../learn.js";
import { APPROXIMATION } from "../learningRules.js";
import { FIG3_LEARNING_RATES, twoRates } from "../printedRates.js";
import { batchAxis, learningParameters, trialsOf } from "./learningSweep.js";

const NAME = "natural-gradient/fig6-without";

/** Which terms are left. */
export const LEFT_TERMS = [
  { name: "both", ...APPROXIMATION },
  { name: "without the proportional term", ...APPROXIMATION, proportional: 0 },
  { name: "without the uniform term", ...APPROXIMATION, uniform: 0 },
] as const;

export const fig6Without = defineExperiment({
  name: NAME,
  title: "Beside Fig 6: learning and noise without one of the heterosynaptic terms",
  module: import.meta.url,
  exportName: "fig6Without",
  parameters: z.object({
    afferents: learningParameters.afferents,
    seconds: z.int().min(100).multipleOf(100).default(4000).meta({ description: "length of a run", unit: "s" }),
    batches: learningParameters.batches.default(8),
    batch: learningParameters.batch.default(10),
    range: z.number().positive().max(100).default(5).meta({ description: "weights are drawn from ±range/n" }),
    learningRate: z
      .number()
      .positive()
      .max(1)
      .default(FIG3_LEARNING_RATES.approximated)
      .meta({ description: "learning rate", symbol: "η_a" }),
  }),
  profiles: { quick: { seconds: 600, batches: 6, batch: 2 }, paper: {} },
  axes: ({ batches }) => [
    { name: "terms", values: LEFT_TERMS.map(({ name }) => name) },
    { name: "start", values: ["student", "teacher"] },
    batchAxis(batches),
  ],
  observables: () => ({
    /** Mean over the second half of the run and the trials of the batch. */
    divergence: { digits: 5, symbol: "D_KL" },
  }),
  run: ({ parameters, point, seed }) => {
    const { afferents, seconds, range, learningRate } = parameters;
    const { uniform, proportional } = LEFT_TERMS.find(({ name }) => name === point.terms)!;
    const rates = twoRates(afferents);
    const draw = (trial: number): DrawnTrial => {
      const name: TrialName = { seed, experiment: NAME, trial };
      const { weights, teacher, potentials } = drawTrial({ rates, ...name });
      const wide = teacher.map((w) => range * w);
      return { potentials, teacher: wide, weights: point.start === "teacher" ? wide : weights.map((w) => range * w) };
    };
    const curves = learningCurves(
      { rates, rule: "approximated", learningRate, approximation: { uniform, proportional } },
      { seconds, every: 100 },
      // the same spikes whichever terms are left
      { seed, experiment: NAME, ...trialsOf(parameters, point.batch), variant: String(point.start), draw },
    );
    return {
      divergence: mean(curves.map(({ divergence }) => mean(divergence.subarray(Math.ceil(divergence.length / 2))))),
    };
  },
});
