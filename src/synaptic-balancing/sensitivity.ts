import { requireVector } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import type { Gains } from "./gains.js";
import { relu } from "./nonlinearity.js";
import type { Nonlinearity } from "./nonlinearity.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aBuffer, requireInput } from "../numerics/inputKinds.js";
import { aNonlinearity } from "./nonlinearity.js";
import { aGains } from "./gains.js";
import { aSquareMatrix } from "./network.js";

/**
 * Sensitivity of the dynamics to noise, S = Σ σ_j² J_ij² − 2 Σ μ_i J_ii + N (Eq 9); no unit. Its first sum is the total
 * robustness cost, the only part that the task-preserving transform changes.
 *
 * `sensitivity(network.recurrent, gains(states, N))`
 *
 * Throws `RangeError` when J is not square or not finite or the gains do not fit.
 */
export function sensitivity(weights: MatrixLike, gains: Gains): number {
  requireInput("sensitivity: weights", weights, aSquareMatrix);
  requireInput("sensitivity: gains", gains, aGains);

  weights = rowMajor(weights, "sensitivity: weights");
  const n = squareOrder(weights, "sensitivity: weights");
  requireVector("sensitivity: mean gain", gains.mean, n);
  requireVector("sensitivity: second moment of the gain", gains.secondMoment, n);
  let sum = n;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) sum += gains.secondMoment[j]! * square(weights[i * n + j]!);
    sum -= 2 * gains.mean[i]! * weights[i * n + i]!;
  }
  return sum;
}

/**
 * The same from its definition, ⟨‖−I + J diag φ′(x)‖_F²⟩ over `states` (samples × N) (Eqs 6–7). N² work a sample.
 *
 * `averageJacobianNorm(network.recurrent, states)`
 *
 * Throws `RangeError` when J is not square or the states do not fit.
 */
export function averageJacobianNorm(
  weights: MatrixLike,
  states: ArrayLike<number>,
  nonlinearity: Nonlinearity = relu,
): number {
  requireInput("averageJacobianNorm: weights", weights, aSquareMatrix);
  requireInput("averageJacobianNorm: states", states, aBuffer);
  requireInput("averageJacobianNorm: nonlinearity", nonlinearity, aNonlinearity);

  weights = rowMajor(weights, "averageJacobianNorm: weights");
  const n = squareOrder(weights, "averageJacobianNorm: weights");
  if (states.length === 0 || states.length % n !== 0) {
    throw new RangeError(
      `averageJacobianNorm: states: expected a multiple of ${n} numbers (samples × neurons), got ${states.length}`,
    );
  }
  requireVector("averageJacobianNorm: states", states, states.length);
  const samples = states.length / n;
  const gain = new Float64Array(n);
  let sum = 0;
  for (let k = 0; k < samples; k++) {
    for (let j = 0; j < n; j++) gain[j] = nonlinearity.gain(states[k * n + j]!);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) sum += square((i === j ? -1 : 0) + weights[i * n + j]! * gain[j]!);
    }
  }
  return sum / samples;
}
