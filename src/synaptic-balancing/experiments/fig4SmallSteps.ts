/**
 * Fig 4a without penalty, in smaller and smaller steps: a network of the figure's size is trained for the same length
 * (learning rate × iterations) at each rate. What gradient flow conserves stays where it was as the rate shrinks; what it
 * doesn't conserve settles on a drift of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { trainNetwork } from "../trainNetwork.js";

/** The figure's rate, and its halves. */
const RATES = [0.005, 0.0025, 0.00125, 0.000625, 0.0003125] as const;

export const fig4SmallSteps = defineExperiment({
  name: "synaptic-balancing/fig4-small-steps",
  title: "Fig 4a: drift of the neural gradients without penalty, by the learning rate",
  module: import.meta.url,
  exportName: "fig4SmallSteps",
  parameters: z.object({
    neurons: z.int().min(2).max(1024).default(256).meta({ description: "neurons", symbol: "N" }),
    subSteps: z.int().min(1).max(100).default(10).meta({ description: "Euler steps per sample" }),
    duration: z.number().positive().max(30).default(1.5).meta({ description: "learning rate × iterations" }),
    clip: z.number().positive().default(10).meta({ description: "norm to which the gradient is clipped" }),
    rates: z.int().min(2).max(RATES.length).default(4).meta({ description: "learning rates, from 0.005 halved" }),
    networks: z.int().min(1).max(64).default(3).meta({ description: "networks, each with its own seed" }),
  }),
  profiles: { quick: { neurons: 64, subSteps: 1, rates: 3, networks: 2 }, paper: {} },
  axes: ({ rates, networks }) => [
    { name: "learningRate", values: RATES.slice(0, rates) },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  observables: () => ({
    drift: { symbol: "‖Δg‖", digits: 6 },
    extendedDrift: { symbol: "‖Δg_ext‖", digits: 6 },
    firstTaskError: { symbol: "RMSE", digits: 6 },
    taskError: { symbol: "RMSE", digits: 6 },
    clippedShare: { digits: 6 },
  }),
  run: ({ parameters: { neurons, subSteps, duration, clip }, point, seed }) => {
    const learningRate = Number(point.learningRate);
    const iterations = Math.round(duration / learningRate);
    const { log, clippedShare, divergedAt } = trainNetwork(
      { neurons, subSteps, seed, name: Number(point.network), logEvery: iterations },
      { schedule: [{ iterations, learningRate }], clip, penalty: 0 },
    );
    if (divergedAt !== undefined) throw new Error(`training diverged at iteration ${divergedAt}`);
    const { drift, extendedDrift, taskError } = log.at(-1)!;
    return { drift, extendedDrift, firstTaskError: log[0]!.taskError, taskError, clippedShare };
  },
});
