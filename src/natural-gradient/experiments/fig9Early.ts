/**
 * Fig 9A–C after 100 s, where the rule whose weights are nearer diverges more: the three measures of Fig 9, and the
 * divergence to second order in the weights, which leaves the neuron's non-linearity out. Students, teachers and spikes are
 * those of Fig 3F.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { drawTrial, learningCurves } from "../learn.js";
import { FIG3_LEARNING_RATES, twoRates } from "../printedRates.js";
import { secondOrderDivergence } from "../secondOrderDivergence.js";
import { batchAxis, trialsOf } from "./learningSweep.js";

const RULE_NAMES = ["euclidean", "natural"] as const;

export const fig9Early = defineExperiment({
  name: "natural-gradient/fig9-early",
  title: "Fig 9A–C after 100 s: divergence, its second order, and distances",
  module: import.meta.url,
  exportName: "fig9Early",
  parameters: z.object({
    afferents: z.int().min(2).max(2000).default(100).meta({ description: "afferents", symbol: "n" }),
    seconds: z.int().min(1).max(8000).default(100).meta({ description: "length of a run", unit: "s" }),
    batches: z.int().min(1).max(1000).default(40).meta({ description: "batches of trials, each one point" }),
    batch: z.int().min(1).max(1000).default(25).meta({ description: "trials of a batch" }),
  }),
  profiles: { quick: { batches: 12, batch: 4 }, paper: {} },
  axes: ({ batches }) => [{ name: "rule", values: [...RULE_NAMES] }, batchAxis(batches)],
  observables: () => ({
    /** Means over the trials of the batch. */
    divergence: { digits: 5, symbol: "D_KL" },
    secondOrder: { digits: 5, symbol: "½ ΔwᵀGΔw" },
    rateError: { digits: 5, unit: "Hz" },
    distance: { digits: 5, symbol: "‖w − w*‖" },
  }),
  run: ({ parameters, point, seed }) => {
    const { afferents, seconds } = parameters;
    const rule = point.rule as (typeof RULE_NAMES)[number];
    const rates = twoRates(afferents);
    const names = { seed, experiment: "natural-gradient/fig3-learning", ...trialsOf(parameters, point.batch) };
    const curves = learningCurves(
      { rates, rule, learningRate: FIG3_LEARNING_RATES[rule] },
      { seconds, every: seconds },
      { ...names, variant: rule },
    );
    const ends = (quantity: "divergence" | "rateError" | "distance") =>
      mean(curves.map((curve) => curve[quantity][1]!));
    return {
      divergence: ends("divergence"),
      secondOrder: mean(
        curves.map(({ weights }, k) => {
          const { potentials, teacher } = drawTrial({ rates, ...names, trial: names.first + k });
          return secondOrderDivergence(potentials, teacher, weights);
        }),
      ),
      rateError: ends("rateError"),
      distance: ends("distance"),
    };
  },
});
