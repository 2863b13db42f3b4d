/**
 * Which recipes train at all? What the Methods of the paper print, the steps from there to what the released code does,
 * and that, side by side on one small network with λ = 0.3.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { type TrainingLoss, trainNetwork } from "../trainNetwork.js";

interface Recipe {
  readonly loss: TrainingLoss;
  readonly learningRate: number;
  readonly clip: number;
  readonly iterations: number;
}

/** Name → recipe; "printed" is the Methods', "released" the default here. */
export const RECIPES = {
  "printed: summed error, rate 0.003": { loss: "sum", learningRate: 0.003, clip: Infinity, iterations: 1600 },
  "summed error, clipped": { loss: "sum", learningRate: 0.003, clip: 10, iterations: 1600 },
  "mean error, clipped": { loss: "mean", learningRate: 0.005, clip: 10, iterations: 3000 },
  "root error, not clipped": { loss: "root mean", learningRate: 0.005, clip: Infinity, iterations: 6000 },
  "root error, clipped, rate 0.003": { loss: "root mean", learningRate: 0.003, clip: 10, iterations: 1600 },
  "released: root error, clipped": { loss: "root mean", learningRate: 0.005, clip: 10, iterations: 6000 },
} as const satisfies Record<string, Recipe>;

export const fig4Recipes = defineExperiment({
  name: "synaptic-balancing/fig4-recipes",
  title: "Fig 4: which training recipes work",
  module: import.meta.url,
  exportName: "fig4Recipes",
  parameters: z.object({
    neurons: z.int().min(2).max(1024).default(64).meta({ description: "neurons", symbol: "N" }),
    penalty: z.number().min(0).default(0.3).meta({ description: "weight of the penalty", symbol: "λ" }),
    subSteps: z.int().min(1).max(100).default(1).meta({ description: "Euler steps per sample" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: () => [{ name: "recipe", values: Object.keys(RECIPES) as (keyof typeof RECIPES)[] }],
  observables: () => ({
    iterations: {},
    learningRate: {},
    /** NaN: it didn't. */
    divergedAt: { unit: "iteration" },
    firstTaskError: { symbol: "RMSE", digits: 5 },
    taskError: { symbol: "RMSE", digits: 5 },
    firstImbalance: { symbol: "‖g‖", digits: 5 },
    imbalance: { symbol: "‖g‖", digits: 5 },
    firstSumOfSquares: { symbol: "Σ J²", digits: 5 },
    sumOfSquares: { symbol: "Σ J²", digits: 5 },
  }),
  run: ({ parameters: { neurons, penalty, subSteps }, point, seed }) => {
    const { loss, learningRate, clip, iterations } = RECIPES[point.recipe as keyof typeof RECIPES] as Recipe;
    const { log, divergedAt } = trainNetwork(
      { neurons, subSteps, seed, name: 1, logEvery: iterations },
      { schedule: [{ iterations, learningRate }], clip, penalty, loss },
    );
    return {
      iterations,
      learningRate,
      divergedAt: divergedAt ?? NaN,
      firstTaskError: log[0]!.taskError,
      taskError: log.at(-1)!.taskError,
      firstImbalance: log[0]!.imbalance,
      imbalance: log.at(-1)!.imbalance,
      firstSumOfSquares: log[0]!.sumOfSquares,
      sumOfSquares: log.at(-1)!.sumOfSquares,
    };
  },
});
