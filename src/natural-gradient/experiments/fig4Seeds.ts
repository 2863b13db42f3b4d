/** Fig 4 over many draws of the spikes: how the change depends on distance, rule, dendrite and initial amplitudes. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { passiveDendrite, shuntedDendrite } from "../parametrisation.js";
import {
  AMPLIFICATIONS,
  DEMOCRACY,
  type DemocracyOptions,
  matchedLearningRate,
  pairOneSynapse,
  pairingSpikes,
} from "../democraticPlasticity.js";
import type { Pairing } from "../pairing.js";

export const fig4Seeds = defineExperiment({
  name: "natural-gradient/fig4-seeds",
  title: "Fig 4: change of a synapse's amplitude against its distance, over spikes",
  module: import.meta.url,
  exportName: "fig4Seeds",
  parameters: z.object({
    repeats: z.int().min(2).max(10_000).default(200).meta({ description: "draws of the spikes" }),
    learningRate: z.number().positive().max(1).default(DEMOCRACY.learningRate).meta({ description: "η", symbol: "η" }),
    saturation: z.number().positive().default(2).meta({ description: "W of the saturating dendrite", symbol: "W" }),
    dendriticAmplitude: z
      .number()
      .positive()
      .default(0.05)
      .meta({ description: "w^d(0) where it is the same everywhere" }),
    coefficientsEvery: z.int().min(1).default(500).meta({ description: "bins between two sets of coefficients" }),
  }),
  profiles: { quick: { repeats: 12 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => {
    const axes = [{ name: "amplification", symbol: "1/α", values: AMPLIFICATIONS }];
    return {
      // relative change, one synapse; V frozen as in the code, and following the weight
      frozen: { digits: 7 },
      updated: { digits: 7 },
      // a dendrite that saturates, V following: change at the dendrite, relative change there and at the soma
      saturating: { digits: 7, axes },
      saturatingRelative: { digits: 7, axes },
      saturatingSoma: { digits: 7, axes },
      // a gradient of the dendritic amplitude; the matching passive natural one is `updated`
      euclidean: { digits: 7, axes },
      // passive, natural: w^d(0) the same everywhere; w^s(0) larger the farther
      sameSpine: { digits: 7, axes },
      strongerAtDistance: { digits: 7, axes },
      // equal at the soma, but the teacher's spikes arrive at the synapse attenuated by α, too
      attenuatedTeacher: { digits: 7, axes },
    };
  },
  run: ({ parameters: { learningRate, saturation, dendriticAmplitude, coefficientsEvery }, point, seed }) => {
    const spikes = pairingSpikes((name) => randomStream(seed, "natural-gradient/fig4-seeds", point.repeat, name));
    const following = { learningRate, updatePotential: true, coefficientsEvery };
    const pair = (options: DemocracyOptions) => pairOneSynapse(spikes, options);
    const everywhere = (options: (alpha: number) => DemocracyOptions) =>
      AMPLIFICATIONS.map((amplification) => pair({ ...following, ...options(1 / amplification) }));
    const saturating = everywhere((alpha) => ({ dendrite: shuntedDendrite(alpha, saturation) }));
    const passive = (somatic: (alpha: number) => number, options: DemocracyOptions = {}) =>
      everywhere((alpha) => ({ dendrite: passiveDendrite(alpha), somatic: somatic(alpha), ...options }));
    const euclideanRate = matchedLearningRate(learningRate, DEMOCRACY.somatic, DEMOCRACY.rate);
    return {
      frozen: relative(pair({ learningRate }).somatic),
      updated: relative(pair(following).somatic),
      saturating: saturating.map(({ dendritic }) => dendritic[1]! - dendritic[0]!),
      saturatingRelative: saturating.map(({ dendritic }) => relative(dendritic)),
      saturatingSoma: saturating.map(({ somatic }) => relative(somatic)),
      euclidean: passive(() => DEMOCRACY.somatic, { rule: "euclidean", learningRate: euclideanRate }).map(change),
      sameSpine: passive((alpha) => alpha * dendriticAmplitude).map(({ somatic }) => relative(somatic)),
      strongerAtDistance: passive((alpha) => 0.01 / alpha).map(({ somatic }) => relative(somatic)),
      attenuatedTeacher: everywhere((alpha) => ({ dendrite: passiveDendrite(alpha), teacherScale: alpha })).map(
        ({ somatic }) => relative(somatic),
      ),
    };
  },
});

function relative(course: Float64Array): number {
  return course[1]! / course[0]! - 1;
}

function change({ dendritic }: Pairing): number {
  return dendritic[1]! - dendritic[0]!;
}
