/**
 * Dendritic democracy (equal votes at the soma) or democratic plasticity (equal changes)? Ten synapses along a dendrite
 * learn by the natural rule, in one run from equal, in another from unequal votes.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { attenuatedNeuron } from "../attenuatedNeuron.js";
import { learnWithSpikes } from "../parametrisedLearning.js";
import type { RuleName } from "../learningTask.js";

const EUCLIDEAN_RATES = [4e-4, 8e-4, 1.6e-3, 3.2e-3, 6.4e-3];

export const fig6Democracy = defineExperiment({
  name: "natural-gradient/fig6-democracy",
  title: "Democratic plasticity and dendritic democracy: changes and votes along a dendrite",
  module: import.meta.url,
  exportName: "fig6Democracy",
  parameters: z.object({
    shortBins: z.int().min(10).max(1_000_000).default(10_000).meta({ description: "bins of the short lesson" }),
    longBins: z.int().min(10).max(10_000_000).default(200_000).meta({ description: "bins of the long lesson" }),
    repeats: z.int().min(2).max(1000).default(64).meta({ description: "seeds" }),
  }),
  profiles: { quick: { repeats: 12 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => {
    const synapse = [{ name: "synapse", values: Array.from({ length: 10 }, (_, i) => i + 1) }];
    return {
      attenuation: { axes: synapse, symbol: "α" },
      /** Relative change of w^d from equal votes. */
      relativeChange: { axes: synapse },
      euclideanRelative: { axes: synapse },
      /** Votes wˢ from equal dendritic amplitudes. */
      voteStart: { axes: synapse },
      voteShort: { axes: synapse },
      voteLong: { axes: synapse },
      /** The same by the Euclidean rule in the dendrite, at five learning rates. */
      euclideanLong: { axes: [{ name: "rate", symbol: "η", values: EUCLIDEAN_RATES }, ...synapse] },
    };
  },
  run: ({ parameters: { shortBins, longBins }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "natural-gradient/fig6-democracy", point.repeat, part);
    const { attenuations, rates, passive } = attenuatedNeuron(stream("start"));
    const equal = new Float64Array(10).fill(0.05);
    const unequal = attenuations.map((alpha) => 0.1 * alpha);
    const target = new Float64Array(10).fill(0.07); // afferents that say the same deserve the same vote
    const learn = (name: string, start: Float64Array, rule: RuleName, learningRate: number, bins: number) =>
      learnWithSpikes({
        ...{ rates, start, teacher: target, coordinates: passive, rule, learningRate, bins, refresh: 1000 },
        ...{ input: stream(`${name} input`), teaching: stream(`${name} teacher`) },
      }).somatic.slice(10);
    const relative = (end: Float64Array) => end.map((w, i) => w / equal[i]! - 1);
    return {
      attenuation: attenuations,
      relativeChange: relative(learn("equal", equal, "natural", 0.02, shortBins)),
      euclideanRelative: relative(learn("equal", equal, "euclidean", 5e-5, shortBins)),
      voteStart: unequal,
      voteShort: learn("unequal", unequal, "natural", 0.02, shortBins),
      voteLong: learn("unequal", unequal, "natural", 0.04, longBins),
      euclideanLong: EUCLIDEAN_RATES.flatMap((rate) =>
        Array.from(learn("unequal", unequal, "euclidean", rate, longBins)),
      ),
    };
  },
});
