/**
 * A prediction beside Fig 5: temporal correlations in the input, which raise its variance, reduce learning. Spikes come in
 * pairs; the rule reckons with c_ε/r, as printed, or with the variance that its input really has.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { square } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { standardDeviation } from "../../numerics/statistics.js";
import { pairedTrain, poissonTrain, potentialTrace } from "../spikeTrain.js";
import { TIME_STEP } from "../synapticKernel.js";
import { pairUnitMean, potentialCorrelation, teacherDraws, unitMeanKernel } from "../varianceDependence.js";

export const fig5Pairs = defineExperiment({
  name: "natural-gradient/fig5-pairs",
  title: "Change of the weight where input spikes come in pairs",
  module: import.meta.url,
  exportName: "fig5Pairs",
  parameters: z.object({
    repeats: z.int().min(2).max(10_000).default(200).meta({ description: "draws of the spikes" }),
    rate: z.number().positive().max(1000).default(20).meta({ description: "of the afferent", unit: "Hz", symbol: "r" }),
  }),
  profiles: { quick: { repeats: 40 }, paper: {} },
  axes: () => [{ name: "interval", unit: "ms", values: [-1, 40, 20, 10, 5, 2] }],
  observables: ({ repeats }) => {
    const axes = [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }];
    return {
      // 1 + ρ(interval): the expected variance over that of single spikes
      factor: {},
      variance: { unit: "mV²", digits: 7, axes },
      printed: { digits: 7, axes },
      informed: { digits: 7, axes },
    };
  },
  run: ({ parameters: { repeats, rate }, point: { interval }, seed }) => {
    const kernel = unitMeanKernel(rate);
    // −1 stands for single spikes
    const factor = interval < 0 ? 1 : 1 + potentialCorrelation(interval / 1000, kernel);
    // c_ε is 2 (τ_m + τ_s)/ε₀²: both time constants shorter by the factor are a variance larger by it
    const { tauMembrane, tauSynapse, area } = kernel;
    const ruleKernel = { tauMembrane: tauMembrane / factor, tauSynapse: tauSynapse / factor, area };
    const runs = Array.from({ length: repeats }, (_, k) => {
      const stream = (name: string) => randomStream(seed, "natural-gradient/fig5-pairs", k + 1, name);
      const draws = teacherDraws(stream("teacher"));
      const train =
        interval < 0
          ? poissonTrain(rate, draws.length, stream("input"))
          : pairedTrain(rate, draws.length, Math.round(interval / 1000 / TIME_STEP), stream("input"));
      const spikes = { rate, train, teacherDraws: draws };
      const change = (options = {}) => {
        const { somatic } = pairUnitMean(spikes, { kernel, ...options });
        return somatic[1]! / somatic[0]! - 1;
      };
      return {
        variance: square(standardDeviation(potentialTrace(train, kernel))),
        printed: change(),
        informed: change({ ruleKernel }),
      };
    });
    return {
      factor,
      variance: runs.map(({ variance }) => variance),
      printed: runs.map(({ printed }) => printed),
      informed: runs.map(({ informed }) => informed),
    };
  },
});
