/** The numerical optimum along a line, from values of F alone: independent of gradients and Hessians, to check Eq 6 by. */
import { requireNumber } from "../numerics/check.js";
import { addScaled, norm } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { bufferOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The length x > 0 with the smallest F[w + x d̂] along `direction`, by doubling from `first` until F rises and then by
 * golden section. With F in double precision the minimum is found to about √ε of its own width, 1e-8.
 *
 * `lineSearch(quadraticBowl([1, 5]), Float64Array.of(1, 0), Float64Array.of(-1, 0))` → 1
 *
 * Throws `RangeError` where F doesn't fall at the first step, or falls without end.
 */
export function lineSearch(landscape: Landscape, w: Float64Array, direction: Float64Array, first = 1e-3): number {
  requireInput("lineSearch: landscape", landscape, aLandscape);
  requireInput("lineSearch: w", w, vectorOf(landscape.dimension));
  requireInput("lineSearch: direction", direction, bufferOf(landscape.dimension));

  requireNumber("lineSearch: first", first, { min: Number.MIN_VALUE });
  const size = norm(direction);
  if (!(size > 0)) throw new RangeError("lineSearch: direction: expected a vector ≠ 0, got zeros");
  const at = (x: number) => landscape.taskError(addScaled(w.slice(), x / size, direction));
  const start = at(0);
  let middle = first;
  let best = at(middle);
  if (!(best < start)) throw new RangeError(`lineSearch: expected F to fall over the first ${first}, it rises`);
  let low = 0;
  let high = 2 * first;
  for (let ahead = at(high); ahead < best; ahead = at(high)) {
    [low, middle, best, high] = [middle, high, ahead, 2 * high];
    if (!Number.isFinite(high)) throw new RangeError("lineSearch: expected a minimum along the line, F falls on");
  }
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let [ofLeft, ofRight] = [at(left), at(right)];
  for (let k = 0; k < 100 && high - low > 1e-10 * high; k++) {
    if (ofLeft <= ofRight) {
      [high, right, ofRight] = [right, left, ofLeft];
      left = high - GOLDEN * (high - low);
      ofLeft = at(left);
    } else {
      [low, left, ofLeft] = [left, right, ofRight];
      right = low + GOLDEN * (high - low);
      ofRight = at(right);
    }
  }
  return (low + high) / 2;
}
