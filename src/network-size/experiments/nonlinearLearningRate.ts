/** ⟨k⟩ of the sigmoid network at its start, grown by hidden neurons of zero weights, beside eq. (5). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean, standardError } from "../../numerics/statistics.js";
import { expectedLearningRate, localGeometry } from "../expectations.js";
import { expandHidden } from "../hiddenExpansion.js";
import { measuredLearningRates } from "../meanLearningRate.js";
import { printedExpectedLearningRate } from "../printed.js";
import { sigmoidNetwork } from "../sigmoidNetwork.js";
import { drawSigmoidTask } from "../sigmoidTask.js";
import { weightChangeSources } from "../weightChange.js";

export const nonlinearLearningRate = defineExperiment({
  name: "network-size/nonlinear-learning-rate",
  title: "⟨k⟩ of a sigmoid network, measured and by eq. (5)",
  module: import.meta.url,
  exportName: "nonlinearLearningRate",
  parameters: z.object({
    taskRelevant: z.number().min(0).default(0.2).meta({ description: "task-relevant", symbol: "γ₁" }),
    taskIrrelevant: z.number().min(0).default(2).meta({ description: "task-irrelevant", symbol: "γ₂" }),
    intrinsicNoise: z.number().min(0).default(0.1).meta({ description: "intrinsic noise", symbol: "γ₃" }),
    cycle: z.number().positive().default(0.1).meta({ description: "learning cycle, short", symbol: "T" }),
    widths: z.array(z.int().min(5)).min(1).default([5, 20, 80]).meta({ description: "hidden neurons" }),
    samples: z.int().min(1).default(100).meta({ description: "inputs", symbol: "P" }),
    pairs: z.int().min(10).default(1500).meta({ description: "antithetic pairs of steps" }),
    repeats: z.int().min(2).default(8).meta({ description: "tasks" }),
  }),
  profiles: { quick: { pairs: 200, repeats: 4 }, paper: {} },
  axes: ({ widths, repeats }) =>
    [
      { name: "hidden", unit: "neurons", values: widths },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    measured: { symbol: "⟨k⟩", digits: 6 },
    standardError: { digits: 4 },
    expected: { symbol: "⟨k⟩", digits: 6 },
    printed: { symbol: "⟨k⟩", digits: 6 },
    gradientNorm: { symbol: "‖∇F‖", digits: 6 },
    trace: { symbol: "Tr ∇²F", digits: 6 },
  }),
  run: ({ parameters, point, seed }) => {
    const { taskRelevant, taskIrrelevant, intrinsicNoise, cycle, samples, pairs } = parameters;
    const stream = (part: string) => randomStream(seed, "network-size/nonlinear-learning-rate", point.repeat, part);
    const rates = { taskRelevant, taskIrrelevant, intrinsicNoise, cycle };
    const task = drawSigmoidTask([10, 5, 10], samples, stream);
    const { layers, w } = expandHidden(task.layers, task.student, [point.hidden]);
    const network = sigmoidNetwork(layers, task.batch, task.targets);
    const sources = weightChangeSources(stream);
    const measured = measuredLearningRates(network, w, rates, pairs, sources);
    const geometry = localGeometry(network, w);
    return {
      measured: mean(measured),
      standardError: standardError(measured),
      expected: expectedLearningRate(geometry, rates),
      printed: printedExpectedLearningRate(geometry, rates),
      gradientNorm: geometry.gradientNorm,
      trace: geometry.trace,
    };
  },
});
