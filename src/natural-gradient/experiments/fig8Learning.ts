/**
 * Fig 8's consequence: a badly chosen description slows the Euclidean rule down, and not the natural one. Twenty afferents
 * at 10 and 50 Hz, their synapses at random places of a dendrite; one lesson in each description.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { potentialSamples } from "../finalPotentials.js";
import { learnWithSpikes } from "../parametrisedLearning.js";
import { boostingDendrite, passiveDendrite, somaticAmplitude } from "../parametrisation.js";
import type { Parametrisation } from "../parametrisation.js";
import { attenuation } from "../reparametrisation.js";
import { sampledNeuron } from "../sampledNeuron.js";

/** Descriptions of the weights. */
export const DESCRIPTIONS = ["soma", "passive dendrite", "boosting dendrite"] as const;

/** η of the Euclidean rule, three for each linear description: in the dendrite larger ones, where gradients are smaller. */
export const EUCLIDEAN_RATES = {
  soma: [4e-5, 8e-5, 1.6e-4],
  "passive dendrite": [1.1e-4, 2.2e-4, 4.4e-4],
} as const;
const LINEAR = ["soma", "passive dendrite"] as const;
/** η of the natural rule at the soma, and so in a passive dendrite; the second one in a boosting dendrite, too. */
export const NATURAL_RATES = [0.03, 0.06, 0.12] as const;

export const fig8Learning = defineExperiment({
  name: "natural-gradient/fig8-learning",
  title: "Fig 8: learning curves in several descriptions of the weights",
  module: import.meta.url,
  exportName: "fig8Learning",
  parameters: z.object({
    seconds: z.int().min(5).max(10_000).default(30).meta({ description: "length of a lesson", unit: "s" }),
    samples: z.int().min(10).max(10_000).default(200).meta({ description: "USP samples of each test" }),
    repeats: z.int().min(2).max(1000).default(48).meta({ description: "dendrites, teachers, starts and spikes" }),
  }),
  profiles: { quick: { samples: 100, repeats: 10 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: ({ seconds }) => {
    const time = { name: "time", unit: "s", values: Array.from({ length: 21 }, (_, k) => (k * seconds) / 20) };
    const linear = { name: "description", values: [...LINEAR] };
    const rate = { name: "rate", values: [1, 2, 3] };
    const half = { name: "half", values: ["proximal", "distal"] };
    return {
      natural: { axes: [rate, time], unit: "nats/s" },
      /** The natural rule at the second rate in a boosting dendrite. */
      boosting: { axes: [time], unit: "nats/s" },
      euclidean: { axes: [linear, rate, time], unit: "nats/s" },
      /** Rest of the distance to the teacher's somatic amplitudes, of the ten nearest and the ten most distant synapses. */
      naturalRest: { axes: [rate, half] },
      euclideanRest: { axes: [rate, half] },
    };
  },
  run: ({ parameters: { seconds, samples }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "natural-gradient/fig8-learning", point.repeat, part);
    const n = 20;
    const rates = Float64Array.from({ length: n }, (_, i) => (i < n / 2 ? 10 : 50));
    const draw = stream("weights");
    const weights = () => Float64Array.from({ length: n }, () => (draw.uniform() - 0.5) / n);
    const start = weights();
    const teacher = weights();
    const places = stream("places");
    const distances = Array.from({ length: n }, () => 460 * places.uniform());
    const coordinates: Record<(typeof DESCRIPTIONS)[number], Parametrisation[]> = {
      soma: distances.map(() => somaticAmplitude),
      "passive dendrite": distances.map((distance) => passiveDendrite(attenuation(distance))),
      "boosting dendrite": distances.map((distance) => boostingDendrite(attenuation(distance), 0.25 / n)),
    };
    const test = sampledNeuron(potentialSamples(rates, stream("test"), { samples }), teacher);
    const learn = (description: (typeof DESCRIPTIONS)[number], rule: "natural" | "euclidean", learningRate: number) => {
      const bins = seconds * 2000;
      const { somatic } = learnWithSpikes({
        ...{ rates, start, teacher, coordinates: coordinates[description], rule, learningRate },
        ...{ bins, every: bins / 20, refresh: 2000, input: stream("input"), teaching: stream("teaching") },
      });
      return Array.from({ length: 21 }, (_, k) => somatic.slice(k * n, (k + 1) * n));
    };
    const order = Array.from(distances.keys()).sort((i, j) => distances[i]! - distances[j]!);
    const rest = (end: Float64Array): number[] =>
      [order.slice(0, n / 2), order.slice(n / 2)].map((synapses) => {
        const distance = (w: Float64Array) =>
          Math.sqrt(synapses.reduce((sum, i) => sum + (w[i]! - teacher[i]!) * (w[i]! - teacher[i]!), 0));
        return distance(end) / distance(start);
      });
    const natural = NATURAL_RATES.map((rate) => learn("soma", "natural", rate));
    const euclidean = LINEAR.map((description) =>
      EUCLIDEAN_RATES[description].map((rate) => learn(description, "euclidean", rate)),
    );
    return {
      natural: natural.flat().map(test.cost),
      euclidean: euclidean.flat(2).map(test.cost),
      boosting: learn("boosting dendrite", "natural", NATURAL_RATES[1]).map(test.cost),
      naturalRest: natural.flatMap((course) => rest(course[20]!)),
      euclideanRest: euclidean[1]!.flatMap((course) => rest(course[20]!)),
    };
  },
});
