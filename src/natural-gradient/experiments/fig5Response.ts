/** A prediction beside Fig 5: neurons of flatter transfer functions learn faster. β varies, with the rate at rest or θ held. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { fisherInformation } from "../fisherInformation.js";
import { poissonTrain } from "../spikeTrain.js";
import { SIGMOID, sigmoid } from "../transferFunction.js";
import { UNRELIABLE, pairUnitMean, teacherDraws, unitMeanKernel } from "../varianceDependence.js";

export const fig5Response = defineExperiment({
  name: "natural-gradient/fig5-response",
  title: "Change of the weight against the steepness of the transfer function",
  module: import.meta.url,
  exportName: "fig5Response",
  parameters: z.object({
    repeats: z.int().min(2).max(10_000).default(200).meta({ description: "draws of the spikes" }),
    rate: z.number().positive().max(1000).default(50).meta({ description: "of the afferent", unit: "Hz", symbol: "r" }),
    tauSynapse: z.number().positive().max(1).default(0.02).meta({ description: "τ_s", unit: "s", symbol: "τ_s" }),
  }),
  profiles: { quick: { repeats: 30 }, paper: {} },
  axes: () => [
    { name: "held", values: ["rate at rest", "threshold"] },
    { name: "steepness", unit: "1/mV", symbol: "β", values: [0.1, 0.15, 0.2, 0.3, 0.4, 0.5] },
  ],
  observables: ({ repeats }) => {
    const axes = [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }];
    return {
      slope: { unit: "Hz/mV", symbol: "φ′" },
      restingRate: { unit: "Hz", symbol: "φ" },
      natural: { digits: 7, axes },
      euclidean: { digits: 7, axes },
    };
  },
  run: ({ parameters: { repeats, rate, tauSynapse }, point: { held, steepness }, seed }) => {
    // with β θ constant the rate at rest, φ_max/(1 + e^(βθ)), stays
    const threshold = held === "threshold" ? SIGMOID.threshold : (SIGMOID.steepness * SIGMOID.threshold) / steepness;
    const transfer = sigmoid({ steepness, threshold });
    const kernel = unitMeanKernel(rate, tauSynapse);
    const start = UNRELIABLE.somatic;
    // the Euclidean rate that learns as fast as the natural rule does with the paper's transfer function
    const euclideanRate = UNRELIABLE.learningRate / fisherInformation([start], [rate], { kernel })[0]!;
    const runs = Array.from({ length: repeats }, (_, k) => {
      const stream = (name: string) => randomStream(seed, "natural-gradient/fig5-response", k + 1, name);
      const draws = teacherDraws(stream("teacher"));
      const spikes = { rate, train: poissonTrain(rate, draws.length, stream("input")), teacherDraws: draws };
      const natural = pairUnitMean(spikes, { kernel, transfer });
      const euclidean = pairUnitMean(spikes, { kernel, transfer, rule: "euclidean", learningRate: euclideanRate });
      return { natural: natural.somatic[1]! / start - 1, euclidean: euclidean.somatic[1]! / start - 1 };
    });
    return {
      slope: transfer.slope(0),
      restingRate: transfer.rate(0),
      natural: runs.map(({ natural }) => natural),
      euclidean: runs.map(({ euclidean }) => euclidean),
    };
  },
});
