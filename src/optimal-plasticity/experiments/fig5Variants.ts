/**
 * Which simulation the published values of Fig 5 come from: both kinds of inputs and both output layers, at a few points
 * of its first panel (s = 10, e = 0.01√N).
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { splitMagnitude } from "../compensatoryPlasticity.js";
import { INPUT_KINDS } from "../inputs.js";
import { OUTPUT_LAYERS } from "../nonlinearNetwork.js";
import { nonlinearTask } from "../task.js";
import { fig5Stream } from "./fig5Sweep.js";

export const fig5Variants = defineExperiment({
  name: "optimal-plasticity/fig5-variants",
  title: "Fig 5: inputs and output layer",
  module: import.meta.url,
  exportName: "fig5Variants",
  parameters: z.object({
    steps: z.int().min(100).default(2000).meta({ description: "time steps of one simulation" }),
    average: z.int().min(1).default(101).meta({ description: "last steps that the steady-state error averages" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "simulations per point, each with a new teacher" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
    signalToNoise: z.number().positive().default(10).meta({ symbol: "s", description: "quality of the rule" }),
    fluctuation: z.number().positive().default(0.01).meta({ symbol: "e", unit: "√N", description: "fluctuations" }),
  }),
  profiles: { quick: { steps: 250, repeats: 2 }, paper: {} },
  axes: ({ repeats }) =>
    [
      { name: "inputs", values: INPUT_KINDS },
      { name: "outputLayer", values: OUTPUT_LAYERS },
      { name: "ratio", symbol: "ρ", values: [0.4, 1, 2.5] },
      { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
    ] as const,
  observables: () => ({ shortWindowError: { symbol: "F", digits: 6 } }),
  run: ({ parameters, point: { inputs, outputLayer, ratio, repeat }, seed }) => {
    const { steps, average, samples, signalToNoise, fluctuation } = parameters;
    const { kernel, landscape } = nonlinearTask({
      seed,
      repeat,
      inputs: inputs as (typeof INPUT_KINDS)[number],
      outputLayer: outputLayer as (typeof OUTPUT_LAYERS)[number],
      ownInputs: true,
      samples,
    });
    const e = fluctuation * Math.sqrt(landscape.dimension);
    const taskError = new Float64Array(steps);
    kernel.run({
      steps,
      fluctuation: e,
      ...splitMagnitude(ratio * e, signalToNoise),
      fluctuationStream: fig5Stream("nonlinear", seed, repeat, "fluctuation"),
      noiseStream: fig5Stream("nonlinear", seed, repeat, "noise"),
      taskError,
    });
    return { shortWindowError: mean(taskError.subarray(Math.max(0, steps - average))) };
  },
});
