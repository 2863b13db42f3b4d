import { requireCount } from "../numerics/check.js";
import { squareOrder } from "../numerics/linear.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aVector, requireInput } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/**
 * Product of the weights along a closed loop of neurons, first → second → … → first: conserved by the task-preserving
 * transform, and so by balancing and every other synaptic Lax flow. 0 when a synapse of the loop is absent.
 *
 * `loopProduct(J, [0, 3, 1]) // J_30 · J_13 · J_01`
 *
 * Throws `RangeError` when J is not square or not finite, the loop is empty, or it names a neuron that is not there.
 */
export function loopProduct(weights: MatrixLike, loop: readonly number[]): number {
  requireInput("loopProduct: weights", weights, aSquareMatrix);
  requireInput("loopProduct: loop", loop, aVector);

  weights = rowMajor(weights, "loopProduct: weights");
  const n = squareOrder(weights, "loopProduct: weights");
  requireCount("loopProduct: length of the loop", loop.length);
  let product = 1;
  loop.forEach((from, k) => {
    const to = loop[(k + 1) % loop.length]!;
    if (!(Number.isInteger(from) && from >= 0 && from < n)) {
      throw new RangeError(`loopProduct: loop[${k}]: expected a neuron of 0 … ${n - 1}, got ${from}`);
    }
    product *= weights[to * n + from] ?? 0;
  });
  return product;
}
