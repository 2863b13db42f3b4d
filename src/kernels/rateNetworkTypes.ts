import type { RandomStream } from "../numerics/random.js";

/**
 * Weights of the rate network τẋ = −x + J relu(x) + W_in u + b, y = W_out x (Stock et al. 2022, Eqs 1–2, with the bias of
 * the released code; time in units of τ). Matrices are flat and row-major, row = post, column = pre.
 */
export interface RateNetworkWeights {
  /** J, neurons × neurons. */
  recurrent: Float32Array;
  /** W_in, neurons × inputs. */
  input: Float32Array;
  /** W_out, outputs × neurons. */
  output: Float32Array;
  /** b, neurons. */
  bias: Float32Array;
}

export interface RateNetworkSizes {
  neurons: number;
  /** Input channels. */
  inputs: number;
  /** Output channels. */
  outputs: number;
}

/** Sizes of a training problem. */
export interface TrainingSizes extends RateNetworkSizes {
  /** Trials in a batch; a multiple of 8 leaves no lane of a register idle. */
  conditions: number;
  /** Samples of a trial, T. */
  samples: number;
  /** Euler steps a sample, each of 1/subSteps with the input held. */
  subSteps: number;
}

/** One batch of trials: time × channel × condition, conditions contiguous. */
export interface TrainingBatch {
  /** u, samples × inputs × conditions. */
  input: Float32Array;
  /** z, samples × outputs × conditions: compared with y at the end of each sample. */
  target: Float32Array;
}

export interface DescentOptions {
  /** > 0. */
  learningRate: number;
  /** The gradient, penalty included, is shortened to this norm when it is longer; Infinity: never. */
  clip: number;
  /** λ ≥ 0 of the penalty λ Σ J². */
  penalty: number;
}

export interface Descent {
  /** Root of the mean over samples, outputs and conditions of (y − z)², before the step, without the penalty. */
  taskError: number;
  /** Norm of the gradient of taskError + λ Σ J² before clipping. */
  gradientNorm: number;
  /** False when error or gradient were not finite: the weights were left as they were. */
  updated: boolean;
}

/**
 * Training of the rate network, as the kernel and its plain twin both offer it.
 *
 * Each condition starts at x = 0; in each sub-step x ← x + Δt (−x + J relu(x) + W_in u_t + b), Δt = 1/subSteps; after the
 * last sub-step of sample t, y_t = W_out x. The derivative of relu at 0 is 0.
 */
export interface RateNetworkTrainer {
  /** A copy of the weights; assigning copies in. */
  weights: RateNetworkWeights;
  /** The error of the batch and its gradient with respect to all weights (copies), with that of λ Σ J² added. */
  lossAndGradients(batch: TrainingBatch, penalty?: number): { taskError: number; gradients: RateNetworkWeights };
  /** One step of gradient descent on all weights. */
  trainingStep(batch: TrainingBatch, options: DescentOptions): Descent;
}

/** Sizes of an evaluation. */
export interface EvaluationSizes extends RateNetworkSizes {
  /** Trials times conditions. */
  columns: number;
  /** States x_0 = 0 … x_(steps−1) of each column. */
  steps: number;
}

export interface Evaluation {
  /** Δt > 0. */
  timeStep: number;
  /** ε ≥ 0: √Δt ε ξ is added to each neuron in each step. */
  noise: number;
  /**
   * Source of ξ; needed when noise > 0, not advanced when it is 0. Order of the draws: columns in groups of eight (the
   * last one filled up), in a group step after step, in a step neuron after neuron, in a neuron its eight columns.
   */
  noiseStream?: RandomStream;
  /** u, steps × inputs × columns. */
  input: Float32Array;
  /** z, steps × outputs × columns: what y is compared with, when given. */
  target?: Float32Array;
  /** Receives y, steps × outputs × columns, when given. */
  outputs?: Float32Array;
}

/** An evaluation that compares y with a target. */
export interface ComparedEvaluation extends Evaluation {
  target: Float32Array;
}

export interface EvaluationResult {
  /** Share of x_j > 0 in all states but the last of each column, one number a neuron: the mean gain of ReLU. */
  positiveFraction: Float64Array;
  /** Mean of x over all states, neurons and columns. */
  stateMean: number;
  /** Standard deviation of x over all states, neurons and columns. */
  stateStandardDeviation: number;
}

export interface ComparedResult extends EvaluationResult {
  /** Σ over steps and outputs of (y − z)², one number a column. */
  squaredError: Float64Array;
}

/**
 * Evaluation under noise (Euler–Maruyama), as the kernel and its plain twin both offer it: y_k = W_out x_k of each state
 * is compared with z_k, where there is a target, before x ← x + Δt (−x + J relu(x) + W_in u_k + b) + √Δt ε ξ.
 */
export interface RateNetworkEvaluator {
  weights: RateNetworkWeights;
  evaluate(evaluation: ComparedEvaluation): ComparedResult;
  evaluate(evaluation: Evaluation): EvaluationResult;
}
