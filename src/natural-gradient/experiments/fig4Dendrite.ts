/**
 * Beyond Fig 4: ten afferents that carry equally much about a teacher, all learning at once on one passive dendrite from
 * synapses with the same dendritic amplitude. Natural gradient against a gradient in the dendritic amplitudes.
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
    samples: z.int().min(2).max(1000).default(40).meta({ description: "times at which weights are kept" }),
  }),
  profiles: { quick: { repeats: 6 }, paper: {} },
  axes: ({ repeats }) => [
    { name: "rule", values: ["natural", "euclidean"] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
  ],
  observables: ({ duration, samples }) => {
    const time = {
      name: "time",
      unit: "s",
      values: Array.from({ length: samples + 1 }, (_, k) => (duration * k) / samples),
    };
    return {
      somatic: {
        symbol: "w^s",
        digits: 6,
        axes: [time, { name: "amplification", symbol: "1/α", values: AMPLIFICATIONS }],
      },
    };
  },
  run: ({ parameters: { rate, spine, target, learningRate, duration, samples }, point, seed }) => {
    const bins = Math.round(duration / TIME_STEP);
    const stream = (...name: (string | number)[]) =>
      randomStream(seed, "natural-gradient/fig4-dendrite", point.repeat, ...name);
    const synapses = AMPLIFICATIONS.map((amplification, i) => ({
      dendrite: passiveDendrite(1 / amplification),
      somatic: spine / amplification,
      rate,
      train: poissonTrain(rate, bins, stream("input", i)),
    }));
    const teacher = new Float64Array(AMPLIFICATIONS.length).fill(target);
    const rates = new Float64Array(AMPLIFICATIONS.length).fill(rate);
    // η of the Euclidean rule: a proximal synapse then ends as noisy as with the natural rule, η_E = η (G⁻¹)₁₁
    const share = point.rule === "natural" ? 1 : inverseFisherInformation(teacher, rates)[0]!;
    const { somatic } = pairWithTeacher(synapses, {
      rule: point.rule as "natural" | "euclidean",
      learningRate: learningRate * share,
      teacher,
      teacherDraws: stream("teacher").fillUniform(new Float64Array(bins)),
      coefficientsEvery: 2000,
      samples,
    });
    return { somatic };
  },
});
