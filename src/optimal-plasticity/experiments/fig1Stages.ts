/**
 * Fig 1b, c: one memory while the rate of compensatory plasticity is raised in stages, at constant fluctuations. The
 * rule is the exact gradient (s = ∞, "In Figure 1, we set γ₂ = 0"), e = 2 as in the Methods.
 *
 * The axes ask more than the figure: whether the sweet spot below 1 depends on the inputs, on the output layer or on
 * the fluctuation magnitude that the text leaves open.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { type InputKind } from "../inputs.js";
import { OUTPUT_LAYERS, type OutputLayer } from "../nonlinearNetwork.js";
import { networkSeed } from "../networkSeed.js";
import { nonlinearTask } from "../task.js";

/** Ratios ρ of the stages. */
export const STAGES = [0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 2.5] as const;

export const fig1Stages = defineExperiment({
  name: "optimal-plasticity/fig1-stages",
  title: "Fig 1: compensatory plasticity raised in stages",
  module: import.meta.url,
  exportName: "fig1Stages",
  parameters: z.object({
    stageSteps: z.int().min(100).max(100_000).default(2000).meta({ description: "time steps of one stage" }),
    settle: z.int().min(0).default(1000).meta({ description: "first steps of a stage that its mean leaves out" }),
    repeats: z
      .int()
      .min(1)
      .max(64)
      .default(8)
      .meta({ description: "networks, each with a teacher and inputs of its own" }),
    bins: z.int().min(10).max(10_000).default(500).meta({ description: "points of the trace of the task error" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
  }),
  profiles: { quick: { repeats: 2, stageSteps: 600, settle: 300, samples: 200, bins: 200 }, paper: {} },
  axes: ({ repeats }) => [
    { name: "inputs", values: ["mixed", "iid"] },
    { name: "outputLayer", values: [...OUTPUT_LAYERS] },
    { name: "fluctuation", symbol: "e", values: [2, 0.2] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: ({ bins, stageSteps }) => ({
    stageError: { symbol: "F", digits: 6, axes: [{ name: "ratio", symbol: "ρ", values: [...STAGES] }] },
    trace: {
      symbol: "F",
      digits: 4,
      axes: [
        {
          name: "time",
          unit: "steps",
          values: Array.from({ length: bins }, (_, b) => ((b + 0.5) * stageSteps * STAGES.length) / bins),
        },
      ],
    },
  }),
  run: ({ parameters: { stageSteps, settle, bins, samples }, point, seed }) => {
    const [inputs, outputLayer] = [point.inputs as InputKind, point.outputLayer as OutputLayer];
    const { kernel } = nonlinearTask({
      ...{ seed: networkSeed(seed, Number(point.repeat)), repeat: 1 },
      ...{ inputs, outputLayer, samples },
    });
    const stream = (part: string) =>
      randomStream(seed, "optimal-plasticity/fig1", inputs, outputLayer, point.fluctuation, point.repeat, part);
    const run = { fluctuationStream: stream("fluctuation"), noiseStream: stream("noise"), noiseStep: 0 };
    const e = Number(point.fluctuation);
    const taskError = new Float64Array(stageSteps * STAGES.length);
    STAGES.forEach((ratio, k) => {
      const stage = taskError.subarray(k * stageSteps, (k + 1) * stageSteps);
      kernel.run({ ...run, fluctuation: e, gradientStep: ratio * e, taskError: stage });
    });
    const per = taskError.length / bins;
    return {
      stageError: STAGES.map((_, k) => mean(taskError.subarray(k * stageSteps + settle, (k + 1) * stageSteps))),
      trace: Array.from({ length: bins }, (_, b) =>
        mean(taskError.subarray(Math.floor(b * per), Math.floor((b + 1) * per))),
      ),
    };
  },
});
