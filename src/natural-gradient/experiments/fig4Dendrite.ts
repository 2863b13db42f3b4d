/**
 * Beyond Fig 4: ten afferents that carry equally much about a teacher, all learning at once on one passive dendrite from
 * synapses with the same dendritic amplitude. Natural gradient against a gradient in the dendritic amplitudes. And the same
 * with one spike train for all ten, where the task leaves open who gets which weight.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { passiveDendrite } from "../parametrisation.js";
import { AMPLIFICATIONS } from "../democraticPlasticity.js";
import { inverseFisherInformation } from "../fisherInformation.js";
import { pairWithTeacher } from "../pairing.js";
import { poissonTrain } from "../spikeTrain.js";
import { TIME_STEP } from "../synapticKernel.js";

/** Amplitudes where all ten spike at once, relative to those of independent afferents: V stays where φ isn't saturated. */
const SHARED = 0.3;

export const fig4Dendrite = defineExperiment({
  name: "natural-gradient/fig4-dendrite",
  title: "Beyond Fig 4: ten synapses at once on one dendrite",
  module: import.meta.url,
  exportName: "fig4Dendrite",
  parameters: z.object({
    repeats: z.int().min(2).max(1000).default(40).meta({ description: "draws of the spikes" }),
    rate: z.number().positive().max(200).default(20).meta({ description: "of each afferent", unit: "Hz", symbol: "r" }),
    spine: z.number().positive().default(0.02).meta({ description: "w^d(0), the same everywhere" }),
    target: z.number().positive().default(0.05).meta({ description: "somatic weight of the teacher", symbol: "w*" }),
    learningRate: z
      .number()
      .positive()
      .max(1)
      .default(0.03)
      .meta({ description: "η of the natural rule", symbol: "η" }),
    duration: z.number().positive().max(10_000).default(200).meta({ unit: "s", description: "of learning" }),
    faster: z
      .number()
      .positive()
      .default(4)
      .meta({ description: "η of the faster Euclidean rule over that of the other" }),
    sharedDuration: z
      .number()
      .positive()
      .max(10_000)
      .default(40)
      .meta({ unit: "s", description: "of learning with one spike train for all" }),
    samples: z.int().min(2).max(1000).default(40).meta({ description: "times at which weights are kept" }),
  }),
  profiles: { quick: { repeats: 3 }, paper: {} },
  axes: ({ repeats }) => [
    { name: "rule", values: ["natural", "euclidean", "faster"] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
  ],
  observables: ({ duration, samples }) => {
    const synapse = { name: "amplification", symbol: "1/α", values: AMPLIFICATIONS };
    const time = {
      name: "time",
      unit: "s",
      values: Array.from({ length: samples + 1 }, (_, k) => (duration * k) / samples),
    };
    const until = { name: "until", unit: "s", values: time.values.slice(1) };
    return {
      somatic: { symbol: "w^s", digits: 6, axes: [time, synapse] },
      outputRate: { unit: "Hz", digits: 5, axes: [until] },
      teacherRate: { unit: "Hz", digits: 5, axes: [until] },
      rateError: { unit: "Hz", digits: 5, axes: [until] },
      sharedSomatic: { symbol: "w^s", digits: 6, axes: [synapse] },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { rate, spine, target, learningRate, faster } = parameters;
    const n = AMPLIFICATIONS.length;
    // η of the Euclidean rule: a proximal synapse then ends as noisy as with the natural rule, η_E = η (G⁻¹)₁₁
    const teacherWeights = new Float64Array(n).fill(target);
    const matched = inverseFisherInformation(teacherWeights, new Float64Array(n).fill(rate))[0]!;
    const share = { natural: 1, euclidean: matched, faster: faster * matched }[point.rule as string]!;
    const learn = (shared: boolean, duration: number, samples: number) => {
      const bins = Math.round(duration / TIME_STEP);
      const stream = (...name: (string | number)[]) =>
        randomStream(seed, "natural-gradient/fig4-dendrite", point.repeat, ...name, ...(shared ? ["shared"] : []));
      const size = shared ? SHARED : 1;
      const synapses = AMPLIFICATIONS.map((amplification, i) => ({
        dendrite: passiveDendrite(1 / amplification),
        somatic: (size * spine) / amplification,
        rate,
        train: poissonTrain(rate, bins, stream("input", shared ? 0 : i)),
      }));
      return pairWithTeacher(synapses, {
        rule: point.rule === "natural" ? "natural" : "euclidean",
        learningRate: learningRate * share,
        teacher: teacherWeights.map((weight) => size * weight),
        teacherDraws: stream("teacher").fillUniform(new Float64Array(bins)),
        coefficientsEvery: 2000,
        samples,
      });
    };
    const { somatic, outputRate, teacherRate, rateError } = learn(false, parameters.duration, parameters.samples);
    const shared = learn(true, parameters.sharedDuration, 1);
    return { somatic, outputRate, teacherRate, rateError, sharedSomatic: shared.somatic.slice(n) };
  },
});
