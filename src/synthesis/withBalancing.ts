/**
 * Synaptic balancing as a part of compensatory plasticity: at each step of a memory that fluctuates, the network is moved
 * along its task-preserving transform by h = `rate` · g, g the neural gradients of the cost Σ J² (Stock et al. 2022, Eqs
 * 4, 17), and another rule's step is added.
 */
import { requireNumber } from "../numerics/check.js";
import type { CompensatoryRule } from "../optimal-plasticity/compensatoryPlasticity.js";
import type { RateNetwork } from "../synaptic-balancing/network.js";
import { neuralGradients } from "../synaptic-balancing/neuralGradients.js";
import { synapticCosts } from "../synaptic-balancing/synapticCosts.js";
import { taskPreservingTransform } from "../synaptic-balancing/taskPreservingTransform.js";
import { networkOf, weightsOf } from "./rateNetworkLandscape.js";
import { aFunction, requireInput } from "../numerics/inputKinds.js";
import { aRateNetwork } from "../synaptic-balancing/network.js";

/** No compensatory plasticity at all. */
export const noCompensation: CompensatoryRule = (_state, _m, _stream, out) => void out.fill(0);

/**
 * A rule whose step is that of `rule` and one exact step of balancing, in networks of the shape of `like`. Balancing's
 * step isn't scaled to the rule's magnitude: it is as long as the imbalance asks for. Stable for rates below 1/λ_max of
 * the costs' Laplacian.
 *
 * `withBalancing(firstOrder(), teacher, 0.02)`; throws `RangeError` for a rate < 0.
 */
export function withBalancing(rule: CompensatoryRule, like: RateNetwork, rate: number): CompensatoryRule {
  requireInput("withBalancing: rule", rule, aFunction);
  requireInput("withBalancing: like", like, aRateNetwork);

  requireNumber("withBalancing: rate", rate, { min: 0 });
  return (state, m, stream, out) => {
    rule(state, m, stream, out);
    const network = networkOf(state.w, like);
    const gradients = neuralGradients(synapticCosts(network.recurrent, { power: 2 }));
    const balanced = weightsOf(
      taskPreservingTransform(
        network,
        gradients.map((g) => rate * g),
      ),
    );
    for (let k = 0; k < out.length; k++) out[k] = out[k]! + balanced[k]! - state.w[k]!;
  };
}
