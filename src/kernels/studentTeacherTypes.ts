import type { RandomStream } from "../numerics/random.js";

/** What the network's output units do with their input. */
export type OutputLayer = "linear" | "sigmoid";

/** Sizes of the student–teacher network inputs–hidden–outputs and of its batch of input vectors. */
export interface StudentTeacherSizes {
  inputs: number;
  hidden: number;
  outputs: number;
  /** Input vectors, the same at every step. Any number ≥ 1; a multiple of 8 leaves no lane of a register idle. */
  samples: number;
  /** Default "linear". */
  outputLayer?: OutputLayer;
}

/** One run of fused steps. */
export interface StudentTeacherRun {
  /** Number of steps; default the length of `taskError`. */
  steps?: number;
  /** e = ‖Δε‖ of each step, ≥ 0. */
  fluctuation: number;
  /** γ1, length of the step against the gradient, ≥ 0. */
  gradientStep: number;
  /** γ2, length of the random part of the compensatory step, ≥ 0. */
  noiseStep: number;
  /** Source of ξ, one standard normal per weight and step. */
  fluctuationStream: RandomStream;
  /** Source of ν, the same; not advanced when `noiseStep` is 0. */
  noiseStream: RandomStream;
  /** Receives F before each step; at least `steps` entries. */
  taskError: Float32Array | Float64Array;
}

/**
 * The student–teacher task of Raman & O'Leary (2021), as the kernel and its plain twin both offer it.
 *
 * Network y = W2 σ(W1 u) or y = σ(W2 σ(W1 u)), no bias. Weights are one vector of N = hidden · (inputs + outputs)
 * entries: W1 (hidden × inputs, row-major), then W2 (outputs × hidden, row-major).
 * Task error F[w] = Σ_s ‖y(w, u_s) − y(w_0, u_s)‖² / (samples · outputs).
 * Step w ← w − γ1 ∇F/‖∇F‖ + γ2 ν/‖ν‖ + e ξ/‖ξ‖; where a vector is exactly 0, so is its direction.
 */
export interface StudentTeacher {
  readonly weightCount: number;
  /** A copy of the weights; assigning copies in. */
  weights: Float32Array;
  /** Input vectors, inputs × samples, samples contiguous. */
  setInputs(inputs: Float32Array): void;
  /** Weights of the teacher; its outputs are the targets. */
  setTeacher(weights: Float32Array): void;
  /** F at the present weights. */
  taskError(): number;
  /** The exact gradient of F at the present weights, in the order of the weights. */
  gradient<T extends Float32Array | Float64Array>(out: T): T;
  /** Steps the weights in place. */
  run(run: StudentTeacherRun): void;
}
