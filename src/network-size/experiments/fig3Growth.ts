/** Fig 3 (ii): local task difficulty grows while a network learns, up to a level known beforehand. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { steadyDifficulty } from "../expectations.js";
import { learningRateCourse } from "../learningRateCourse.js";
import { embedTask } from "../linearExpansion.js";
import { drawLinearTask } from "../linearTask.js";
import { sigmoidNetwork } from "../sigmoidNetwork.js";
import { drawSigmoidTask } from "../sigmoidTask.js";
import { weightChangeSources } from "../weightChange.js";
import { cycleAxis } from "./cycleAxis.js";

/** (γ₁, γ₂, γ₃) and ρ; T = 2. */
export const GROWTH_CASES = [
  { name: "no intrinsic noise", rates: [0.2, 1, 0], persistence: 0 },
  { name: "no intrinsic noise, ρ = 0.1", rates: [0.2, 1, 0], persistence: 0.1 },
  { name: "low intrinsic noise", rates: [1, 0.05, 0.05], persistence: 0 },
  { name: "high intrinsic noise", rates: [0.2, 0.5, 0.1], persistence: 0 },
] as const;

const BIN = 10;

export const fig3Growth = defineExperiment({
  name: "network-size/fig3-growth",
  title: "Fig 3: local task difficulty over the course of learning",
  module: import.meta.url,
  exportName: "fig3Growth",
  parameters: z.object({
    samples: z.int().min(1).default(200).meta({ description: "inputs", symbol: "P" }),
    cycles: z.int().min(200).multipleOf(BIN).default(500).meta({ description: "learning cycles, T = 2" }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks" }),
  }),
  profiles: { quick: { repeats: 4 }, paper: { repeats: 16 } },
  axes: ({ repeats }) =>
    [
      { name: "network", values: ["linear", "sigmoid"] },
      { name: "rates", values: GROWTH_CASES.map(({ name }) => name) },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: ({ cycles }) => {
    return {
      dimension: { symbol: "N" },
      // means over the first ten and the last hundred cycles
      first: { symbol: "G", digits: 6 },
      last: { symbol: "G", digits: 6 },
      predicted: { symbol: "G_ss", digits: 6 },
      difficulty: { symbol: "G", digits: 5, axes: [cycleAxis(cycles, BIN)] },
    };
  },
  run: ({ parameters: { samples, cycles }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "network-size/fig3-growth", point.repeat, part);
    const { rates: numbers, persistence } = GROWTH_CASES.find(({ name }) => name === point.rates)!;
    const [taskRelevant, taskIrrelevant, intrinsicNoise] = numbers;
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle: 2 };
    const sources = weightChangeSources(stream, persistence);
    const linear = drawLinearTask({ inputs: 10, outputs: 6, samples }, stream("linear task"));
    const larger = embedTask(linear, 15, 8, stream("expansion"));
    const sigmoid = drawSigmoidTask([10, 8, 6], samples, stream);
    const isLinear = point.network === "linear";
    const errorFunction = isLinear ? larger.network : sigmoidNetwork(sigmoid.layers, sigmoid.batch, sigmoid.targets);
    const w = isLinear ? larger.start : sigmoid.student;
    const { difficulty } = learningRateCourse({ errorFunction, w, rates, cycles, sources });
    return {
      dimension: errorFunction.dimension,
      first: mean(difficulty.subarray(0, 10)),
      last: mean(difficulty.subarray(cycles - 100)),
      predicted: steadyDifficulty(rates, errorFunction.dimension),
      difficulty: Array.from({ length: cycles / BIN }, (_, k) => mean(difficulty.subarray(k * BIN, (k + 1) * BIN))),
    };
  },
});
