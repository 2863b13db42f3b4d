/** What fluctuations do to the task error of one state, with and without the landscape's curvature (Fig 2c). */
import type { RandomStream } from "../numerics/random.js";
import { addScaled, dot } from "../numerics/vector.js";
import { fluctuation } from "./fluctuation.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { aCount, aNonNegative, aStream, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * ΔF of `count` fluctuations of magnitude `magnitude` from w: on the tangent plane of the landscape at w (`flat`: the
 * slope alone) and on the landscape itself (`curved`).
 */
export function fluctuationEffects(
  landscape: Landscape,
  w: Float64Array,
  magnitude: number,
  count: number,
  stream: RandomStream,
): { flat: Float64Array; curved: Float64Array } {
  requireInput("fluctuationEffects: landscape", landscape, aLandscape);
  requireInput("fluctuationEffects: w", w, vectorOf(landscape.dimension));
  requireInput("fluctuationEffects: magnitude", magnitude, aNonNegative);
  requireInput("fluctuationEffects: count", count, aCount);
  requireInput("fluctuationEffects: stream", stream, aStream);

  const gradient = new Float64Array(landscape.dimension);
  const before = landscape.gradient(w, gradient);
  const change = new Float64Array(landscape.dimension);
  const flat = new Float64Array(count);
  const curved = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    fluctuation(magnitude, stream, change);
    flat[k] = dot(gradient, change);
    curved[k] = landscape.taskError(addScaled(w.slice(), 1, change)) - before;
  }
  return { flat, curved };
}
