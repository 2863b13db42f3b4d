/**
 * Dendritic democracy (equal votes at the soma) or the votes that the teacher has? Ten synapses along a dendrite learn by
 * the natural rule: from unequal votes with a teacher of equal ones, and the other way round.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { attenuatedNeuron } from "../attenuatedNeuron.js";
import { learnWithSpikes } from "../parametrisedLearning.js";
import type { RuleName } from "../learningTask.js";

/** η of the natural rule, in both lessons. */
const NATURAL_RATE = 0.04;
const EUCLIDEAN_RATES = [8e-4, 1.6e-3, 3.2e-3, 6.4e-3];

export const fig6Democracy = defineExperiment({
  name: "natural-gradient/fig6-democracy",
  title: "Dendritic democracy: votes along a dendrite, with a teacher of equal and one of unequal votes",
  module: import.meta.url,
  exportName: "fig6Democracy",
  parameters: z.object({
    bins: z.int().min(10).max(10_000_000).default(200_000).meta({ description: "bins of a lesson" }),
    repeats: z.int().min(2).max(1000).default(64).meta({ description: "seeds" }),
  }),
  profiles: { quick: { repeats: 6 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => {
    const synapse = [{ name: "synapse", values: Array.from({ length: 10 }, (_, i) => i + 1) }];
    return {
      /** Votes wˢ that fall with the distance: the start of one lesson, the teacher of the other. */
      unequal: { axes: synapse },
      /** From unequal votes, teacher with equal ones. */
      towardsEqual: { axes: synapse },
      /** From equal votes, teacher with unequal ones. */
      towardsUnequal: { axes: synapse },
      /** From unequal votes by the Euclidean rule in the dendrite, at several learning rates. */
      euclidean: { axes: [{ name: "rate", symbol: "η", values: EUCLIDEAN_RATES }, ...synapse] },
    };
  },
  run: ({ parameters: { bins }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "natural-gradient/fig6-democracy", point.repeat, part);
    const { attenuations, rates, passive } = attenuatedNeuron(stream("start"));
    const equal = new Float64Array(10).fill(0.07); // afferents that say the same deserve the same vote
    const unequal = attenuations.map((alpha) => 0.12 * alpha);
    const learn = (name: string, start: Float64Array, teacher: Float64Array, rule: RuleName, learningRate: number) =>
      learnWithSpikes({
        ...{ rates, start, teacher, coordinates: passive, rule, learningRate, bins, refresh: 1000 },
        ...{ input: stream(`${name} input`), teaching: stream(`${name} teacher`) },
      }).somatic.slice(10);
    return {
      unequal,
      towardsEqual: learn("equal", unequal, equal, "natural", NATURAL_RATE),
      towardsUnequal: learn("unequal", equal, unequal, "natural", NATURAL_RATE),
      euclidean: EUCLIDEAN_RATES.flatMap((rate) => Array.from(learn("equal", unequal, equal, "euclidean", rate))),
    };
  },
});
