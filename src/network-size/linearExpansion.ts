/**
 * Expansion of a linear network by "embed and rotate" (the slides' "linear network expansion"): inputs u become B u,
 * targets y* become D y*, and the weights W' = D W Bᵀ, with BᵀB = I and DᵀD = I; all entries of W' are plastic, and the
 * error is taken in the larger output space (D y = W' B u).
 *
 * Then F, ‖∇F‖, the curvature q along the gradient and G of embedded directions stay exactly; Tr ∇²F is c₂-fold.
 *
 * Where the slides are wrong: q isn't c₂-fold but the same; "any random W' with W = DᵀW'B" has a larger error for c₂ > 1
 * (the part of W'B outside the range of D); the read-out form y = DᵀW'Bx leaves the trace as it is.
 */
import { requireCount } from "../numerics/check.js";
import { matrixProduct, transpose } from "../numerics/linear.js";
import type { RandomStream } from "../numerics/random.js";
import { type LinearNetwork, linearNetwork } from "./linearNetwork.js";
import { semiOrthogonal } from "./semiOrthogonal.js";
import { aCount, aStream, aVector, having, optionsOf, requireInput, withLengths } from "../numerics/inputKinds.js";

/** A linear student with its teacher, before any expansion. */
export interface LinearTask {
  readonly inputs: number;
  readonly outputs: number;
  /** Σ, inputs × inputs. */
  readonly inputMoment: Float64Array;
  /** W*, outputs × inputs. */
  readonly teacher: Float64Array;
  /** W at the start, outputs × inputs. */
  readonly student: Float64Array;
}

/** What a linear task has to have. */
export const aLinearTask = withLengths<LinearTask>(
  having<LinearTask>({
    inputs: aCount,
    outputs: aCount,
    inputMoment: aVector,
    teacher: aVector,
    student: aVector,
  }),
  ({ inputs, outputs }) => ({ inputMoment: inputs * inputs, teacher: outputs * inputs, student: outputs * inputs }),
);

/** The larger network, its weights at the start, and the two matrices. */
export interface ExpandedLinearTask {
  readonly network: LinearNetwork;
  /** W' = D W Bᵀ. */
  readonly start: Float64Array;
  /** B, larger inputs × inputs. */
  readonly embedding: Float64Array;
  /** D, larger outputs × outputs. */
  readonly rotation: Float64Array;
  /** D V Bᵀ for any V (outputs × inputs). */
  readonly embed: (v: Float64Array) => Float64Array;
}

/**
 * The task in a network with `inputs` ≥ the task's inputs and `outputs` ≥ its outputs. `embedTask(task, 16, 8, stream)`
 *
 * Throws `RangeError` for counts that are no whole numbers or below the task's.
 */
export function embedTask(task: LinearTask, inputs: number, outputs: number, stream: RandomStream): ExpandedLinearTask {
  requireInput("embedTask: task", task, aLinearTask);
  requireInput("embedTask: stream", stream, aStream);

  requireCount("embedTask: inputs", inputs, task.inputs);
  requireCount("embedTask: outputs", outputs, task.outputs);
  const embedding = semiOrthogonal(inputs, task.inputs, stream);
  const rotation = semiOrthogonal(outputs, task.outputs, stream);
  const across = transpose(embedding, inputs, task.inputs);
  const embed = (v: Float64Array): Float64Array => {
    const rotated = matrixProduct(rotation, v, outputs, task.outputs, task.inputs);
    return matrixProduct(rotated, across, outputs, task.inputs, inputs);
  };
  const teacher = embed(task.teacher);
  const network = linearNetwork({ teacher, inputMoment: task.inputMoment, outputs, embedding });
  return { network, start: embed(task.student), embedding, rotation, embed };
}

const expandTaskOptions = optionsOf({ inputFactor: aCount, outputFactor: aCount });

/**
 * The task in a network with c₁ times the inputs and c₂ times the outputs.
 *
 * `expandTask(task, { inputFactor: 2, outputFactor: 2 }, stream)`
 *
 * Throws `RangeError` for factors that are no whole numbers ≥ 1.
 */
export function expandTask(
  task: LinearTask,
  options: { inputFactor: number; outputFactor: number },
  stream: RandomStream,
): ExpandedLinearTask {
  requireInput("expandTask: task", task, aLinearTask);
  requireInput("expandTask: options", options, expandTaskOptions);
  requireInput("expandTask: stream", stream, aStream);
  const { inputFactor, outputFactor } = options;

  return embedTask(task, inputFactor * task.inputs, outputFactor * task.outputs, stream);
}
