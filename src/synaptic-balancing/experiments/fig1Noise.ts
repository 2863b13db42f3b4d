/**
 * Fig 1 i, j in numbers: how far noisy outputs stray from the noiseless one in the original and in the balanced network,
 * with the same noise in both.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { square } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import type { RateNetwork } from "../network.js";
import { sameMapInput, sameMapNetworks } from "../sameMapNetworks.js";
import { simulate } from "../simulate.js";

export const fig1Noise = defineExperiment({
  name: "synaptic-balancing/fig1-noise",
  title: "Fig 1: spread of the output under noise, original and balanced",
  module: import.meta.url,
  exportName: "fig1Noise",
  parameters: z.object({
    trials: z.int().min(1).max(10_000).default(50).meta({ description: "noisy trials of each network" }),
    noise: z.number().min(0).max(10).default(0.1).meta({ description: "noise of the hidden units", symbol: "s" }),
    timeStep: z.number().positive().max(0.5).default(0.02).meta({ description: "Euler step", unit: "τ", symbol: "Δt" }),
    settle: z.number().min(0).max(39).default(10).meta({ description: "start of the measurement", unit: "τ" }),
    repeats: z.int().min(2).max(1000).default(8).meta({ description: "independent sets of trials" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => ({ original: {}, balanced: {}, ratio: {} }),
  run: ({ parameters: { trials, noise, timeStep, settle }, point, seed }) => {
    const networks = sameMapNetworks();
    const input = sameMapInput({ timeStep });
    const first = Math.round(settle / timeStep);
    const deviation = (network: RateNetwork) => {
      const exact = simulate(network, input, { timeStep }).outputs;
      let squares = 0;
      for (let trial = 0; trial < trials; trial++) {
        const stream = randomStream(seed, "synaptic-balancing/fig1-noise", point.repeat, trial);
        const { outputs } = simulate(network, input, { timeStep, noise: { magnitude: noise, stream } });
        for (let k = first; k < outputs.length; k++) squares += square(outputs[k]! - exact[k]!);
      }
      return Math.sqrt(squares / (trials * (exact.length - first)));
    };
    const original = deviation(networks.original);
    const balanced = deviation(networks.balanced);
    // without noise neither strays: no ratio to speak of, and 1 says so
    return { original, balanced, ratio: balanced === 0 ? 1 : original / balanced };
  },
});
