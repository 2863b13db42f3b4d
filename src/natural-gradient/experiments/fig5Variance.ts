/** Fig 5H over many draws: change of the weight, its three parts, and the variance of the input, for eleven pairs (r, τ_s). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean, standardDeviation } from "../../numerics/statistics.js";
import { square } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { poissonTrain, potentialTrace } from "../spikeTrain.js";
import {
  INPUT_CONDITIONS,
  MATCHED_CONDITIONS,
  UNRELIABLE,
  pairUnitMean,
  teacherDraws,
  unitMeanKernel,
} from "../varianceDependence.js";

const CONDITIONS = [...INPUT_CONDITIONS, ...MATCHED_CONDITIONS];

export const fig5Variance = defineExperiment({
  name: "natural-gradient/fig5-variance",
  title: "Fig 5H: change of the weight against the variance of its input, over spikes",
  module: import.meta.url,
  exportName: "fig5Variance",
  parameters: z.object({
    repeats: z.int().min(2).max(10_000).default(400).meta({ description: "draws of the spikes" }),
    learningRate: z.number().positive().max(1).default(UNRELIABLE.learningRate).meta({ symbol: "η", description: "η" }),
  }),
  profiles: { quick: { repeats: 40 }, paper: {} },
  axes: () => [{ name: "condition", values: CONDITIONS.map((_, k) => k) }],
  observables: ({ repeats }) => {
    const axes = [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }];
    return {
      // changes relative to w(0): of the weight, and of its three terms
      change: { digits: 7, axes },
      homosynaptic: { digits: 7, axes },
      uniform: { digits: 7, axes },
      proportional: { digits: 7, axes },
      mean: { unit: "mV", digits: 7, axes },
      variance: { unit: "mV²", digits: 7, axes },
    };
  },
  run: ({ parameters: { repeats, learningRate }, point, seed }) => {
    const { rate, tauSynapse } = CONDITIONS[point.condition]!;
    const kernel = unitMeanKernel(rate, tauSynapse);
    const start = UNRELIABLE.somatic;
    const runs = Array.from({ length: repeats }, (_, k) => {
      // streams without the condition's name: comparisons between conditions are paired, as the authors' are
      const stream = (name: string) => randomStream(seed, "natural-gradient/fig5-variance", k + 1, name);
      const draws = teacherDraws(stream("teacher"));
      const train = poissonTrain(rate, draws.length, stream("input"));
      const trace = potentialTrace(train, kernel);
      const pairing = pairUnitMean({ rate, train, teacherDraws: draws }, { kernel, learningRate });
      return {
        change: pairing.somatic[1]! / start - 1,
        homosynaptic: pairing.homosynaptic[0]! / start,
        uniform: pairing.uniform[0]! / start,
        proportional: pairing.proportional[0]! / start,
        mean: mean(trace),
        variance: square(standardDeviation(trace)),
      };
    });
    const column = (name: keyof (typeof runs)[number]) => runs.map((run) => run[name]);
    return {
      change: column("change"),
      homosynaptic: column("homosynaptic"),
      uniform: column("uniform"),
      proportional: column("proportional"),
      mean: column("mean"),
      variance: column("variance"),
    };
  },
});
