import { requireNumber } from "../numerics/check.js";
import type { RateNetwork } from "./network.js";
import { aRateNetwork } from "./network.js";
import { requireInput } from "../numerics/inputKinds.js";

/**
 * The network after weight decay without training, J̇ = −κ J, until the given share of the cost Σ c_ij (any c with p = 2)
 * is left: J ← √share · J. It leaves the task-preserving manifold, unlike balancing.
 *
 * `decayed(network, 0.9)`
 *
 * Throws `RangeError` for a share outside 0 … 1.
 */
export function decayed(network: RateNetwork, share: number): RateNetwork {
  requireInput("decayed: network", network, aRateNetwork);

  requireNumber("decayed: share", share, { min: 0, max: 1 });
  const factor = Math.sqrt(share);
  return { ...network, recurrent: network.recurrent.map((weight) => factor * weight) };
}
