import { requireVector } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import type { RateNetwork } from "./network.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aBuffer, aNumber, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";
import { aRateNetwork } from "./network.js";

const taskPreservingTransformOptions = optionsOf({ degree: optional(aNumber) });

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
  options: { degree?: number } = {},
): RateNetwork {
  requireInput("taskPreservingTransform: network", network, aRateNetwork);
  requireInput("taskPreservingTransform: coordinates", coordinates, aBuffer);
  requireInput("taskPreservingTransform: options", options, taskPreservingTransformOptions);
  const { degree = 1 } = options;

  const { neurons, inputs, outputs } = network;
  requireVector("taskPreservingTransform: coordinates", coordinates, neurons);
  const input = network.input.slice();
  const output = network.output.slice();
  const bias = network.bias.slice();
  for (let i = 0; i < neurons; i++) {
    const h = coordinates[i]!;
    for (let k = 0; k < inputs; k++) input[i * inputs + k]! *= exp(-h);
    for (let o = 0; o < outputs; o++) output[o * neurons + i]! *= exp(h);
    bias[i]! *= exp(-h);
  }
  requireVector("taskPreservingTransform: transformed input weights", input, input.length);
  requireVector("taskPreservingTransform: transformed output weights", output, output.length);
  requireVector("taskPreservingTransform: transformed bias", bias, neurons);
  return { ...network, recurrent: transformedWeights(network.recurrent, coordinates, { degree }), input, output, bias };
}

const transformedWeightsOptions = optionsOf({ degree: optional(aNumber) });

/**
 * The recurrent weights alone at the coordinates h: J_ij e^{k h_j − h_i}, N × N.
 *
 * `transformedWeights(J, h)`
 *
 * Throws `RangeError` when J is not square, h does not fit or is not finite, or a weight overflows.
 */
export function transformedWeights(
  weights: MatrixLike,
  coordinates: ArrayLike<number>,
  options: { degree?: number } = {},
): Float64Array {
  requireInput("transformedWeights: weights", weights, aSquareMatrix);
  requireInput("transformedWeights: coordinates", coordinates, aBuffer);
  requireInput("transformedWeights: options", options, transformedWeightsOptions);
  const { degree = 1 } = options;

  weights = rowMajor(weights, "transformedWeights: weights");
  const n = squareOrder(weights, "transformedWeights: weights");
  requireVector("transformedWeights: coordinates", coordinates, n);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      // an absent synapse stays absent, also where the factor would overflow
      const weight = weights[i * n + j]!;
      out[i * n + j] = weight === 0 ? 0 : weight * exp(degree * coordinates[j]! - coordinates[i]!);
    }
  }
  squareOrder(out, "transformedWeights: transformed weights");
  return out;
}
