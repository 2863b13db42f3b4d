/** Beside Fig 5: change of the weight against the rate of its input, with one kernel for all rates. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { poissonTrain } from "../spikeTrain.js";
import { UNRELIABLE, pairUnitMean, teacherDraws, unitMeanKernel } from "../varianceDependence.js";

export const fig5Rate = defineExperiment({
  name: "natural-gradient/fig5-rate",
  title: "Change of the weight against the rate of its input",
  module: import.meta.url,
  exportName: "fig5Rate",
  parameters: z.object({
    repeats: z.int().min(2).max(10_000).default(200).meta({ description: "draws of the spikes" }),
    tauSynapse: z.number().positive().max(1).default(0.02).meta({ description: "τ_s", unit: "s", symbol: "τ_s" }),
    unitRate: z
      .number()
      .positive()
      .max(1000)
      .default(50)
      .meta({ unit: "Hz", description: "at which the mean is 1 mV" }),
  }),
  profiles: { quick: { repeats: 40 }, paper: {} },
  axes: () => [{ name: "rate", unit: "Hz", symbol: "r", values: [5, 10, 20, 30, 40, 50, 100, 200] }],
  observables: ({ repeats }) => {
    const axes = [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }];
    // relative to w(0): of the weight, and of its homosynaptic part
    return { change: { digits: 7, axes }, homosynaptic: { digits: 7, axes } };
  },
  run: ({ parameters: { repeats, tauSynapse, unitRate }, point: { rate }, seed }) => {
    const kernel = unitMeanKernel(unitRate, tauSynapse);
    const runs = Array.from({ length: repeats }, (_, k) => {
      const stream = (name: string) => randomStream(seed, "natural-gradient/fig5-rate", k + 1, name);
      const draws = teacherDraws(stream("teacher"));
      const train = poissonTrain(rate, draws.length, stream("input"));
      const { somatic, homosynaptic } = pairUnitMean({ rate, train, teacherDraws: draws }, { kernel });
      return { change: somatic[1]! / UNRELIABLE.somatic - 1, homosynaptic: homosynaptic[0]! / UNRELIABLE.somatic };
    });
    return { change: runs.map((run) => run.change), homosynaptic: runs.map((run) => run.homosynaptic) };
  },
});
