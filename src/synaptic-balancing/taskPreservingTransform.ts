import { requireNumber, requireVector } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import type { RateNetwork } from "./network.js";

/**
 * The network with the same map from input to output at the coordinates h (Eq 4, with the bias):
 *
 *   W_in → e^{−H} W_in,   J → e^{−H} J e^{kH},   W_out → W_out e^{H},   b → e^{−H} b,   H = diag(h),
 *
 * where k = `degree` is 1 for ReLU and linear neurons (then J is transformed by similarity and keeps its spectrum) and k
 * for φ(s x) = sᵏ φ(x) (S1 Appendix 4, our derivation). The activity becomes e^{−H} x(t); also exact for Euler's
 * discretisation with any step. Coordinates have no unit; h has one entry a neuron. The network given is not changed.
 *
 * `taskPreservingTransform(network, equilibrium(costs).coordinates)`
 *
 * Throws `RangeError` when h has another length or an entry that is not finite, or when e^h leaves the range of numbers.
 */
export function taskPreservingTransform(
  network: RateNetwork,
  coordinates: ArrayLike<number>,
  { degree = 1 }: { degree?: number } = {},
): RateNetwork {
  const { neurons, inputs, outputs } = network;
  requireVector("coordinates", coordinates, neurons);
  const input = network.input.slice();
  const output = network.output.slice();
  const bias = network.bias.slice();
  for (let i = 0; i < neurons; i++) {
    const h = coordinates[i]!;
    for (let k = 0; k < inputs; k++) input[i * inputs + k]! *= exp(-h);
    for (let o = 0; o < outputs; o++) output[o * neurons + i]! *= exp(h);
    bias[i]! *= exp(-h);
  }
  requireVector("transformed input weights", input, input.length);
  requireVector("transformed output weights", output, output.length);
  requireVector("transformed bias", bias, neurons);
  return { ...network, recurrent: transformedWeights(network.recurrent, coordinates, { degree }), input, output, bias };
}

/**
 * The recurrent weights alone at the coordinates h: J_ij e^{k h_j − h_i}, N × N.
 *
 * `transformedWeights(J, h)`
 *
 * Throws `RangeError` when J is not square, h does not fit or is not finite, or a weight overflows.
 */
export function transformedWeights(
  weights: ArrayLike<number>,
  coordinates: ArrayLike<number>,
  { degree = 1 }: { degree?: number } = {},
): Float64Array {
  const n = squareOrder(weights, "weights");
  requireVector("coordinates", coordinates, n);
  requireNumber("degree", degree);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      // an absent synapse stays absent, also where the factor would overflow
      const weight = weights[i * n + j]!;
      out[i * n + j] = weight === 0 ? 0 : weight * exp(degree * coordinates[j]! - coordinates[i]!);
    }
  }
  squareOrder(out, "transformed weights");
  return out;
}
