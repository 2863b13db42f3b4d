/** Downhill directions with a slope and a curvature of one's choice (Fig 3b): the two can be varied apart. */
import { requireNumber, requireVector } from "../numerics/check.js";
import { cos, sin, square } from "../numerics/elementary.js";
import { addScaled, dot, norm, rescale } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { aNumber, aVector, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

const downhillDirectionOptions = optionsOf({ steepness: aNumber, upward: aNumber, curved: aVector, flat: aVector });

/**
 * A unit direction d with slope dᵀ∇F = −`steepness` ‖∇F‖ (0 < steepness < 1) and curvature Q_w[d] = `upward`. Beside the
 * downhill gradient it is made of two others, a more and a less curved one (`curved`, `flat`), mixed until the
 * curvature fits (bisection over their angle).
 *
 * Throws `RangeError` when the curvature can't be had with this slope, and says which can.
 */
export function downhillDirection(
  landscape: Landscape,
  w: Float64Array,
  options: { steepness: number; upward: number; curved: Float64Array; flat: Float64Array },
): Float64Array {
  requireInput("downhillDirection: landscape", landscape, aLandscape);
  requireInput("downhillDirection: w", w, vectorOf(landscape.dimension));
  requireInput("downhillDirection: options", options, downhillDirectionOptions);
  const { steepness, upward, curved, flat } = options;

  requireNumber("downhillDirection: steepness", steepness, { min: Number.MIN_VALUE, max: 1 });
  requireVector("downhillDirection: curved", curved, landscape.dimension);
  requireVector("downhillDirection: flat", flat, landscape.dimension);
  const downhill = new Float64Array(landscape.dimension);
  landscape.gradient(w, downhill);
  if (!(norm(downhill) > 0)) throw new RangeError("downhillDirection: expected a slope, got ∇F = 0");
  rescale(downhill, -1);
  const a = without(flat, [downhill]);
  const b = without(curved, [downhill, a]);
  const basis = [downhill, a, b];
  // vᵢᵀ∇²F vⱼ: within the span of the three, curvature needs no further Hessian–vector products
  const form = basis.map((v) => {
    const image = new Float64Array(landscape.dimension);
    landscape.hessianVector(w, v, image);
    return basis.map((u) => dot(u, image));
  });
  const across = Math.sqrt(1 - square(steepness));
  const shares = (angle: number) => [steepness, across * cos(angle), across * sin(angle)];
  const along = (angle: number): number => {
    const c = shares(angle);
    return form.reduce((sum, row, i) => row.reduce((inner, q, j) => inner + c[i]! * c[j]! * q, sum), 0);
  };
  let [low, high] = [0, Math.PI / 2];
  const [least, most] = [along(low), along(high)];
  if (!(upward >= least && upward <= most)) {
    throw new RangeError(`downhillDirection: expected a curvature from ${least} to ${most}, got ${upward}`);
  }
  for (let k = 0; k < 60; k++) {
    const angle = (low + high) / 2;
    if (along(angle) < upward) low = angle;
    else high = angle;
  }
  const direction = new Float64Array(landscape.dimension);
  shares((low + high) / 2).forEach((share, k) => addScaled(direction, share, basis[k]!));
  return direction;
}

/** The unit vector along what remains of `vector` without its parts along `units`. */
function without(vector: Float64Array, units: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (const unit of units) addScaled(rest, -dot(rest, unit), unit);
  return rescale(rest);
}
