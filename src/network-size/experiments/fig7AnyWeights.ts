/** Fig 7: the error of larger networks whose weights have more than D W Bᵀ, "any random W' such that W = DᵀW'B". */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { expandTask } from "../linearExpansion.js";
import { linearNetwork } from "../linearNetwork.js";
import { drawLinearTask } from "../linearTask.js";
import { silentWeights } from "../silentWeights.js";

/** (c₁, c₂): inputs alone, outputs alone, both. */
export const ANY_WEIGHTS_FACTORS: readonly (readonly [number, number])[] = [
  [2, 1],
  [1, 2],
  [2, 2],
];

export const fig7AnyWeights = defineExperiment({
  name: "network-size/fig7-any-weights",
  title: "Fig 7: the error of any larger W' with W = DᵀW'B",
  module: import.meta.url,
  exportName: "fig7AnyWeights",
  parameters: z.object({
    sizes: z
      .array(z.number().min(0))
      .min(1)
      .default([0, 0.25, 0.5, 1, 1.5, 2])
      .meta({ description: "length of the rest over that of D W Bᵀ" }),
    samples: z.int().min(1).default(200).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    repeats: z.int().min(2).default(16).meta({ description: "tasks, each with matrices of its own" }),
  }),
  profiles: { quick: {}, paper: { repeats: 40 } },
  axes: ({ repeats }) =>
    [
      { name: "factors", symbol: "c₁, c₂", values: ANY_WEIGHTS_FACTORS.map(([c1, c2]) => `${c1}, ${c2}`) },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: ({ sizes }) => ({ errorRatio: { digits: 6, axes: [{ name: "size", values: sizes }] } }),
  run: ({ parameters: { sizes, samples }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "network-size/fig7-any-weights", point.repeat, part);
    const task = drawLinearTask({ inputs: 6, outputs: 3, samples }, stream("task"));
    const [inputFactor, outputFactor] = ANY_WEIGHTS_FACTORS.find(([c1, c2]) => `${c1}, ${c2}` === point.factors)!;
    const expanded = expandTask(task, { inputFactor, outputFactor }, stream("expansion"));
    const rest = silentWeights(task, expanded, stream("rest"));
    const before = linearNetwork(task).error(task.student);
    const errorAt = (size: number) => expanded.network.error(expanded.start.map((value, k) => value + size * rest[k]!));
    return { errorRatio: sizes.map((size) => errorAt(size) / before) };
  },
});
