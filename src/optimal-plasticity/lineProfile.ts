/** The landscape along a straight line: what Figs 3a and 3b draw, and what Eq 6 is held against. */
import { requireCount, requireNumber } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { addScaled, dot, rescale } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { aCount, aNumber, optional, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** One point of a line w + x d̂: F there, the tangent F + x d̂ᵀ∇F, and the parabola F + x d̂ᵀ∇F + ½ x² Q[d]. */
export interface LinePoint {
  readonly length: number;
  readonly taskError: number;
  readonly tangent: number;
  readonly parabola: number;
}

const lineProfileOptions = optionsOf({ from: optional(aNumber), to: aNumber, points: aCount });

/**
 * F at `points` equally spaced lengths from `from` to `to` along `direction` (of any length but zero).
 *
 * `lineProfile(landscape, w, direction, { from: -1, to: 1, points: 41 })`
 */
export function lineProfile(
  landscape: Landscape,
  w: Float64Array,
  direction: Float64Array,
  options: { from?: number; to: number; points: number },
): LinePoint[] {
  requireInput("lineProfile: landscape", landscape, aLandscape);
  requireInput("lineProfile: w", w, vectorOf(landscape.dimension));
  requireInput("lineProfile: direction", direction, vectorOf(landscape.dimension));
  requireInput("lineProfile: options", options, lineProfileOptions);
  const { from = 0, to, points } = options;

  requireNumber("lineProfile: to", to, { min: from });
  requireCount("lineProfile: points", points, 2);
  const { unit, error, slope, bend } = localExpansion(landscape, w, direction);
  return Array.from({ length: points }, (_, k) => {
    const length = from + ((to - from) * k) / (points - 1);
    const tangent = error + slope * length;
    return {
      length,
      taskError: landscape.taskError(addScaled(w.slice(), length, unit)),
      tangent,
      parabola: tangent + (bend * square(length)) / 2,
    };
  });
}

/** F, slope d̂ᵀ∇F and curvature Q[d] at w in the direction of `direction`, and d̂ itself. */
export function localExpansion(
  landscape: Landscape,
  w: Float64Array,
  direction: Float64Array,
): { unit: Float64Array; error: number; slope: number; bend: number } {
  requireInput("localExpansion: landscape", landscape, aLandscape);
  requireInput("localExpansion: w", w, vectorOf(landscape.dimension));
  requireInput("localExpansion: direction", direction, vectorOf(landscape.dimension));

  const unit = rescale(direction.slice());
  if (!unit.some((value) => value !== 0))
    throw new RangeError("localExpansion: direction: expected a vector ≠ 0, got zeros");
  const image = new Float64Array(landscape.dimension);
  const error = landscape.gradient(w, image);
  const slope = dot(unit, image);
  landscape.hessianVector(w, unit, image);
  return { unit, error, slope, bend: dot(unit, image) };
}
