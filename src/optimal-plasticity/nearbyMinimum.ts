/** The minimum that the landscape leads to from a state: conjugate gradients with second-order steps. */
import { requireNumber } from "../numerics/check.js";
import { addScaled, dot } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { aCount, aNumber, optional, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** Where the descent ended. */
export interface NearbyMinimum {
  readonly state: Float64Array;
  readonly taskError: number;
  readonly steps: number;
}

const nearbyMinimumOptions = optionsOf({ part: optional(aNumber), steps: optional(aCount) });

/**
 * Descends from w by conjugate gradients (Polak and Ribière's rule, never below zero) with the step of Eq 6 in each
 * direction, halved where it wouldn't lower F, until F is at most `part` of what it was at w, or `steps` are taken.
 *
 * Unlike the gradient itself, conjugate gradients also follow the flat directions, in which most of the way lies.
 *
 * @throws {RangeError} unless part is from 10⁻¹² to 1 and steps is a whole number of at least one
 * @example nearbyMinimum(landscape, w, { part: 0.01 }).state
 */
export function nearbyMinimum(
  landscape: Landscape,
  w: Float64Array,
  options: { part?: number; steps?: number } = {},
): NearbyMinimum {
  requireInput("nearbyMinimum: landscape", landscape, aLandscape);
  requireInput("nearbyMinimum: w", w, vectorOf(landscape.dimension));
  requireInput("nearbyMinimum: options", options, nearbyMinimumOptions);
  const { part = 0.01, steps = 1000 } = options;

  requireNumber("nearbyMinimum: part", part, { min: 1e-12, max: 1 });
  const n = landscape.dimension;
  let state: Float64Array = w.slice();
  let gradient: Float64Array = new Float64Array(n);
  let taskError = landscape.gradient(state, gradient);
  const wanted = part * taskError;
  const direction = gradient.map((value) => -value);
  const image = new Float64Array(n);
  let taken = 0;
  while (taken < steps && taskError > wanted) {
    let slope = dot(direction, gradient);
    if (slope >= 0) {
      direction.forEach((_, i) => (direction[i] = -gradient[i]!));
      slope = -dot(gradient, gradient);
    }
    if (slope === 0) break;
    landscape.hessianVector(state, direction, image);
    const bend = dot(direction, image);
    let length = bend > 0 ? -slope / bend : 1;
    const next = new Float64Array(n);
    let there: Float64Array = addScaled(state.slice(), length, direction);
    let error = landscape.gradient(there, next);
    for (let halvings = 0; error >= taskError && halvings < 40; halvings++) {
      length /= 2;
      there = addScaled(state.slice(), length, direction);
      error = landscape.gradient(there, next);
    }
    if (error >= taskError) break;
    const kept = Math.max(0, (dot(next, next) - dot(next, gradient)) / dot(gradient, gradient));
    direction.forEach((value, i) => (direction[i] = kept * value - next[i]!));
    [state, gradient, taskError] = [there, next, error];
    taken++;
  }
  return { state, taskError, steps: taken };
}
