/**
 * Beside Fig 6: afferents that tell nothing about the target. A tenth of the teacher's weights are zero; students start with
 * the teacher's weights, so that all these synapses ever do is follow the noise. How far, with and without the proportional
 * term?
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { drawTrial, learningCurves, type DrawnTrial } from "../learn.js";
import { APPROXIMATION } from "../learningRules.js";
import { FIG3_LEARNING_RATES, twoRates } from "../printedRates.js";
import { batchAxis, learningParameters, trialsOf } from "./learningSweep.js";

const NAME = "natural-gradient/fig6-weak";
/** Every tenth afferent is uninformative: as many of either rate. */
const EVERY = 10;

export const fig6Weak = defineExperiment({
  name: NAME,
  title: "Beside Fig 6: what noise does to synapses whose target is zero",
  module: import.meta.url,
  exportName: "fig6Weak",
  parameters: z.object({
    afferents: learningParameters.afferents,
    seconds: z.int().min(200).multipleOf(100).default(1500).meta({ description: "length of a run", unit: "s" }),
    batches: learningParameters.batches.default(12),
    batch: learningParameters.batch.default(4),
    range: z.number().positive().max(100).default(5).meta({ description: "weights are drawn from ±range/n" }),
    learningRate: z
      .number()
      .positive()
      .max(1)
      .default(FIG3_LEARNING_RATES.approximated)
      .meta({ description: "learning rate", symbol: "η_a" }),
  }),
  profiles: { quick: { seconds: 400, batches: 6, batch: 2 }, paper: {} },
  axes: ({ batches }) => [{ name: "proportional", values: [APPROXIMATION.proportional, 0] }, batchAxis(batches)],
  observables: () => ({
    /** Root mean square of the deviations from the teacher over the second half of the run, of afferents with w* = 0 … */
    weak: { digits: 5, symbol: "Δw" },
    /** … and of the others. */
    others: { digits: 5, symbol: "Δw" },
  }),
  run: ({ parameters, point, seed }) => {
    const { afferents, seconds, range, learningRate } = parameters;
    const rates = twoRates(afferents);
    const isWeak = (_: number, i: number): boolean => i % EVERY === 0;
    const draw = (trial: number): DrawnTrial => {
      const { teacher, potentials } = drawTrial({ rates, seed, experiment: NAME, trial });
      const target = teacher.map((w, i) => (isWeak(w, i) ? 0 : range * w));
      return { potentials, teacher: target, weights: target };
    };
    const squares = { weak: [] as number[], others: [] as number[] };
    const looks = new Map<number, number>();
    learningCurves(
      {
        rates,
        rule: "approximated",
        learningRate,
        approximation: { ...APPROXIMATION, proportional: Number(point.proportional) },
      },
      { seconds, every: 100 },
      {
        // The same spikes with and without the term
        ...{ seed, experiment: NAME, ...trialsOf(parameters, point.batch), variant: "teacher", draw },
        observe: (trial, weights) => {
          const look = looks.get(trial) ?? 0;
          looks.set(trial, look + 1);
          if (100 * look <= seconds / 2) return;
          const { teacher } = draw(trial);
          const off = Array.from(weights, (w, i) => (w - teacher[i]!) * (w - teacher[i]!));
          squares.weak.push(mean(off.filter(isWeak)));
          squares.others.push(mean(off.filter((square, i) => !isWeak(square, i))));
        },
      },
    );
    return { weak: Math.sqrt(mean(squares.weak)), others: Math.sqrt(mean(squares.others)) };
  },
});
