/** Fig 7: the ratios of the linear expansion, measured on random tasks and matrices. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { expansionRatios } from "../expansionCheck.js";
import { drawLinearTask } from "../linearTask.js";

/** (c₁, c₂) of the table. */
export const EXPANSIONS: readonly (readonly [number, number])[] = [
  [2, 1],
  [1, 2],
  [2, 2],
  [3, 3],
  [4, 2],
];

export const expansion = defineExperiment({
  name: "network-size/expansion",
  title: "Fig 7: what embedding and rotating does to a linear network",
  module: import.meta.url,
  exportName: "expansion",
  parameters: z.object({
    inputs: z.int().min(1).default(6).meta({ description: "inputs before", symbol: "i" }),
    outputs: z.int().min(1).default(3).meta({ description: "outputs before", symbol: "o" }),
    samples: z.int().min(1).default(200).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks, each with matrices of its own" }),
  }),
  profiles: { quick: {}, paper: { repeats: 40 } },
  axes: ({ repeats }) =>
    [
      { name: "factors", symbol: "c₁, c₂", values: EXPANSIONS.map(([c1, c2]) => `${c1}, ${c2}`) },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  // rounded beyond 1e-12, where digits mean nothing
  observables: () => ({
    error: { digits: 12 },
    gradientNorm: { digits: 12 },
    gradientCurvature: { digits: 12 },
    difficulty: { digits: 12 },
    trace: { digits: 12 },
    meanCurvature: { digits: 12 },
    errorOfAnyWeights: { digits: 6 },
    readOutTrace: { digits: 12 },
  }),
  run: ({ parameters: { inputs, outputs, samples }, point, seed, index }) => {
    const stream = (part: string) => randomStream(seed, "network-size/expansion", point.repeat, part);
    const task = drawLinearTask({ inputs, outputs, samples }, stream("task"));
    const [inputFactor, outputFactor] = EXPANSIONS.find(([c1, c2]) => `${c1}, ${c2}` === point.factors)!;
    return { ...expansionRatios(task, { inputFactor, outputFactor }, stream(`matrices ${index}`)) };
  },
});
