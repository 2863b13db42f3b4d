/** The shaded areas of Fig 3a. */
import { requireNumber } from "../numerics/check.js";
import { gaussLegendre } from "../numerics/quadrature.js";
import { addScaled } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import { localExpansion } from "./lineProfile.js";
import { aLandscape } from "./landscape.js";
import { aCount, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * Area between the landscape and its tangent over x ∈ [−L, L] along a unit direction,
 * ∫ (F[w + x v̂] − F[w] − x v̂ᵀ∇F) dx = Q_w[v] L³/3 + O(L⁵): proportional to Q for a given half-length L (the third
 * order is odd and drops out). Gauss–Legendre quadrature with `nodes` nodes.
 *
 * `areaAboveTangent(landscape, w, direction, 0.5)`
 */
export function areaAboveTangent(
  landscape: Landscape,
  w: Float64Array,
  direction: Float64Array,
  halfLength: number,
  nodes = 12,
): number {
  requireInput("areaAboveTangent: landscape", landscape, aLandscape);
  requireInput("areaAboveTangent: w", w, vectorOf(landscape.dimension));
  requireInput("areaAboveTangent: direction", direction, vectorOf(landscape.dimension));
  requireInput("areaAboveTangent: nodes", nodes, aCount);

  requireNumber("areaAboveTangent: halfLength", halfLength, { min: Number.MIN_VALUE });
  const { unit, error, slope } = localExpansion(landscape, w, direction);
  return gaussLegendre(nodes, -halfLength, halfLength).reduce(
    (area, { node, weight }) =>
      area + weight * (landscape.taskError(addScaled(w.slice(), node, unit)) - error - slope * node),
    0,
  );
}
