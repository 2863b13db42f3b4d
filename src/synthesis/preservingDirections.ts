/**
 * The directions along which synaptic balancing moves, in the space of all weights: the tangents of the task-preserving
 * transform (Stock et al. 2022, Eq 4) at h = 0,
 *   δJ_ij = J_ij (h_j − h_i),  δW_in,ik = −h_i W_in,ik,  δW_out,ok = W_out,ok h_k,
 * for the N − 1 coordinates with Σ h = 0 that balancing uses. Σ h itself changes the scale of all activity and is left
 * alone by it.
 */
import { requireVector } from "../numerics/check.js";
import { choleskyFactor, choleskySolve } from "../numerics/linear.js";
import { dot } from "../numerics/vector.js";
import type { RateNetwork } from "../synaptic-balancing/network.js";
import { aRateNetwork } from "../synaptic-balancing/network.js";
import { aBuffer, requireInput } from "../numerics/inputKinds.js";

/** A vector along h for `networkOf`'s weights: the tangent at this network. `preservingDirection(network, h)` */
export function preservingDirection(network: RateNetwork, coordinates: ArrayLike<number>): Float64Array {
  requireInput("preservingDirection: network", network, aRateNetwork);
  requireInput("preservingDirection: coordinates", coordinates, aBuffer);

  const { neurons: n, inputs, outputs, recurrent, input, output } = network;
  requireVector("preservingDirection: coordinates", coordinates, n);
  const direction = new Float64Array(n * (n + inputs + outputs));
  const h = coordinates;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) direction[i * n + j] = recurrent[i * n + j]! * (h[j]! - h[i]!);
    for (let m = 0; m < inputs; m++) direction[n * n + i * inputs + m] = -h[i]! * input[i * inputs + m]!;
    for (let o = 0; o < outputs; o++) direction[n * (n + inputs) + o * n + i] = h[i]! * output[o * n + i]!;
  }
  return direction;
}

/** A change of weights, split. */
export interface SplitChange {
  /** Its component along the N − 1 task-preserving directions. */
  readonly preserving: Float64Array;
  /** What is orthogonal to them. */
  readonly rest: Float64Array;
}

/**
 * Splits a change of all weights of `network` orthogonally; the function returned can be used for many changes.
 *
 * `preservingSplit(network)(fluctuation).rest`; throws `RangeError` when a neuron's weights are all 0 or a change doesn't fit.
 */
export function preservingSplit(network: RateNetwork): (change: Float64Array) => SplitChange {
  requireInput("preservingSplit: network", network, aRateNetwork);

  const n = network.neurons;
  const basis = Array.from({ length: n - 1 }, (_, k) =>
    preservingDirection(
      network,
      Float64Array.from({ length: n }, (_, i) => (i === k ? 1 : i === n - 1 ? -1 : 0)),
    ),
  );
  const gram = Float64Array.from({ length: (n - 1) * (n - 1) }, (_, k) =>
    dot(basis[Math.floor(k / (n - 1))]!, basis[k % (n - 1)]!),
  );
  const factor = choleskyFactor(gram, n - 1);
  return (change) => {
    requireVector("preservingSplit: change", change, basis[0]!.length);
    const share = choleskySolve(
      factor,
      basis.map((direction) => dot(direction, change)),
    );
    const preserving = new Float64Array(change.length);
    basis.forEach((direction, k) => {
      for (let i = 0; i < change.length; i++) preserving[i] = preserving[i]! + share[k]! * direction[i]!;
    });
    return { preserving, rest: change.map((value, i) => value - preserving[i]!) };
  };
}
