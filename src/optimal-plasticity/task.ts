/**
 * The two tasks of the paper's simulations, ready to run: inputs shared by a whole sweep, one teacher per repeat, a
 * student that starts at w = (1 + 0.001 ξ) w₀ with one scalar ξ ~ N(0, 1).
 */
import { StudentTeacherKernel } from "../kernels/studentTeacher.js";
import { randomStream } from "../numerics/random.js";
import { glorotWeights } from "./glorot.js";
import { drawInputs, type InputKind, secondMoment } from "./inputs.js";
import type { Landscape } from "./landscape.js";
import { linearNetwork } from "./linearNetwork.js";
import { nonlinearNetwork, type OutputLayer } from "./nonlinearNetwork.js";
import { aCount, aFlag, aWhole, anIndex, oneOf, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Neurons per layer of the nonlinear network: N = 440 weights. */
export const NONLINEAR_LAYERS = [12, 20, 10] as const;
/** Neurons per layer of the linear network: N = 120 weights. */
export const LINEAR_LAYERS = [12, 10] as const;

/** A landscape with its teacher w₀ (its minimum) and where the student starts. */
export interface Task {
  readonly landscape: Landscape;
  readonly teacher: Float64Array;
  readonly start: Float64Array;
}

/** What names a task: the inputs of its sweep (`seed`) and the teacher of this repeat. */
export interface TaskOptions {
  seed: number;
  repeat: number;
  inputs?: InputKind;
  /** Inputs (and the matrix that mixes them) of this repeat's own, instead of one draw for the whole sweep. */
  ownInputs?: boolean;
  /** Number of input vectors. */
  samples?: number;
}

/** What the options have to be. */
export const taskOptions = optionsOf<TaskOptions>({
  seed: aWhole,
  repeat: anIndex,
  inputs: optional(oneOf("mixed", "iid", "wide")),
  ownInputs: optional(aFlag),
  samples: optional(aCount),
});

const nonlinearTaskOptions = optionsOf({
  seed: aWhole,
  repeat: anIndex,
  inputs: optional(oneOf("mixed", "iid", "wide")),
  ownInputs: optional(aFlag),
  samples: optional(aCount),
  outputLayer: optional(oneOf("linear", "sigmoid")),
});

/**
 * The nonlinear 12–20–10 task, with the SIMD kernel that runs it (single precision) beside its double-precision
 * landscape.
 *
 * `const { landscape, kernel, start } = nonlinearTask({ seed: 1, repeat: 1 })`
 */
export function nonlinearTask(
  options: TaskOptions & { outputLayer?: OutputLayer },
): Task & { kernel: StudentTeacherKernel } {
  requireInput("nonlinearTask: options", options, nonlinearTaskOptions);
  const { seed, repeat, inputs: kind = "mixed", ownInputs = false, samples = 1000, outputLayer = "linear" } = options;

  const [components, hidden, outputs] = NONLINEAR_LAYERS;
  const inputs = drawInputs({ kind, components, samples, seed, ...(ownInputs && { draw: repeat }) });
  const { teacher, start } = drawTeacher(NONLINEAR_LAYERS, seed, repeat);
  const landscape = nonlinearNetwork({ inputs, teacher, hidden, outputs, outputLayer });
  const kernel = new StudentTeacherKernel({ inputs: components, hidden, outputs, samples, outputLayer });
  kernel.setInputs(Float32Array.from(inputs.values));
  kernel.setTeacher(Float32Array.from(teacher));
  kernel.weights = Float32Array.from(start);
  return { landscape, teacher, start, kernel };
}

/** The linear 12–10 task: exact without a pass over the inputs. `linearTask({ seed: 1, repeat: 1, inputs: "iid" })` */
export function linearTask(options: TaskOptions): Task {
  requireInput("linearTask: options", options, taskOptions);
  const { seed, repeat, inputs: kind = "mixed", ownInputs = false, samples = 1000 } = options;

  const [components, outputs] = LINEAR_LAYERS;
  const { teacher, start } = drawTeacher(LINEAR_LAYERS, seed, repeat);
  const inputs = drawInputs({ kind, components, samples, seed, ...(ownInputs && { draw: repeat }) });
  const moment = secondMoment(inputs);
  return { landscape: linearNetwork(teacher, moment, outputs), teacher, start };
}

function drawTeacher(layers: readonly number[], seed: number, repeat: number): Pick<Task, "teacher" | "start"> {
  const stream = (part: string) => randomStream(seed, "optimal-plasticity", layers.join("–"), part, repeat);
  const teacher = glorotWeights(layers, stream("teacher"));
  const factor = 1 + 0.001 * stream("start").normal();
  return { teacher, start: teacher.map((w) => factor * w) };
}
