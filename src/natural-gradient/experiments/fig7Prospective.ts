/**
 * Beside Fig 7: are silent synapses adapted for the time when they will be active? Some afferents are silent while the rest
 * learns Fig 3's task; then all are active. Held against the same neuron whose silent weights have stayed as they were.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { drawTrial, learningCurves, type DrawnTrial } from "../learn.js";
import { SIGMOID } from "../transferFunction.js";
import { TIME_STEP } from "../synapticKernel.js";
import { TABLE_1 } from "../printedRates.js";
import { TestSet } from "../testSet.js";
import { batchAxis, learningParameters, trialsOf } from "./learningSweep.js";

const NAME = "natural-gradient/fig7-prospective";
/** Equal rates, Table 1. */
const PANEL = TABLE_1.find(({ panel }) => panel === "E")!;

/**
 * Teachers with w* about 1/n, a task in which each synapse may learn from the others, or about 0, in which none can; and
 * the rate, Hz, at which silent afferents count in μ, σ² and q: their own, or next to none, as in Sec 6.4.4.
 */
export const SILENT_CASES = [
  { name: "excitatory", center: 1, counted: PANEL.rates[0] },
  { name: "excitatory, counted as silent", center: 1, counted: 1e-4 },
  { name: "both signs", center: 0, counted: PANEL.rates[0] },
] as const;

export const fig7Prospective = defineExperiment({
  name: NAME,
  title: "Beside Fig 7: synapses that were silent, when they become active",
  module: import.meta.url,
  exportName: "fig7Prospective",
  parameters: z.object({
    afferents: learningParameters.afferents,
    silent: z.int().min(1).max(1999).default(30).meta({ description: "afferents that are silent during learning" }),
    seconds: z.int().min(1).default(4000).meta({ description: "time of learning", unit: "s" }),
    batches: learningParameters.batches.default(8),
    batch: learningParameters.batch.default(10),
    learningRate: z
      .number()
      .positive()
      .max(1)
      .default(PANEL.learningRates.natural)
      .meta({ description: "learning rate", symbol: "η_n" }),
  }),
  profiles: { quick: { seconds: 1000, batches: 4, batch: 2 }, paper: {} },
  axes: ({ batches }) => [{ name: "case", values: SILENT_CASES.map(({ name }) => name) }, batchAxis(batches)],
  observables: () => {
    const divergence = { digits: 5, symbol: "D_KL" };
    const weight = { digits: 5, symbol: "n w" };
    return {
      // all afferents active, means over the trials: before learning; after it; and with the silent weights as they were
      before: divergence,
      adapted: divergence,
      unadapted: divergence,
      // mean of the silent synapses' weights
      silentBefore: weight,
      silentAfter: weight,
      silentTeacher: weight,
    };
  },
  run: ({ parameters, point, seed }) => {
    const { afferents, silent, seconds, learningRate } = parameters;
    if (silent >= afferents) {
      throw new RangeError(`silent: expected fewer than the ${afferents} afferents, got ${silent}`);
    }
    const active = afferents - silent;
    const { name, center, counted } = SILENT_CASES.find((one) => one.name === point.case)!;
    const rates = new Float64Array(afferents).fill(PANEL.rates[0]);
    const draw = (trial: number): DrawnTrial => {
      const drawn = drawTrial({ rates, seed, experiment: NAME, trial });
      if (center === 0) return drawn;
      return {
        ...drawn,
        weights: drawn.weights.map((w) => w / 2),
        teacher: drawn.teacher.map((w) => w / 2 + center / afferents),
      };
    };
    const trials = trialsOf(parameters, point.batch);
    const curves = learningCurves(
      {
        rates: rates.map((rate, i) => (i < active ? rate : counted)),
        rule: "natural",
        learningRate,
        stimulated: Array.from(rates, (_, i) => i < active),
      },
      { seconds, every: seconds },
      { seed, experiment: NAME, ...trials, variant: name, draw },
    );
    const results = curves.map(({ weights: after }, k) => {
      const { weights: before, teacher, potentials } = draw(trials.first + k);
      const test = new TestSet({ transfer: SIGMOID, timeStep: TIME_STEP }, potentials, teacher);
      const divergence = (weights: Float64Array): number => test.errors(weights).divergence;
      const silentMean = (weights: Float64Array): number => afferents * mean(weights.subarray(active));
      return {
        before: divergence(before),
        adapted: divergence(after),
        unadapted: divergence(after.map((w, i) => (i < active ? w : before[i]!))),
        silentBefore: silentMean(before),
        silentAfter: silentMean(after),
        silentTeacher: silentMean(teacher),
      };
    });
    const average = (key: keyof (typeof results)[number]): number => mean(results.map((result) => result[key]));
    return {
      before: average("before"),
      adapted: average("adapted"),
      unadapted: average("unadapted"),
      silentBefore: average("silentBefore"),
      silentAfter: average("silentAfter"),
      silentTeacher: average("silentTeacher"),
    };
  },
});
