/** How the task-preserving transform bends: its second derivative, and the curvature of F that follows from it. */
import { square } from "../numerics/elementary.js";
import { requireInput, vectorOf } from "../numerics/inputKinds.js";
import { dot } from "../numerics/vector.js";
import { aRateNetwork, type RateNetwork } from "../synaptic-balancing/network.js";
import { preservingDirection } from "./preservingDirections.js";

/** γ″(0) of γ(t) = the weights transformed by t h, in the order of `weightsOf`. `preservingBend(network, h)` */
export function preservingBend(network: RateNetwork, coordinates: ArrayLike<number>): Float64Array {
  requireInput("preservingBend: network", network, aRateNetwork);
  requireInput("preservingBend: coordinates", coordinates, vectorOf(network.neurons));

  const { neurons: n, inputs, outputs, recurrent, input, output } = network;
  const h = coordinates;
  const bend = new Float64Array(n * (n + inputs + outputs));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) bend[i * n + j] = recurrent[i * n + j]! * square(h[j]! - h[i]!);
    for (let m = 0; m < inputs; m++) bend[n * n + i * inputs + m] = square(h[i]!) * input[i * inputs + m]!;
    for (let o = 0; o < outputs; o++) bend[n * (n + inputs) + o * n + i] = square(h[i]!) * output[o * n + i]!;
  }
  return bend;
}

/**
 * Q[γ′] along a task-preserving direction from the gradient alone: F is constant along γ, so that
 * 0 = γ′ᵀ∇²F γ′ + ∇Fᵀγ″ and Q[γ′] = −∇Fᵀγ″/‖γ′‖². Zero at a minimum, of either sign elsewhere.
 *
 * `preservingCurvature(network, h, gradient)`; throws `RangeError` where vectors don't fit.
 */
export function preservingCurvature(
  network: RateNetwork,
  coordinates: ArrayLike<number>,
  gradient: Float64Array,
): number {
  requireInput("preservingCurvature: network", network, aRateNetwork);
  requireInput("preservingCurvature: coordinates", coordinates, vectorOf(network.neurons));

  const tangent = preservingDirection(network, coordinates);
  requireInput("preservingCurvature: gradient", gradient, vectorOf(tangent.length));
  return -dot(gradient, preservingBend(network, coordinates)) / dot(tangent, tangent);
}
