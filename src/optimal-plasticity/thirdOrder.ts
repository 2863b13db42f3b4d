/** Eq 6 with the next term of the expansion: how far a network's own optimum lies from the second-order one. */
import { square } from "../numerics/elementary.js";
import { addScaled } from "../numerics/vector.js";
import { curvature } from "./curvature.js";
import type { Landscape } from "./landscape.js";
import { localExpansion } from "./lineProfile.js";
import { aLandscape } from "./landscape.js";
import { aPositive, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * The minimum along `direction` of F + x s + ½ x² Q + ⅙ x³ T, x* = −2 s/(Q + √(Q² − 2 s T)), with slope s, curvature Q and
 * third derivative T (central difference of Q over ± `spacing`). For T = 0 it is Eq 6.
 *
 * `optimalMagnitudeToThirdOrder(landscape, w, direction)`; throws `RangeError` where the cubic has no minimum.
 */
export function optimalMagnitudeToThirdOrder(
  landscape: Landscape,
  w: Float64Array,
  direction: Float64Array,
  spacing = 1e-3,
): number {
  requireInput("optimalMagnitudeToThirdOrder: landscape", landscape, aLandscape);
  requireInput("optimalMagnitudeToThirdOrder: w", w, vectorOf(landscape.dimension));
  requireInput("optimalMagnitudeToThirdOrder: direction", direction, vectorOf(landscape.dimension));
  requireInput("optimalMagnitudeToThirdOrder: spacing", spacing, aPositive);

  const { unit, slope, bend } = localExpansion(landscape, w, direction);
  const at = (x: number) => curvature(landscape, addScaled(w.slice(), x, unit), unit);
  const third = (at(spacing) - at(-spacing)) / (2 * spacing);
  const discriminant = square(bend) - 2 * slope * third;
  if (!(discriminant > 0 && bend > 0)) {
    throw new RangeError(`optimalMagnitudeToThirdOrder: expected a minimum along the line, Q = ${bend}, T = ${third}`);
  }
  return (-2 * slope) / (bend + Math.sqrt(discriminant));
}
