/** Fig 3 (i): k of each cycle, measured, by eq. (1), and from the local task difficulty as the authors plot it. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { roundingBound } from "../../numerics/roundingBound.js";
import { correlation } from "../../numerics/statistics.js";
import { learningRateCourse } from "../learningRateCourse.js";
import { linearNetwork } from "../linearNetwork.js";
import { drawLinearTask } from "../linearTask.js";
import { sigmoidNetwork } from "../sigmoidNetwork.js";
import { drawSigmoidTask } from "../sigmoidTask.js";
import { weightChangeSources } from "../weightChange.js";

/** (γ₁, γ₂, γ₃) with little and with much intrinsic noise. */
const LOW = [1, 0.05, 0.05] as const;
const HIGH = [0.2, 0.5, 0.1] as const;

/** Panels: the authors' four with T = 2, and the sigmoid network with steps short enough for the second order. */
export const LEARNING_RATE_PANELS = [
  { name: "linear, low noise", isLinear: true, rates: LOW, cycle: 2 },
  { name: "linear, high noise", isLinear: true, rates: HIGH, cycle: 2 },
  { name: "sigmoid, low noise", isLinear: false, rates: LOW, cycle: 2 },
  { name: "sigmoid, high noise", isLinear: false, rates: HIGH, cycle: 2 },
  { name: "sigmoid, low noise, T = 0.1", isLinear: false, rates: LOW, cycle: 0.1 },
  { name: "sigmoid, high noise, T = 0.5", isLinear: false, rates: HIGH, cycle: 0.5 },
] as const;

/** Cycles in a block, for correlations of means over blocks. */
const BLOCK = 20;

export const fig3LearningRate = defineExperiment({
  name: "network-size/fig3-learning-rate",
  title: "Fig 3: learning rate k, measured and predicted in each cycle",
  module: import.meta.url,
  exportName: "fig3LearningRate",
  parameters: z.object({
    samples: z.int().min(1).default(200).meta({ description: "inputs", symbol: "P" }),
    cycles: z.int().min(100).multipleOf(BLOCK).default(1000).meta({ description: "learning cycles" }),
    every: z.int().min(1).default(5).meta({ description: "cycles between two that are kept for the scatter plot" }),
    repeats: z.int().min(2).default(4).meta({ description: "tasks" }),
  }),
  profiles: { quick: { cycles: 400, every: 4, repeats: 3 }, paper: { repeats: 8 } },
  axes: ({ repeats }) =>
    [
      { name: "panel", values: LEARNING_RATE_PANELS.map(({ name }) => name) },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: ({ cycles, every }) => {
    const values = Array.from({ length: Math.ceil(cycles / every) }, (_, k) => k * every);
    const axes = [{ name: "at", unit: "cycles", values }];
    return {
      // correlation with the measured k: eq. (1); from G, in single cycles and in means over blocks of 20
      secondOrderCorrelation: { symbol: "r", digits: 6 },
      difficultyCorrelation: { symbol: "r", digits: 6 },
      blockCorrelation: { symbol: "r", digits: 6 },
      // bound of |k − k of eq. (1)| relative to 1 + |k|
      largestError: { digits: 2 },
      measured: { symbol: "k", digits: 5, axes },
      secondOrder: { symbol: "k", digits: 5, axes },
      fromDifficulty: { symbol: "k", digits: 5, axes },
    };
  },
  run: ({ parameters: { samples, cycles, every }, point, seed }) => {
    const panel = LEARNING_RATE_PANELS.find(({ name }) => name === point.panel)!;
    const stream = (part: string) => randomStream(seed, "network-size/fig3-learning-rate", point.repeat, part);
    const [taskRelevant, taskIrrelevant, intrinsicNoise] = panel.rates;
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle: panel.cycle };
    const linear = drawLinearTask({ inputs: 10, outputs: 5, samples }, stream("linear task"));
    const sigmoid = drawSigmoidTask([10, 5, 5, 10], samples, stream);
    const course = learningRateCourse({
      errorFunction: panel.isLinear
        ? linearNetwork(linear)
        : sigmoidNetwork(sigmoid.layers, sigmoid.batch, sigmoid.targets),
      w: panel.isLinear ? linear.student : sigmoid.student,
      rates,
      cycles,
      sources: weightChangeSources(stream),
    });
    const { measured, secondOrder, fromDifficulty } = course;
    const kept = (values: Float64Array) => values.filter((_, k) => k % every === 0);
    const blocks = (values: Float64Array) =>
      Array.from({ length: cycles / BLOCK }, (_, b) =>
        values.subarray(b * BLOCK, (b + 1) * BLOCK).reduce((sum, value) => sum + value / BLOCK, 0),
      );
    const largest = measured.reduce(
      (most, k, t) => Math.max(most, Math.abs(k - secondOrder[t]!) / (1 + Math.abs(k))),
      0,
    );
    return {
      secondOrderCorrelation: correlation(measured, secondOrder),
      difficultyCorrelation: correlation(measured, fromDifficulty),
      blockCorrelation: correlation(blocks(measured), blocks(fromDifficulty)),
      largestError: largest < 1e-9 ? roundingBound(largest) : largest,
      measured: kept(measured),
      secondOrder: kept(secondOrder),
      fromDifficulty: kept(fromDifficulty),
    };
  },
});
