/**
 * Fig 8 in numbers: the same lesson, with the same spikes, written in somatic and in dendritic coordinates. How far the
 * outputs of the two neurons part, relative to how far they went, against the learning rate.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { roundingBound } from "../../numerics/roundingBound.js";
import { norm } from "../../numerics/vector.js";
import { potentialSamples } from "../finalPotentials.js";
import { attenuatedNeuron } from "../attenuatedNeuron.js";
import { learnWithSpikes } from "../parametrisedLearning.js";
import type { RuleName } from "../learningTask.js";
import { logarithmicAmplitude, somaticAmplitude } from "../parametrisation.js";
import type { Parametrisation } from "../parametrisation.js";
import { sampledNeuron } from "../sampledNeuron.js";

export const fig8Invariance = defineExperiment({
  name: "natural-gradient/fig8-invariance",
  title: "Fig 8: one lesson in several coordinates, by learning rate",
  module: import.meta.url,
  exportName: "fig8Invariance",
  parameters: z.object({
    bins: z.int().min(100).max(1_000_000).default(10_000).meta({ description: "bins of each lesson" }),
    repeats: z.int().min(2).max(1000).default(48).meta({ description: "seeds: amplitudes and spikes of their own" }),
  }),
  profiles: { quick: { repeats: 6 }, paper: {} },
  axes: ({ repeats }) => [
    { name: "relativeRate", values: [1, 0.5, 0.25, 0.125, 0.0625] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
  ],
  observables: () => ({
    passiveNatural: {},
    passiveEuclidean: {},
    saturatingNatural: {},
    saturatingApproximated: {},
    saturatingEuclidean: {},
    logarithmicNatural: {},
  }),
  run: ({ parameters: { bins }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "natural-gradient/fig8-invariance", point.repeat, part);
    const { rates, start, teacher, passive, saturating } = attenuatedNeuron(stream("start"));
    const n = start.length;
    const somatic = Array.from(start, () => somaticAmplitude);
    const logarithmic = Array.from(start, () => logarithmicAmplitude);
    const relative = Number(point.relativeRate);
    // the approximated rule at half: at 0.01 one seed of 48 has no stable weights in the saturating dendrite
    const learningRates = { natural: 0.01 * relative, approximated: 0.005 * relative, euclidean: 1e-5 * relative };
    const learn = (rule: RuleName, coordinates: readonly Parametrisation[]): Float64Array =>
      learnWithSpikes({
        ...{
          rates,
          start,
          teacher,
          coordinates,
          rule,
          learningRate: learningRates[rule],
          bins,
          every: 250,
          refresh: 500,
        },
        ...{ input: stream("input"), teaching: stream("teaching") },
      }).somatic;
    const test = sampledNeuron(potentialSamples(rates, stream("test"), { samples: 100 }), teacher);
    /** Largest distance of two neurons' output over how far the first's got from its start (Fisher's distance, test set). */
    const apart = (a: Float64Array, b: Float64Array): number => {
      const outputs = (course: Float64Array) =>
        Array.from({ length: course.length / n }, (_, k) => test.embedding(course.subarray(k * n, (k + 1) * n)));
      const distances = (x: Float64Array[], y: Float64Array[]) =>
        x.map((output, k) => norm(output.map((value, i) => value - y[k]![i]!)));
      const [first, second] = [outputs(a), outputs(b)];
      const origin = first.map(() => first[0]!);
      return Math.max(...distances(first, second)) / Math.max(...distances(first, origin));
    };
    const inSoma = { natural: learn("natural", somatic), euclidean: learn("euclidean", somatic) };
    return {
      passiveNatural: roundingBound(apart(inSoma.natural, learn("natural", passive)), 1e-12),
      passiveEuclidean: apart(inSoma.euclidean, learn("euclidean", passive)),
      saturatingNatural: apart(inSoma.natural, learn("natural", saturating)),
      saturatingApproximated: apart(learn("approximated", somatic), learn("approximated", saturating)),
      saturatingEuclidean: apart(inSoma.euclidean, learn("euclidean", saturating)),
      logarithmicNatural: apart(inSoma.natural, learn("natural", logarithmic)),
    };
  },
});
