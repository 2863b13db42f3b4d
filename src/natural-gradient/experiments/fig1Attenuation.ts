/**
 * Fig 1 in numbers: how far a step along the Euclidean gradient in dendritic coordinates moves the soma, over a step in
 * somatic ones. Once by differences of the cost of a recorded run (no chain rule), once by learning with spikes.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { atan } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { dot, norm } from "../../numerics/vector.js";
import { attenuatedNeuron, recordedPotentials } from "../attenuatedNeuron.js";
import { learnWithSpikes } from "../parametrisedLearning.js";
import { somaticAmplitude } from "../parametrisation.js";
import type { Parametrisation } from "../parametrisation.js";
import { sampledNeuron } from "../sampledNeuron.js";

/** Of the learning rate in the dendrite, over that at the soma. */
const FACTORS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 16];

export const fig1Attenuation = defineExperiment({
  name: "natural-gradient/fig1-attenuation",
  title: "Fig 1: Euclidean steps in somatic and in dendritic coordinates, and what they do at the soma",
  module: import.meta.url,
  exportName: "fig1Attenuation",
  parameters: z.object({
    bins: z.int().min(200).max(1_000_000).default(10_000).meta({ description: "bins of 0.5 ms in each run" }),
    learningRate: z.number().positive().max(1).default(2e-5).meta({ description: "learning rate", symbol: "η" }),
    repeats: z
      .int()
      .min(2)
      .max(1000)
      .default(100)
      .meta({ description: "seeds: amplitudes, input and teacher of their own" }),
  }),
  profiles: { quick: { repeats: 12 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => {
    const synapse = [{ name: "synapse", values: Array.from({ length: 10 }, (_, i) => i + 1) }];
    return {
      attenuation: { axes: synapse, symbol: "α" },
      // differences of the cost
      gradientPassive: { axes: synapse },
      inducedPassive: { axes: synapse },
      inducedSaturating: { axes: synapse },
      // learning with spikes
      runPassive: { axes: synapse },
      runSaturating: { axes: synapse },
      somaticRun: { axes: synapse, symbol: "Δwˢ" },
      dendriticRun: { axes: synapse, symbol: "Δw^d" },
      // the saturating dendrite: f′ and f(w)/w at the start
      slope: { axes: synapse, symbol: "f′" },
      quotient: { axes: synapse, symbol: "f(w)/w" },
      // at one learning rate, and with that in the dendrite raised until both have lowered the cost alike
      turn: { unit: "°" },
      matchedTurn: { unit: "°" },
      matchedFactor: {},
      costSomatic: { unit: "nats/s" },
      costDendritic: { unit: "nats/s" },
      costMatched: { unit: "nats/s" },
      costStart: { unit: "nats/s" },
    };
  },
  run: ({ parameters: { bins, learningRate }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "natural-gradient/fig1-attenuation", point.repeat, part);
    const { attenuations, rates, start, teacher, passive, saturating } = attenuatedNeuron(stream("start"));
    const somatic = Array.from(start, () => somaticAmplitude);
    const neuron = sampledNeuron(recordedPotentials(rates, stream("input"), { bins, every: 10 }), teacher);

    // ∂C/∂w of each coordinate by central differences of a relative size of 1e-4
    const gradientIn = (coordinates: readonly Parametrisation[]): Float64Array =>
      start.map((amplitude, i) => {
        const weight = coordinates[i]!.weight(amplitude);
        const shifted = (by: number): number =>
          neuron.cost(start.map((s, j) => (j === i ? coordinates[i]!.somatic(weight + by) : s)));
        const difference = 1e-4 * weight;
        return (shifted(difference) - shifted(-difference)) / (2 * difference);
      });
    const induced = (coordinates: readonly Parametrisation[], gradient: Float64Array): Float64Array =>
      start.map((amplitude, i) => {
        const weight = coordinates[i]!.weight(amplitude);
        return coordinates[i]!.somatic(weight - 1e-7 * gradient[i]!) - amplitude;
      });
    const gradients = { soma: gradientIn(somatic), passive: gradientIn(passive), saturating: gradientIn(saturating) };
    const step = induced(somatic, gradients.soma);
    const over = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, i) => x / b[i]!);

    const learn = (coordinates: readonly Parametrisation[], factor = 1) => {
      const course = learnWithSpikes({
        ...{ rates, start, teacher, coordinates, rule: "euclidean", learningRate: factor * learningRate, bins },
        ...{ input: stream("run"), teaching: stream("teacher") },
      });
      const n = start.length;
      return {
        change: start.map((_, i) => course.somatic[n + i]! - course.somatic[i]!),
        weights: start.map((_, i) => course.weights[n + i]! - course.weights[i]!),
        end: course.somatic.slice(n),
      };
    };
    const [atSoma, inDendrite, saturated] = [learn(somatic), learn(passive), learn(saturating)] as const;
    const somaticCost = neuron.cost(atSoma.end);
    const faster = FACTORS.map((factor) => {
      const { change, end } = learn(passive, factor);
      return { factor, change, cost: neuron.cost(end) };
    });
    const gap = ({ cost }: { cost: number }) => Math.abs(cost - somaticCost);
    const matched = faster.reduce((best, one) => (gap(one) < gap(best) ? one : best));
    return {
      attenuation: attenuations,
      gradientPassive: over(gradients.passive, gradients.soma),
      inducedPassive: over(induced(passive, gradients.passive), step),
      inducedSaturating: over(induced(saturating, gradients.saturating), step),
      runPassive: over(inDendrite.change, atSoma.change),
      runSaturating: over(saturated.change, atSoma.change),
      somaticRun: atSoma.change,
      dendriticRun: inDendrite.weights,
      slope: start.map((amplitude, i) => saturating[i]!.slope(saturating[i]!.weight(amplitude))),
      quotient: start.map((amplitude, i) => amplitude / saturating[i]!.weight(amplitude)),
      turn: angleBetween(atSoma.change, inDendrite.change),
      matchedTurn: angleBetween(atSoma.change, matched.change),
      matchedFactor: matched.factor,
      costMatched: matched.cost,
      costSomatic: somaticCost,
      costDendritic: neuron.cost(inDendrite.end),
      costStart: neuron.cost(start),
    };
  },
});

/** Angle between two vectors, degrees. */
function angleBetween(a: Float64Array, b: Float64Array): number {
  const cosine = dot(a, b) / norm(a) / norm(b);
  return (2 * atan(Math.sqrt(Math.max(0, 1 - cosine) / (1 + cosine))) * 180) / Math.PI;
}
