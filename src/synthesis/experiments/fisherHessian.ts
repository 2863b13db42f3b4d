/**
 * The Fisher matrix of Kreutzer et al. beside the Hessian, in sigmoid networks of 2019 (without biases, as on the
 * slides): from the teacher to a random start, and where learning comes to rest.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { dot } from "../../numerics/vector.js";
import { sigmoidNetwork } from "../../network-size/sigmoidNetwork.js";
import { drawSigmoidTask } from "../../network-size/sigmoidTask.js";
import { hessian } from "../../optimal-plasticity/hessian.js";
import { fisherMatrix } from "../fisherMatrix.js";
import { learningLandscape } from "../learningLandscape.js";
import { maintainedCycles } from "../maintainedCycles.js";

const [INPUTS, HIDDEN, OUTPUTS] = [10, 5, 10];
/** Where a run at the rates of the 2019 paper's Fig 4 is at its end, in place of a share of the way. */
export const AT_REST = -1;
const RATES = { taskRelevant: 0.25, taskIrrelevant: 2.5, intrinsicNoise: 0.1, cycle: 1 };

export const fisherHessian = defineExperiment({
  name: "synthesis/fisher-hessian",
  title: "Fisher matrix and Hessian",
  module: import.meta.url,
  exportName: "fisherHessian",
  parameters: z.object({
    shares: z
      .array(z.number().min(AT_REST).max(1))
      .min(2)
      .default([0, 0.01, 0.03, 0.1, 0.3, 1, AT_REST])
      .meta({ description: "of the way from the teacher to a random start; −1: where learning comes to rest" }),
    samples: z.int().min(1).default(100).meta({ description: "inputs", symbol: "P" }),
    cycles: z.int().min(40).default(1200).meta({ description: "learning cycles before rest" }),
    repeats: z.int().min(2).default(24).meta({ description: "tasks" }),
  }),
  profiles: { quick: { samples: 50, cycles: 400, repeats: 10 }, paper: {} },
  axes: ({ shares, repeats }) =>
    [
      { name: "share", values: shares },
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
    ] as const,
  observables: () => ({
    error: { symbol: "F", digits: 6 },
    // ‖∇²F − B‖/‖∇²F‖, Frobenius, with B = σ²G in the units of 2019
    difference: { digits: 6 },
    // the same without the factor outputs/2, as in the units of 2021
    unscaled: { digits: 6 },
    // traces over that of the Fisher matrix at the teacher
    fisherTrace: { symbol: "Tr B", digits: 6 },
    hessianTrace: { symbol: "Tr ∇²F", digits: 6 },
  }),
  run: ({ parameters: { samples, cycles }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "synthesis/fisher-hessian", point.repeat, part);
    const task = drawSigmoidTask([INPUTS, HIDDEN, OUTPUTS], samples, stream, { biases: false });
    const network = sigmoidNetwork(task.layers, task.batch, task.targets, { biases: false });
    const n = network.dimension;
    const w = task.student.slice();
    if (point.share === AT_REST) maintainedCycles({ errorFunction: network, w, rates: RATES, cycles, stream });
    else task.teacher.forEach((value, k) => (w[k] = value + point.share * (w[k]! - value)));
    const inputs = { kind: "iid", components: INPUTS, samples, values: task.batch.values } as const;
    const fisher = fisherMatrix({ inputs, hidden: HIDDEN, outputs: OUTPUTS, outputLayer: "sigmoid" });
    const of2021 = fisher(w, new Float64Array(n * n));
    const here = of2021.map((value) => (value * OUTPUTS) / 2);
    const atTeacher = fisher(task.teacher, new Float64Array(n * n));
    const curved = hessian(learningLandscape(network), w);
    const trace = (matrix: Float64Array): number => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += matrix[k * (n + 1)]!;
      return sum;
    };
    const distance = (matrix: Float64Array): number => {
      const rest = curved.map((value, k) => value - matrix[k]!);
      return Math.sqrt(dot(rest, rest) / dot(curved, curved));
    };
    const scale = (trace(atTeacher) * OUTPUTS) / 2;
    return {
      error: network.error(w),
      difference: distance(here),
      unscaled: distance(of2021),
      fisherTrace: trace(here) / scale,
      hessianTrace: trace(curved) / scale,
    };
  },
});
