/** The curvature operator Q of Box 2 and what is computed from it. */
import { requireCount } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { dot } from "../numerics/vector.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { aStream, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * Upward curvature of the landscape at w in the direction of v,
 * Q_w[v] = vᵀ ∇²F[w] v / ‖v‖² (Box 2), by one Hessian–vector product. Depends on the direction of v, not its length.
 *
 * `curvature(landscape, w, gradient)`; throws `RangeError` for v = 0, which has no direction.
 */
export function curvature(landscape: Landscape, w: Float64Array, v: Float64Array): number {
  requireInput("curvature: landscape", landscape, aLandscape);
  requireInput("curvature: w", w, vectorOf(landscape.dimension));
  requireInput("curvature: v", v, vectorOf(landscape.dimension));

  const size = dot(v, v);
  if (!(size > 0)) throw new RangeError(`curvature: expected a direction v ≠ 0, got ‖v‖² = ${size}`);
  const image = new Float64Array(v.length);
  landscape.hessianVector(w, v, image);
  return dot(v, image) / size;
}

/** Q in `count` random directions: a sample of Q[Δε], whose mean is Tr(∇²F)/N (Eq 12). */
export function fluctuationCurvatures(
  landscape: Landscape,
  w: Float64Array,
  count: number,
  stream: RandomStream,
): Float64Array {
  requireInput("fluctuationCurvatures: landscape", landscape, aLandscape);
  requireInput("fluctuationCurvatures: w", w, vectorOf(landscape.dimension));
  requireInput("fluctuationCurvatures: stream", stream, aStream);

  requireCount("fluctuationCurvatures: count", count);
  const direction = new Float64Array(landscape.dimension);
  return Float64Array.from({ length: count }, () => curvature(landscape, w, stream.fillNormal(direction)));
}

/**
 * Tr(∇²F[w])/N exactly, the right-hand side of Eq 12: from the landscape's own `hessianTrace`, or from N
 * Hessian–vector products where it has none.
 */
export function meanCurvature(landscape: Landscape, w: Float64Array): number {
  requireInput("meanCurvature: landscape", landscape, aLandscape);
  requireInput("meanCurvature: w", w, vectorOf(landscape.dimension));

  const n = landscape.dimension;
  if (landscape.hessianTrace !== undefined) return landscape.hessianTrace(w) / n;
  const unit = new Float64Array(n);
  const image = new Float64Array(n);
  let trace = 0;
  for (let k = 0; k < n; k++) {
    unit[k] = 1;
    landscape.hessianVector(w, unit, image);
    unit[k] = 0;
    trace += image[k]!;
  }
  return trace / n;
}
