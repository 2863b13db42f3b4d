/** Exact against corrupted gradient (Fig 4b), beyond the one example that can be drawn. */
import { requireCount } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { firstOrder } from "./compensatoryPlasticity.js";
import { curvature } from "./curvature.js";
import type { Landscape } from "./landscape.js";
import { localExpansion } from "./lineProfile.js";

/** The best steps from one state along the gradient and along a corrupted gradient. */
export interface CorruptedOptimum {
  /** Eq 6 along each direction. */
  readonly exact: number;
  readonly corrupted: number;
  /** How much F falls over that step, to second order: slope²/(2 Q). */
  readonly exactFall: number;
  readonly corruptedFall: number;
  /** Q along each direction. */
  readonly exactCurvature: number;
  readonly corruptedCurvature: number;
}

/**
 * Draws `count` states in random directions from the minimum `optimum`, and at each a gradient corrupted with
 * signal-to-noise ratio `signalToNoise`; draws that don't point downhill are left out.
 *
 * `corruptedOptima(bowl, new Float64Array(2), { signalToNoise: 1, count: 1000, stream })`
 */
export function corruptedOptima(
  landscape: Landscape,
  optimum: Float64Array,
  { signalToNoise, count, stream }: { signalToNoise: number; count: number; stream: RandomStream },
): CorruptedOptimum[] {
  requireCount("count", count);
  const rule = firstOrder(signalToNoise);
  const gradient = new Float64Array(landscape.dimension);
  const step = new Float64Array(landscape.dimension);
  const draw = new Float64Array(landscape.dimension);
  return Array.from({ length: count }, (): CorruptedOptimum => {
    stream.fillNormal(draw);
    const w = optimum.map((value, i) => value + draw[i]!);
    const taskError = landscape.gradient(w, gradient);
    rule({ landscape, w, gradient, taskError }, 1, stream, step);
    const exact = localExpansion(landscape, w, gradient);
    const corrupted = localExpansion(landscape, w, step);
    return {
      exact: exact.slope / exact.bend,
      corrupted: -corrupted.slope / corrupted.bend,
      exactFall: square(exact.slope) / (2 * exact.bend),
      corruptedFall: square(corrupted.slope) / (2 * corrupted.bend),
      exactCurvature: exact.bend,
      corruptedCurvature: corrupted.bend,
    };
  }).filter(({ corrupted }) => corrupted > 0);
}

/** Q along `count` draws of the gradient at w, corrupted with ratio `signalToNoise`: a sample of what Eq A6 interpolates. */
export function corruptedCurvatures(
  landscape: Landscape,
  w: Float64Array,
  { signalToNoise, count, stream }: { signalToNoise: number; count: number; stream: RandomStream },
): Float64Array {
  requireCount("count", count);
  const rule = firstOrder(signalToNoise);
  const gradient = new Float64Array(landscape.dimension);
  const taskError = landscape.gradient(w, gradient);
  const step = new Float64Array(landscape.dimension);
  return Float64Array.from({ length: count }, () => {
    rule({ landscape, w, gradient, taskError }, 1, stream, step);
    return curvature(landscape, w, step);
  });
}
