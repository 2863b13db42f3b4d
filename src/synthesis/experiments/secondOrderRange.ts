/**
 * 𝔼 ΔF in the sigmoid networks of 2019, measured by antithetic steps, beside the second-order formula of 2021: how long
 * steps may be for it. In a linear network it is exact at any length.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { localGeometry } from "../../network-size/expectations.js";
import { expandHidden } from "../../network-size/hiddenExpansion.js";
import { measuredLearningRates } from "../../network-size/meanLearningRate.js";
import { sigmoidNetwork } from "../../network-size/sigmoidNetwork.js";
import { drawSigmoidTask } from "../../network-size/sigmoidTask.js";
import { weightChangeSources } from "../../network-size/weightChange.js";
import { meanCurvature } from "../../optimal-plasticity/curvature.js";
import { expectedChange } from "../../optimal-plasticity/taskErrorChange.js";
import { learningLandscape } from "../learningLandscape.js";
import { maintainedCycles } from "../maintainedCycles.js";

/** Whole learning cycles, or fluctuations alone. */
export const STEP_PARTS = ["cycle", "fluctuations"] as const;
/** At the random start, or after some hundred cycles. */
export const LEARNING_STATES = ["start", "steady"] as const;
/** Rates of the 2019 paper's Fig 4, T = 1. */
const RATES = { taskRelevant: 0.25, taskIrrelevant: 2.5, intrinsicNoise: 0.1, cycle: 1 };

export const secondOrderRange = defineExperiment({
  name: "synthesis/second-order-range",
  title: "𝔼 ΔF of sigmoid networks, measured and to second order",
  module: import.meta.url,
  exportName: "secondOrderRange",
  parameters: z.object({
    width: z.int().min(5).default(20).meta({ description: "hidden neurons" }),
    samples: z.int().min(1).default(100).meta({ description: "inputs", symbol: "P" }),
    cycles: z.int().min(40).default(600).meta({ description: "learning cycles before the steady state" }),
    scales: z
      .array(z.number().positive())
      .min(1)
      .default([0.05, 0.1, 0.2, 0.5, 1, 2])
      .meta({ description: "length of a step over that in Fig 4 of 2019" }),
    pairs: z.int().min(10).default(1000).meta({ description: "antithetic pairs of steps" }),
    repeats: z.int().min(2).default(12).meta({ description: "tasks" }),
  }),
  profiles: { quick: { samples: 50, cycles: 300, pairs: 300, repeats: 8, scales: [0.1, 0.5, 1, 2] }, paper: {} },
  axes: ({ repeats }) =>
    [
      { name: "state", values: [...LEARNING_STATES] },
      { name: "part", values: [...STEP_PARTS] },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: ({ scales }) => {
    const along = { axes: [{ name: "scale", values: scales }] };
    return {
      // 𝔼 ΔF less its part of first order, −T γ₁ ‖∇F‖
      measured: { symbol: "𝔼ΔF", digits: 6, ...along },
      predicted: { symbol: "𝔼ΔF", digits: 6, ...along },
      error: { symbol: "F", digits: 6 },
    };
  },
  run: ({ parameters: { width, samples, cycles, scales, pairs }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "synthesis/second-order-range", point.repeat, part);
    const task = drawSigmoidTask([10, 5, 10], samples, stream);
    const { layers, w } = expandHidden(task.layers, task.student, [width]);
    const network = sigmoidNetwork(layers, task.batch, task.targets);
    if (point.state === "steady") maintainedCycles({ errorFunction: network, w, rates: RATES, cycles, stream });
    const { error, gradientNorm, gradientCurvature, dimension } = localGeometry(network, w);
    const curvature = meanCurvature(learningLandscape(network), w);
    const whole = point.part === "cycle";
    const both = scales.map((scale) => {
      const rates = {
        taskRelevant: whole ? scale * RATES.taskRelevant : 0,
        taskIrrelevant: whole ? scale * RATES.taskIrrelevant : 0,
        intrinsicNoise: scale * RATES.intrinsicNoise,
        cycle: 1,
      };
      const k = measuredLearningRates(
        network,
        w,
        rates,
        pairs,
        weightChangeSources((part) => stream(`probe ${part}`)),
      );
      return {
        measured: rates.taskRelevant * gradientNorm - mean(k) * error,
        predicted:
          expectedChange(rates.taskRelevant, gradientCurvature) +
          expectedChange(rates.taskIrrelevant, curvature) +
          expectedChange(rates.intrinsicNoise * Math.sqrt(dimension), curvature),
      };
    });
    return { measured: both.map((one) => one.measured), predicted: both.map((one) => one.predicted), error };
  },
});
