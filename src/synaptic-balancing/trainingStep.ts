/**
 * Loss and back-propagation through time in double precision: the plain reference for small networks (Proposition 4,
 * conservation laws). Training at the paper's size runs in the single-precision kernels.
 */
import { requirePositive } from "../numerics/check.js";
import { hypot, pow } from "../numerics/elementary.js";
import { norm } from "../numerics/vector.js";
import type { TrialBatch } from "./contextIntegration.js";
import { type RateNetwork } from "./network.js";
import { relu } from "./nonlinearity.js";
import type { Nonlinearity } from "./nonlinearity.js";
import { coefficientMatrix } from "./synapticCosts.js";
import { aRateNetwork } from "./network.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aPositive,
  aPositiveOrInfinite,
  aVector,
  either,
  oneOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aTrialBatch } from "./contextIntegration.js";
import { aNonlinearity } from "./nonlinearity.js";

/** Sum of squared errors (the paper's Methods), their mean, or its root (the released code). */
export type TaskLoss = "sum" | "mean" | "root mean";

/** All of them. */
export const TASK_LOSSES: readonly TaskLoss[] = ["sum", "mean", "root mean"];

export interface LossOptions {
  /** Default "root mean". */
  loss?: TaskLoss;
  /** Euler steps a sample, each of 1/subSteps; default 10. */
  subSteps?: number;
  /** Default ReLU. */
  nonlinearity?: Nonlinearity;
  /** λ ≥ 0 of the penalty λ Σ α_ij |J_ij|^p on the recurrent weights (Eq 26); default 0. */
  penalty?: number;
  /** p; default 2. For p < 1 the gradient at a weight of 0 is taken as 0. */
  power?: number;
  /** α, as in `synapticCosts`; default 1. */
  coefficients?: number | ArrayLike<number>;
}

/** What the options have to be. */
export const lossOptions = optionsOf<LossOptions>({
  loss: optional(oneOf(...TASK_LOSSES)),
  subSteps: optional(aCount),
  nonlinearity: optional(aNonlinearity),
  penalty: optional(aNonNegative),
  power: optional(aPositive),
  coefficients: optional(either(aNumber, aVector)),
});

export interface LossAndGradients {
  /** Task loss without the penalty. */
  taskLoss: number;
  /** λ Σ α |J|^p. */
  penaltyCost: number;
  /** ∂(taskLoss + penaltyCost)/∂W, in the shape of the network. */
  gradients: RateNetwork;
}

/**
 * Loss of the network on a batch of trials, and its gradient. Every condition starts at x = 0; the input is constant
 * within a sample, x ← x + Δt (−x + J φ(x) + W_in u_t + b) is taken `subSteps` times, then y_t = W_out x is compared with
 * the target.
 *
 * `lossAndGradients(network, contextIntegration(stream), { penalty: 0.1 }).taskLoss`
 *
 * Throws `RangeError` for options or a batch that do not fit, `Error` when the activity leaves the range of numbers.
 */
export function lossAndGradients(network: RateNetwork, batch: TrialBatch, options: LossOptions = {}): LossAndGradients {
  requireInput("lossAndGradients: network", network, aRateNetwork);
  requireInput("lossAndGradients: batch", batch, aTrialBatch);
  requireInput("lossAndGradients: options", options, lossOptions);

  const { neurons: n, inputs, outputs, recurrent: J, input: win, output: wout, bias } = network;
  const { loss = "root mean", subSteps = 10, nonlinearity = relu, penalty = 0, power = 2, coefficients = 1 } = options;
  if (batch.inputs !== inputs || batch.outputs !== outputs) {
    throw new RangeError(
      `lossAndGradients: batch: expected ${inputs} inputs and ${outputs} outputs, got ${batch.inputs} and ${batch.outputs}`,
    );
  }
  const { samples, conditions } = batch;
  const dt = 1 / subSteps;
  const count = outputs * samples * conditions;
  const steps = samples * subSteps;
  // x before each sub-step and at the end of each sample, one condition after another
  const states = new Float64Array(conditions * steps * n);
  const ends = new Float64Array(conditions * samples * n);
  const errors = new Float64Array(conditions * samples * outputs);
  const gradients: RateNetwork = {
    ...network,
    recurrent: new Float64Array(n * n),
    input: new Float64Array(n * inputs),
    output: new Float64Array(outputs * n),
    bias: new Float64Array(n),
  };
  const x = new Float64Array(n);
  const rates = new Float64Array(n);
  const slopes = new Float64Array(n);
  let squares = 0;
  for (let c = 0; c < conditions; c++) {
    x.fill(0);
    for (let t = 0; t < samples; t++) {
      for (let s = 0; s < subSteps; s++) {
        states.set(x, (c * steps + t * subSteps + s) * n);
        for (let j = 0; j < n; j++) rates[j] = nonlinearity.value(x[j]!);
        for (let i = 0; i < n; i++) {
          let drive = bias[i]!;
          for (let j = 0; j < n; j++) drive += J[i * n + j]! * rates[j]!;
          for (let m = 0; m < inputs; m++) {
            drive += win[i * inputs + m]! * batch.input[(t * inputs + m) * conditions + c]!;
          }
          x[i]! += dt * (drive - x[i]!);
        }
      }
      ends.set(x, (c * samples + t) * n);
      for (let o = 0; o < outputs; o++) {
        let y = 0;
        for (let j = 0; j < n; j++) y += wout[o * n + j]! * x[j]!;
        const error = y - batch.target[(t * outputs + o) * conditions + c]!;
        errors[(c * samples + t) * outputs + o] = error;
        squares += error * error;
      }
    }
  }
  if (!Number.isFinite(squares)) {
    throw new Error("lossAndGradients: the activity left the range of numbers: the dynamics are unstable");
  }
  const taskLoss = loss === "sum" ? squares : loss === "mean" ? squares / count : Math.sqrt(squares / count);
  // ∂L/∂y = scale · (y − z); a perfect fit has no gradient
  const scale = loss === "sum" ? 2 : loss === "mean" ? 2 / count : taskLoss === 0 ? 0 : 1 / (count * taskLoss);
  const adjoint = new Float64Array(n);
  const back = new Float64Array(n);
  for (let c = 0; c < conditions; c++) {
    adjoint.fill(0);
    for (let t = samples - 1; t >= 0; t--) {
      for (let o = 0; o < outputs; o++) {
        const d = scale * errors[(c * samples + t) * outputs + o]!;
        for (let j = 0; j < n; j++) {
          adjoint[j]! += wout[o * n + j]! * d;
          gradients.output[o * n + j]! += d * ends[(c * samples + t) * n + j]!;
        }
      }
      for (let s = subSteps - 1; s >= 0; s--) {
        const at = (c * steps + t * subSteps + s) * n;
        for (let j = 0; j < n; j++) {
          rates[j] = nonlinearity.value(states[at + j]!);
          slopes[j] = nonlinearity.gain(states[at + j]!);
        }
        back.fill(0);
        for (let i = 0; i < n; i++) {
          const d = dt * adjoint[i]!;
          for (let j = 0; j < n; j++) {
            gradients.recurrent[i * n + j]! += d * rates[j]!;
            back[j]! += J[i * n + j]! * d;
          }
          for (let m = 0; m < inputs; m++) {
            gradients.input[i * inputs + m]! += d * batch.input[(t * inputs + m) * conditions + c]!;
          }
          gradients.bias[i]! += d;
        }
        for (let j = 0; j < n; j++) adjoint[j] = (1 - dt) * adjoint[j]! + slopes[j]! * back[j]!;
      }
    }
  }
  let penaltyCost = 0;
  if (penalty > 0) {
    const alpha = coefficientMatrix(coefficients, n);
    for (let k = 0; k < J.length; k++) {
      const weight = Math.abs(J[k]!);
      penaltyCost += penalty * alpha[k]! * pow(weight, power);
      if (weight > 0)
        gradients.recurrent[k]! += penalty * power * alpha[k]! * Math.sign(J[k]!) * pow(weight, power - 1);
    }
  }
  return { taskLoss, penaltyCost, gradients };
}

/** What one step of training did. */
export interface TrainingStep {
  /** Task loss before the step. */
  taskLoss: number;
  /** Norm of the whole gradient before clipping. */
  gradientNorm: number;
}

const trainingStepOptions = optionsOf({
  loss: optional(oneOf(...TASK_LOSSES)),
  subSteps: optional(aCount),
  nonlinearity: optional(aNonlinearity),
  penalty: optional(aNonNegative),
  power: optional(aPositive),
  coefficients: optional(either(aNumber, aVector)),
  learningRate: aNonNegative,
  clip: optional(aPositiveOrInfinite),
});

/**
 * One step of gradient descent on J, W_in, W_out and b, in place, with the gradient (penalty included) shortened to the
 * norm `clip` when it is longer (released code: 10; the paper's Methods mention no clipping, and diverge without).
 *
 * `trainingStep(network, batch, { learningRate: 0.005, clip: 10, penalty: 0.1 })`
 *
 * Throws as `lossAndGradients`, and `RangeError` for a learning rate or clip ≤ 0.
 */
export function trainingStep(
  network: RateNetwork,
  batch: TrialBatch,
  options: LossOptions & { learningRate: number; clip?: number },
): TrainingStep {
  requireInput("trainingStep: network", network, aRateNetwork);
  requireInput("trainingStep: batch", batch, aTrialBatch);
  requireInput("trainingStep: options", options, trainingStepOptions);

  const { learningRate, clip = 10, ...lossOptions } = options;
  requirePositive("trainingStep: learningRate", learningRate);
  const { taskLoss, gradients } = lossAndGradients(network, batch, lossOptions);
  const gradientNorm = hypot(
    hypot(norm(gradients.recurrent), norm(gradients.input)),
    hypot(norm(gradients.output), norm(gradients.bias)),
  );
  if (!Number.isFinite(gradientNorm)) {
    throw new Error("trainingStep: the gradient left the range of numbers: the dynamics are unstable");
  }
  const step = learningRate * (gradientNorm > clip ? clip / gradientNorm : 1);
  for (const part of ["recurrent", "input", "output", "bias"] as const) {
    for (let k = 0; k < network[part].length; k++) network[part][k]! -= step * gradients[part][k]!;
  }
  return { taskLoss, gradientNorm };
}

/**
 * Change of a loss along the task-preserving transform, from its gradient G in the weights, one number a neuron:
 *
 *   𝒩_k(G) = ∂L/∂h_k = Σ_i J_ik G_ik − Σ_j J_kj G_kj − Σ_m W_in,km G_in,km + Σ_o W_out,ok G_out,ok − b_k G_b,k.
 *
 * 0 at every point for a task loss, −λp g_k for one with the penalty λ Σ α|J|^p: so a minimum is balanced, without any
 * appeal to convexity (a sharper form of Proposition 4).
 *
 * `lossAlongTransform(network, lossAndGradients(network, batch).gradients)`
 */
export function lossAlongTransform(network: RateNetwork, gradients: RateNetwork): Float64Array {
  requireInput("lossAlongTransform: network", network, aRateNetwork);
  requireInput("lossAlongTransform: gradients", gradients, aRateNetwork);

  const { neurons: n, inputs, outputs } = network;
  const along = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const change = network.recurrent[i * n + j]! * gradients.recurrent[i * n + j]!;
      along[j]! += change;
      along[i]! -= change;
    }
  }
  for (let k = 0; k < n; k++) {
    for (let m = 0; m < inputs; m++) along[k]! -= network.input[k * inputs + m]! * gradients.input[k * inputs + m]!;
    for (let o = 0; o < outputs; o++) along[k]! += network.output[o * n + k]! * gradients.output[o * n + k]!;
    along[k]! -= network.bias[k]! * gradients.bias[k]!;
  }
  return along;
}
