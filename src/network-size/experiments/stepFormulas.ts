/** Each step of the slides' derivation of ⟨k⟩, measured: k of single steps, and the averages of its terms. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { roundingBound } from "../../numerics/roundingBound.js";
import { expectedCurvature, localGeometry, steadyDifficulty } from "../expectations.js";
import { linearNetwork } from "../linearNetwork.js";
import { drawLinearTask } from "../linearTask.js";
import { printedCurvature, printedCurvatureFirstLine } from "../printed.js";
import { stepAverages } from "../stepAverages.js";

export const stepFormulas = defineExperiment({
  name: "network-size/step-formulas",
  title: "The terms of ⟨k⟩, measured, corrected and as the slides print them",
  module: import.meta.url,
  exportName: "stepFormulas",
  parameters: z.object({
    taskRelevant: z.number().min(0).default(0.2).meta({ description: "task-relevant", symbol: "γ₁" }),
    taskIrrelevant: z.number().min(0).default(1).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    intrinsicNoise: z.number().min(0).default(0.1).meta({ description: "intrinsic noise", symbol: "γ₃" }),
    cycles: z
      .array(z.number().positive())
      .min(1)
      .default([0.5, 1, 2, 4])
      .meta({ description: "learning cycle", symbol: "T" }),
    pairs: z.int().min(10).default(4000).meta({ description: "antithetic pairs of steps" }),
    samples: z.int().min(1).default(200).meta({ description: "inputs (by their Σ)", symbol: "P" }),
    repeats: z.int().min(2).default(16).meta({ description: "tasks" }),
  }),
  profiles: { quick: { pairs: 500, repeats: 8 }, paper: {} },
  axes: ({ cycles, repeats }) =>
    [
      { name: "cycle", symbol: "T", values: cycles },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    learningRate: { symbol: "⟨k⟩", digits: 6 },
    // of single steps; the first is rounding, given as a bound
    secondOrderError: { digits: 2 },
    firstOrderError: { digits: 4 },
    printedError: { digits: 4 },
    endGradientError: { digits: 4 },
    alongGradient: { digits: 6 },
    // ⟨ẇᵀ∇²F ẇ⟩/(2‖∇F‖): measured, eq. (4), the slides' two lines
    curvature: { digits: 6 },
    expectedCurvature: { digits: 6 },
    printedCurvature: { digits: 6 },
    printedFirstLine: { digits: 6 },
    difficulty: { symbol: "G", digits: 6 },
    steadyDifficulty: { symbol: "G_ss", digits: 6 },
    // n̂ᵀ∇²F n̂ and n̂₂ᵀ∇²F n̂₃ in units of Tr ∇²F/N
    ownCurvature: { digits: 6 },
    crossCurvature: { digits: 6 },
  }),
  run: ({ parameters, point, seed }) => {
    const { taskRelevant, taskIrrelevant, intrinsicNoise, pairs, samples } = parameters;
    const stream = (part: string) => randomStream(seed, "network-size/step-formulas", point.repeat, part);
    const steps = (part: string) => randomStream(seed, "network-size/step-formulas", point.repeat, point.cycle, part);
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle: point.cycle };
    const task = drawLinearTask({ inputs: 6, outputs: 3, samples }, stream("task"));
    const network = linearNetwork(task);
    const geometry = localGeometry(network, task.student);
    const found = stepAverages(network, task.student, rates, pairs, steps);
    const isotropic = geometry.trace / geometry.dimension;
    return {
      ...found,
      secondOrderError: roundingBound(found.secondOrderError),
      expectedCurvature: expectedCurvature(geometry, rates) / (2 * geometry.gradientNorm),
      printedCurvature: printedCurvature(geometry, rates),
      printedFirstLine: printedCurvatureFirstLine(geometry, rates),
      steadyDifficulty: steadyDifficulty(rates, geometry.dimension),
      ownCurvature: found.ownCurvature / isotropic,
      crossCurvature: found.crossCurvature / isotropic,
    };
  },
});
