/** Fig 4: one run of five seconds, at ten distances with the same spikes. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { passiveDendrite } from "../parametrisation.js";
import { AMPLIFICATIONS, DEMOCRACY, pairOneSynapse, pairingSpikes } from "../democraticPlasticity.js";

export const fig4Example = defineExperiment({
  name: "natural-gradient/fig4-example",
  title: "Fig 4: weights of a synapse at ten distances, one run",
  module: import.meta.url,
  exportName: "fig4Example",
  parameters: z.object({
    learningRate: z.number().positive().max(1).default(DEMOCRACY.learningRate).meta({ description: "η", symbol: "η" }),
    updateV: z.boolean().default(false).meta({ description: "V and coefficients follow the weight" }),
    samples: z.int().min(1).max(1000).default(250).meta({ description: "times at which weights are kept" }),
    run: z.int().min(0).default(6).meta({ description: "which spikes" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: () => [{ name: "amplification", symbol: "1/α", values: AMPLIFICATIONS }],
  observables: ({ samples }) => ({
    before: { symbol: "w^d(0)" },
    after: { symbol: "w^d(5 s)" },
    weight: {
      symbol: "w^d",
      digits: 7,
      axes: [
        {
          name: "time",
          unit: "s",
          values: Array.from({ length: samples + 1 }, (_, k) => (DEMOCRACY.duration * k) / samples),
        },
      ],
    },
  }),
  run: ({ parameters: { learningRate, updateV, samples, run }, point, seed }) => {
    const spikes = pairingSpikes((name) => randomStream(seed, "natural-gradient/fig4-example", run, name));
    const { dendritic } = pairOneSynapse(spikes, {
      dendrite: passiveDendrite(1 / point.amplification),
      learningRate,
      updatePotential: updateV,
      coefficientsEvery: updateV ? 100 : Infinity,
      samples,
    });
    return { before: dendritic[0]!, after: dendritic[samples]!, weight: dendritic };
  },
});
