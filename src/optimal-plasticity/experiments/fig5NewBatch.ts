/**
 * Fig 5—figure supplement 1 as the released script draws its inputs: independent unit Gaussians, and a new batch of them
 * at every step. Whether that, instead of correlated inputs, makes the published errors so large.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { firstOrder } from "../compensatoryPlasticity.js";
import { secondMoment } from "../inputs.js";
import { linearNetwork } from "../linearNetwork.js";
import { maintain } from "../maintain.js";
import { LINEAR_LAYERS, linearTask } from "../task.js";
import { fig5Stream, PUBLISHED_RATIOS } from "./fig5Sweep.js";

export const fig5NewBatch = defineExperiment({
  name: "optimal-plasticity/fig5-new-batch",
  title: "Fig 5—figure supplement 1: independent inputs, a new batch at every step",
  module: import.meta.url,
  exportName: "fig5NewBatch",
  parameters: z.object({
    steps: z.int().min(100).default(1500).meta({ description: "time steps of one simulation" }),
    average: z.int().min(1).default(500).meta({ description: "last steps that the steady-state error averages" }),
    repeats: z.int().min(2).max(64).default(4).meta({ description: "simulations per point, each with a new teacher" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors of each batch" }),
    signalToNoise: z.number().positive().default(10).meta({ symbol: "s", description: "quality of the rule" }),
    fluctuation: z.number().positive().default(0.01).meta({ symbol: "e", unit: "√N", description: "fluctuations" }),
  }),
  profiles: { quick: { steps: 300, average: 150, repeats: 2 }, paper: {} },
  axes: ({ repeats }) =>
    [
      { name: "ratio", symbol: "ρ", values: PUBLISHED_RATIOS },
      { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
    ] as const,
  observables: () => ({ steadyStateError: { symbol: "F", digits: 6 } }),
  run: ({ parameters: { steps, average, samples, signalToNoise, fluctuation }, point: { ratio, repeat }, seed }) => {
    const [components, outputs] = LINEAR_LAYERS;
    const { teacher, start, landscape } = linearTask({ seed, repeat, inputs: "iid", ownInputs: true, samples });
    const values = new Float64Array(components * samples);
    const batches = randomStream(seed, "optimal-plasticity/fig5-new-batch", repeat, "batches");
    const moment = new Float64Array(components * components);
    const draw = () => {
      batches.fillNormal(values);
      moment.set(secondMoment({ kind: "iid", components, samples, values }));
    };
    draw();
    const e = fluctuation * Math.sqrt(landscape.dimension);
    const taskError = maintain({
      landscape: linearNetwork(teacher, moment, outputs),
      w: start.slice(),
      steps,
      fluctuationMagnitude: e,
      compensationMagnitude: ratio * e,
      rule: firstOrder(signalToNoise),
      fluctuationStream: fig5Stream("linear", seed, repeat, "fluctuation"),
      compensationStream: fig5Stream("linear", seed, repeat, "noise"),
      // the landscape reads the moment at each step: the next step meets a new batch
      observe: draw,
    });
    return { steadyStateError: mean(taskError.subarray(Math.max(0, steps - average))) };
  },
});
