/**
 * The two networks of Fig 1: the same map from input to output, another response to noise. The paper gives no
 * parameters; these (our choice) make the effect a factor of two, and the input drives neuron 1 the most, so that the two
 * neurons of the balanced network don't do the same (without that both follow its slow mode (1, 1) and can't be told apart).
 */
import { requireNumber } from "../numerics/check.js";
import { equilibrium } from "./equilibrium.js";
import { rateNetwork } from "./network.js";
import type { RateNetwork } from "./network.js";
import { synapticCosts } from "./synapticCosts.js";
import { taskPreservingTransform } from "./taskPreservingTransform.js";
import { aPositive, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/**
 * Network a (a strong and a weak synapse between two neurons) and network b, its balanced twin for p = 2 with gains 1:
 * h_1 = −h_2 = ¼ ln (J_12/J_21).
 *
 * `sameMapNetworks().balanced.recurrent`
 */
export function sameMapNetworks(): { original: RateNetwork; balanced: RateNetwork; coordinates: Float64Array } {
  const original = rateNetwork({
    recurrent: [
      [0, 8],
      [0.05, 0],
    ],
    input: [[5], [0.1]],
    output: [[0.15, 0.6]],
  });
  const { coordinates } = equilibrium(synapticCosts(original.recurrent, { power: 2 }), { power: 2 });
  return { original, balanced: taskPreservingTransform(original, coordinates), coordinates };
}

const sameMapInputOptions = optionsOf({ timeStep: optional(aPositive), duration: optional(aPositive) });

/**
 * The input of Fig 1 at every step: u(t) = 0.3, plus 1 for 5 ≤ t < 15, plus 0.6 for 22 ≤ t < 27 (t in units of τ).
 *
 * `sameMapInput({ timeStep: 0.02, duration: 40 }) // 2000 numbers`
 *
 * Throws `RangeError` for a step or duration ≤ 0.
 */
export function sameMapInput(options: { timeStep?: number; duration?: number } = {}): Float64Array {
  requireInput("sameMapInput: options", options, sameMapInputOptions);
  const { timeStep = 0.02, duration = 40 } = options;

  requireNumber("sameMapInput: duration", duration, { min: timeStep });
  return Float64Array.from({ length: Math.round(duration / timeStep) }, (_, k) => {
    // times on the grid, so that a pulse starts in the step it names whatever the rounding of k Δt
    const t = Math.round(k * timeStep * 1e9) / 1e9;
    return 0.3 + (t >= 5 && t < 15 ? 1 : 0) + (t >= 22 && t < 27 ? 0.6 : 0);
  });
}
