import { requireCount, requireVector } from "../numerics/check.js";
import { relu } from "./nonlinearity.js";
import type { Nonlinearity } from "./nonlinearity.js";
import { aBuffer, aVector, having, requireInput } from "../numerics/inputKinds.js";
import { aNonlinearity } from "./nonlinearity.js";

/** Moments of the gains φ′(x_j) over the states a network visits (Eq 8), one number a neuron. */
export interface Gains {
  /** μ_j = ⟨φ′(x_j)⟩. */
  mean: Float64Array;
  /** σ_j² = ⟨φ′(x_j)²⟩. For ReLU the same as μ_j: the share of the samples with x_j > 0. */
  secondMoment: Float64Array;
}

/** What a gains has to have. */
export const aGains = having<Gains>({ mean: aVector, secondMoment: aVector });

/**
 * Gains averaged over `states` (samples × neurons, row-major: times, trials and conditions alike). Invariant under the
 * task-preserving transform (Proposition 2). The released code puts the mean where Eq 13 has the second moment, which
 * matters for activation functions other than ReLU.
 *
 * `gains(simulate(network, input, { timeStep: 0.1 }).states, network.neurons).secondMoment`
 *
 * Throws `RangeError` when the number of states does not fit or one is not finite.
 */
export function gains(states: ArrayLike<number>, neurons: number, nonlinearity: Nonlinearity = relu): Gains {
  requireInput("gains: states", states, aBuffer);
  requireInput("gains: nonlinearity", nonlinearity, aNonlinearity);

  requireCount("gains: neurons", neurons);
  if (states.length === 0 || states.length % neurons !== 0) {
    throw new RangeError(
      `gains: states: expected a multiple of ${neurons} numbers (samples × neurons), got ${states.length}`,
    );
  }
  requireVector("gains: states", states, states.length);
  const samples = states.length / neurons;
  const mean = new Float64Array(neurons);
  const secondMoment = new Float64Array(neurons);
  for (let k = 0; k < states.length; k++) {
    const gain = nonlinearity.gain(states[k]!);
    mean[k % neurons]! += gain;
    secondMoment[k % neurons]! += gain * gain;
  }
  for (let j = 0; j < neurons; j++) {
    mean[j]! /= samples;
    secondMoment[j]! /= samples;
  }
  return { mean, secondMoment };
}
