/**
 * Fig 1 g–j in numbers: how far noisy hidden units and outputs stray from the noiseless ones in the original and in the
 * balanced network, with the same noise in both.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import type { RateNetwork } from "../network.js";
import { noiseDeviation } from "../noiseDeviation.js";
import { sameMapInput, sameMapNetworks } from "../sameMapNetworks.js";

export const fig1Noise = defineExperiment({
  name: "synaptic-balancing/fig1-noise",
  title: "Fig 1: spread of output and hidden units under noise, original and balanced",
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
  observables: () => ({
    original: {},
    balanced: {},
    ratio: {},
    hiddenOriginal: {},
    hiddenBalanced: {},
    hiddenRatio: {},
  }),
  run: ({ parameters: { trials, noise, timeStep, settle }, point, seed }) => {
    const networks = sameMapNetworks();
    const input = sameMapInput({ timeStep });
    const stream = (trial: number) => randomStream(seed, "synaptic-balancing/fig1-noise", point.repeat, trial);
    const deviation = (network: RateNetwork) =>
      noiseDeviation(network, input, { timeStep, hidden: noise, trials, settle, stream });
    const original = deviation(networks.original);
    const balanced = deviation(networks.balanced);
    // without noise neither strays: no ratio to speak of, and 1 says so
    const ratio = (a: number, b: number): number => (b === 0 ? 1 : a / b);
    return {
      original: original.output,
      balanced: balanced.output,
      ratio: ratio(original.output, balanced.output),
      hiddenOriginal: original.hidden,
      hiddenBalanced: balanced.hidden,
      hiddenRatio: ratio(original.hidden, balanced.hidden),
    };
  },
});
