import { square } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import type { RateNetwork } from "./network.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aNumber, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aRateNetwork } from "./network.js";
import { someCosts } from "./synapticCosts.js";

const neuralGradientsOptions = optionsOf({ scale: optional(aNumber) });

/**
 * Neural gradients g_k = γp (Σ_j c_kj − Σ_i c_ik) = −γ ∂C/∂h_k (Eqs 15, 17): the cost coming in less the cost going
 * out, one entry a neuron, units of the cost. `scale` is γp, by default 1 (the paper's choice). Self-loops cancel, and
 * Σ g_k = 0.
 *
 * `neuralGradients(synapticCosts(J))`
 *
 * Throws `RangeError` when the costs are not square or not finite.
 */
export function neuralGradients(costs: MatrixLike, options: { scale?: number } = {}): Float64Array {
  requireInput("neuralGradients: costs", costs, someCosts);
  requireInput("neuralGradients: options", options, neuralGradientsOptions);
  const { scale = 1 } = options;

  costs = rowMajor(costs, "neuralGradients: costs");
  const n = squareOrder(costs, "neuralGradients: costs");
  const gradients = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const cost = scale * costs[i * n + j]!;
      gradients[i]! += cost;
      gradients[j]! -= cost;
    }
  }
  return gradients;
}

/**
 * The extended neural gradients, which gradient flow on an unregularised loss conserves exactly:
 *
 *   g_ext,k = Σ_j J_kj² − Σ_i J_ik² + Σ_m (W_in,km)² − Σ_o (W_out,ok)² + b_k²;
 *
 * with the penalty λ Σ J² they obey ġ_ext = −4λ g (g: `neuralGradients` of J²). The paper says this of the recurrent
 * part alone ("neural gradients are fixed", Fig 4a), which drifts.
 *
 * `extendedNeuralGradients(network)`
 */
export function extendedNeuralGradients(network: RateNetwork): Float64Array {
  requireInput("extendedNeuralGradients: network", network, aRateNetwork);
  const { neurons, inputs, outputs, recurrent, input, output, bias } = network;
  const gradients = neuralGradients(recurrent.map((weight) => weight * weight));
  for (let k = 0; k < neurons; k++) {
    for (let m = 0; m < inputs; m++) gradients[k]! += square(input[k * inputs + m]!);
    for (let o = 0; o < outputs; o++) gradients[k]! -= square(output[o * neurons + k]!);
    gradients[k]! += square(bias[k]!);
  }
  return gradients;
}
