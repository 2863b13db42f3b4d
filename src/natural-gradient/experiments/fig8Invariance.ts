/**
 * Fig 8 in numbers: the same lesson, with the same spikes, written in somatic and in dendritic coordinates. How far the
 * two courses part, relative to the way they took, against the learning rate.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { roundingBound } from "../../numerics/roundingBound.js";
import { norm } from "../../numerics/vector.js";
import { potentialSamples } from "../afferentPotentials.js";
import { attenuatedNeuron } from "../attenuatedNeuron.js";
import { euclideanRule, naturalRule } from "../learningRules.js";
import { learnWithSpikes } from "../parametrisedLearning.js";
import type { RuleName } from "../learningTask.js";
import { logarithmicAmplitude, somaticAmplitude } from "../parametrisation.js";
import type { Parametrisation } from "../parametrisation.js";
import { euclideanIn, naturalIn } from "../reparametrisation.js";
import { sigmoid } from "../transferFunction.js";

export const fig8Invariance = defineExperiment({
  name: "natural-gradient/fig8-invariance",
  title: "Fig 8: one lesson in several coordinates, by learning rate",
  module: import.meta.url,
  exportName: "fig8Invariance",
  parameters: z.object({
    bins: z.int().min(100).max(1_000_000).default(10_000).meta({ description: "bins of each lesson" }),
    repeats: z.int().min(2).max(1000).default(48).meta({ description: "seeds: amplitudes and spikes of their own" }),
  }),
  profiles: { quick: { repeats: 8 }, paper: {} },
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
    logarithmicEuclidean: {},
    /** One bin with a teacher's spike: distance from the somatic step over its length. */
    oneStepNatural: {},
    oneStepEuclidean: {},
  }),
  run: ({ parameters: { bins }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "natural-gradient/fig8-invariance", point.repeat, part);
    const { rates, start, teacher, passive, saturating } = attenuatedNeuron(stream("start"));
    const n = start.length;
    const somatic = Array.from(start, () => somaticAmplitude);
    const logarithmic = Array.from(start, () => logarithmicAmplitude);
    const relative = Number(point.relativeRate);
    const learningRates = { natural: 0.01 * relative, approximated: 0.01 * relative, euclidean: 1e-5 * relative };
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
          every: 100,
          refresh: 500,
        },
        ...{ input: stream("input"), teaching: stream("teaching") },
      }).somatic;
    /** Largest distance of two courses over the length of the first's way, by Euclidean norms of somatic amplitudes. */
    const apart = (a: Float64Array, b: Float64Array): number => {
      let [largest, way] = [0, 0];
      for (let record = 0; record < a.length / n; record++) {
        let [distance, moved] = [0, 0];
        for (let i = 0; i < n; i++) {
          const [x, y, origin] = [a[record * n + i]!, b[record * n + i]!, start[i]!];
          distance += (x - y) * (x - y);
          moved += (x - origin) * (x - origin);
        }
        largest = Math.max(largest, Math.sqrt(distance));
        way = Math.max(way, Math.sqrt(moved));
      }
      return largest / way;
    };
    const inSoma = { natural: learn("natural", somatic), euclidean: learn("euclidean", somatic) };
    // one bin in which the teacher spikes
    const x = potentialSamples(rates, stream("moment"), { samples: 1 });
    const potential = start.reduce((sum, w, i) => sum + w * x[i]!, 0);
    const drive = sigmoid().relativeSlope(potential);
    const slopes = start.map((w, i) => saturating[i]!.slope(saturating[i]!.weight(w)));
    const step = (rule: "natural" | "euclidean"): number => {
      const change = new Float64Array(n);
      const update = rule === "natural" ? naturalRule() : euclideanRule;
      update({ weights: start, rates, potentials: x, potential, drive: learningRates[rule] * drive }, change);
      const inDendrite = (rule === "natural" ? naturalIn : euclideanIn)(change, slopes);
      const moved = start.map((w, i) => saturating[i]!.somatic(saturating[i]!.weight(w) + inDendrite[i]!));
      return norm(moved.map((w, i) => w - start[i]! - change[i]!)) / norm(change);
    };
    return {
      passiveNatural: roundingBound(apart(inSoma.natural, learn("natural", passive)), 1e-12),
      passiveEuclidean: apart(inSoma.euclidean, learn("euclidean", passive)),
      saturatingNatural: apart(inSoma.natural, learn("natural", saturating)),
      saturatingApproximated: apart(learn("approximated", somatic), learn("approximated", saturating)),
      saturatingEuclidean: apart(inSoma.euclidean, learn("euclidean", saturating)),
      logarithmicNatural: apart(inSoma.natural, learn("natural", logarithmic)),
      logarithmicEuclidean: apart(inSoma.euclidean, learn("euclidean", logarithmic)),
      oneStepNatural: step("natural"),
      oneStepEuclidean: step("euclidean"),
    };
  },
});
