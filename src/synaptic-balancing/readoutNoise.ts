import type { RateNetwork } from "./network.js";
import { aRateNetwork } from "./network.js";
import { aVector, requireInput } from "../numerics/inputKinds.js";

/** Δt of the evaluation. */
const TIME_STEP = 0.1;

/**
 * What the noise of the given neurons alone adds to the squared error of the readout, for noise of amplitude ε = 1, when
 * the neurons drive nobody (silent ones: φ′ = 0): each is then a leaky integrator of its own noise, with the stationary
 * variance ε²/(2 − Δt) under Euler's steps, and the mean over the outputs is
 *
 *   ⟨Σ_j (W_out)_oj²⟩_o / (2 − Δt).
 *
 * Balancing multiplies it by e^{2h_j}: the readout is of x, not of φ(x), so that a neuron which drives nobody still
 * speaks to the output.
 *
 * `0.2 * 0.2 * readoutNoise(network, silent)`, the added mean squared error at ε = 0.2
 */
export function readoutNoise(rateNetwork: RateNetwork, among: readonly number[]): number {
  requireInput("readoutNoise: rateNetwork", rateNetwork, aRateNetwork);
  requireInput("readoutNoise: among", among, aVector);
  const { neurons, outputs, output } = rateNetwork;

  let sum = 0;
  for (let o = 0; o < outputs; o++) for (const j of among) sum += output[o * neurons + j]! * output[o * neurons + j]!;
  return sum / outputs / (2 - TIME_STEP);
}
