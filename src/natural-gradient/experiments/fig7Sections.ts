/**
 * What the three terms of the rule do in the setting of Fig 7, over the weight of the stimulated synapses: with frozen
 * coefficients an unstimulated weight w becomes growth · w + offset, whatever w is, so that one run says what happens to
 * unstimulated synapses of every weight.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { interplayRun } from "../interplayRun.js";

const NAME = "natural-gradient/fig7-sections";

/** n w_st(t₀): the range of the panels, and what lies beyond. */
const STARTS = [1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 3.75, 4, 4.25, 4.5, 4.75, 5, 6, 8, 12, 16];

export const fig7Sections = defineExperiment({
  name: NAME,
  title: "Fig 7: the rule's three terms, over the stimulated weights",
  module: import.meta.url,
  exportName: "fig7Sections",
  parameters: z.object({
    starts: z.array(z.number().positive().max(100)).min(1).default(STARTS).meta({ description: "n w_st(t₀)" }),
    trials: z.int().min(2).max(1000).default(200).meta({ description: "trials, each with spikes of its own" }),
    learningRate: z.number().positive().max(0.1).default(0.001).meta({ description: "learning rate", symbol: "η" }),
    duration: z.number().positive().max(600).default(60).meta({ description: "time of learning", unit: "s" }),
    spread: z.number().min(0).max(1).default(0).meta({ description: "stimulated weights from 1 − to 1 + this" }),
  }),
  profiles: { quick: { trials: 12 }, paper: {} },
  axes: ({ starts, trials }) => [
    { name: "start", symbol: "n w_st(t₀)", values: starts },
    { name: "trial", values: Array.from({ length: trials }, (_, k) => k + 1) },
  ],
  observables: () => ({
    // n Δw of a stimulated synapse, and what each term has added to it
    change: { digits: 6 },
    homosynaptic: { digits: 6 },
    uniform: { digits: 6 },
    proportional: { digits: 6 },
    // n Δw of an unstimulated synapse is shrinkage · n w_ust(t₀) + offset
    shrinkage: { digits: 6 },
    offset: { digits: 6 },
    // mean output, and its mean weighted with what the homosynaptic term weights the error with
    output: { unit: "Hz", digits: 5 },
    weightedOutput: { unit: "Hz", digits: 5 },
  }),
  run: ({ parameters: { learningRate, duration, spread }, point, seed }) => {
    const start = { stimulated: point.start, unstimulated: point.start };
    // the same spikes for every start: what differs between starts is the weight alone
    const outcome = interplayRun(start, randomStream(seed, NAME, point.trial), { learningRate, duration, spread });
    return {
      change: outcome.stimulated,
      homosynaptic: outcome.homosynaptic,
      uniform: outcome.uniform,
      proportional: outcome.proportional,
      shrinkage: outcome.growth - 1,
      offset: outcome.offset,
      output: outcome.output,
      weightedOutput: outcome.weightedOutput,
    };
  },
});
