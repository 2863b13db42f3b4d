/** Steepest descent, searched for instead of derived: the paper's reason for the natural gradient (Introduction; Fig 2). */
import { requirePositive } from "../numerics/check.js";
import { cos, sin } from "../numerics/elementary.js";
import type { SampledNeuron } from "./sampledNeuron.js";
import { aSampledNeuron } from "./sampledNeuron.js";
import { aNonNegative, aNumber, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** A step of two weights that changes the output by a given amount. */
export interface OutputStep {
  /** Direction in the plane of the weights, radians. */
  readonly angle: number;
  /** Length in weights. */
  readonly length: number;
  /** How much the cost falls, nats/s. */
  readonly descent: number;
}

/**
 * The step in direction `angle` from `weights` whose output differs by `distance`: D_KL(before ‖ after) = distance, nats/s.
 * Found by root-finding on the divergence itself; no Fisher matrix is used.
 *
 * @throws {RangeError} when no step up to 1 goes that far (weights are of order 1/n)
 */
export function stepOfOutput(
  neuron: SampledNeuron,
  weights: ArrayLike<number>,
  angle: number,
  distance: number,
): OutputStep {
  requireInput("stepOfOutput: neuron", neuron, aSampledNeuron);
  requireInput("stepOfOutput: weights", weights, vectorOf(neuron.afferents));
  requireInput("stepOfOutput: angle", angle, aNumber);

  requirePositive("stepOfOutput: distance", distance);
  const [across, upwards] = [cos(angle), sin(angle)];
  const at = (length: number): [number, number] => [weights[0]! + length * across, weights[1]! + length * upwards];
  let low = 0;
  let high = 1e-4;
  while (neuron.divergence(weights, at(high)) < distance) {
    low = high;
    high *= 2;
    if (high > 1)
      throw new RangeError(`stepOfOutput: distance: expected an output that a step of 1 can reach, got ${distance}`);
  }
  // False position within the bracket (Illinois), on the square root of the divergence, nearly proportional to the length
  const root = (length: number): number =>
    Math.sqrt(Math.max(0, neuron.divergence(weights, at(length)))) - Math.sqrt(distance);
  let below = root(low);
  let above = root(high);
  let length = high;
  let side = 0;
  for (let iteration = 0; iteration < 60 && high - low > 1e-15; iteration++) {
    length = high - (above * (high - low)) / (above - below);
    const value = root(length);
    if (Math.abs(value) < 1e-12 * Math.sqrt(distance)) break;
    if (value < 0) {
      low = length;
      below = value;
      if (side < 0) above /= 2;
      side = -1;
    } else {
      high = length;
      above = value;
      if (side > 0) below /= 2;
      side = 1;
    }
  }
  return { angle, length, descent: neuron.cost(weights) - neuron.cost(at(length)) };
}

/**
 * Of all directions of two weights, the one in which a step of this distance of output lowers the cost most: a scan of
 * 16 directions, then a golden section around the best (the fall has one maximum, all around).
 *
 * @example steepestDirection(neuron, [-0.15, 0.25], 1e-3).angle
 */
export function steepestDirection(neuron: SampledNeuron, weights: ArrayLike<number>, distance: number): OutputStep {
  requireInput("steepestDirection: neuron", neuron, aSampledNeuron);
  requireInput("steepestDirection: weights", weights, vectorOf(neuron.afferents));
  requireInput("steepestDirection: distance", distance, aNonNegative);

  const scan = 16;
  const width = (2 * Math.PI) / scan;
  const descent = (angle: number): OutputStep => stepOfOutput(neuron, weights, angle, distance);
  let best = descent(0);
  for (let k = 1; k < scan; k++) {
    const next = descent(k * width);
    if (next.descent > best.descent) best = next;
  }
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = best.angle - width;
  let high = best.angle + width;
  let left = descent(high - golden * (high - low));
  let right = descent(low + golden * (high - low));
  while (high - low > 1e-4) {
    if (left.descent > right.descent) {
      high = right.angle;
      right = left;
      left = descent(high - golden * (high - low));
    } else {
      low = left.angle;
      left = right;
      right = descent(low + golden * (high - low));
    }
  }
  return left.descent > right.descent ? left : right;
}
