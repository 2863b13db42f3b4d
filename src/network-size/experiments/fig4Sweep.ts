/** What the experiments of Fig 4 have in common: a sweep over noise, hidden neurons and repeats. */
import { z } from "zod";
import type { RandomStream } from "../../numerics/random.js";
import { randomStream } from "../../numerics/random.js";
import { expectedCurvature, localGeometry, steadyDifficulty } from "../expectations.js";
import type { PlasticityRates } from "../plasticityRates.js";
import { sigmoidRun } from "../sizeRuns.js";
import { drawSigmoidTask } from "../sigmoidTask.js";
import { cycleAxis } from "./cycleAxis.js";

/** Neurons of the teacher and of the student before it grows. */
export const FIG4_LAYERS = [10, 5, 10] as const;

/** Parameters with the defaults of one of the sweeps. */
export const fig4Parameters = (defaults: { relevant: number; irrelevant: number; widths: number[]; cycles: number }) =>
  z.object({
    taskRelevant: z.number().min(0).default(defaults.relevant).meta({ description: "task-relevant", symbol: "γ₁" }),
    taskIrrelevant: z
      .number()
      .min(0)
      .default(defaults.irrelevant)
      .meta({ description: "task-irrelevant", symbol: "γ₂" }),
    noises: z
      .array(z.number().min(0))
      .min(1)
      .default([0, 0.05, 0.1])
      .meta({ description: "intrinsic noise", symbol: "γ₃" }),
    cycle: z.number().positive().default(1).meta({ description: "learning cycle", symbol: "T" }),
    widths: z.array(z.int().min(5)).min(1).default(defaults.widths).meta({ description: "hidden neurons" }),
    samples: z.int().min(1).default(100).meta({ description: "inputs, the same in all cycles", symbol: "P" }),
    cycles: z.int().min(100).multipleOf(20).default(defaults.cycles).meta({ description: "learning cycles" }),
    difficultyEvery: z
      .union([z.literal(5), z.literal(10), z.literal(20)])
      .default(10)
      .meta({
        description: "cycles between two computations of G",
      }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks, each with a teacher, a start and data of its own" }),
  });

export type Fig4Parameters = z.infer<ReturnType<typeof fig4Parameters>>;

const BIN = 20;

export const fig4Axes = ({ noises, widths, repeats }: Fig4Parameters) =>
  [
    { name: "noise", symbol: "γ₃", values: noises },
    { name: "hidden", unit: "neurons", values: widths },
    { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
  ] as const;

export const fig4Observables = ({ cycles }: Fig4Parameters) => {
  const axes = [cycleAxis(cycles, BIN)];
  return {
    dimension: { symbol: "N" },
    startError: { symbol: "F(0)", digits: 6 },
    // means over the last quarter of the cycles
    steadyError: { symbol: "F", digits: 6 },
    steadyGradientNorm: { symbol: "‖∇F‖", digits: 6 },
    steadyDifficulty: { symbol: "G", digits: 6 },
    // γ₁/(T E‖ẇ‖²)
    predictedDifficulty: { symbol: "G_ss", digits: 6 },
    // mean over the first five cycles
    startDifficulty: { symbol: "G", digits: 6 },
    // at the last weights: Tr ∇²F, and the gradient's length at which ⟨k⟩ would be 0 there
    lastTrace: { symbol: "Tr ∇²F", digits: 6 },
    balancedGradientNorm: { symbol: "‖∇F‖", digits: 6 },
    errors: { symbol: "F", digits: 5, axes },
    difficulties: { symbol: "G", digits: 5, axes },
  };
};

/** One run of the sweep. Task, start and data by the repeat alone: paired over sizes and noises. */
export function fig4Run(
  parameters: Fig4Parameters,
  point: { noise: number; hidden: number; repeat: number },
  seed: number,
  { biases = true } = {},
) {
  const { taskRelevant, taskIrrelevant, cycle, samples, cycles, difficultyEvery } = parameters;
  const streams = (part: string): RandomStream => randomStream(seed, "network-size/fig4", point.repeat, part);
  const rates: PlasticityRates = { taskRelevant, taskIrrelevant, intrinsicNoise: point.noise, cycle };
  const task = drawSigmoidTask(FIG4_LAYERS, samples, streams, { biases });
  const length = { cycles, bin: BIN, steady: cycles / 4, difficultyEvery };
  const { curve, network, w } = sigmoidRun(task, [point.hidden], rates, length, streams);
  const geometry = localGeometry(network, w);
  return {
    dimension: network.dimension,
    ...curve,
    predictedDifficulty: steadyDifficulty(rates, network.dimension),
    lastTrace: geometry.trace,
    balancedGradientNorm: (cycle / (2 * taskRelevant)) * expectedCurvature(geometry, rates),
  };
}
