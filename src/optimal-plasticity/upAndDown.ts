/** One fluctuation and its opposite, on the tangent plane and on the curved landscape: the picture of Fig 2c. */
import { requireCount } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { addScaled, dot } from "../numerics/vector.js";
import { curvature, meanCurvature } from "./curvature.js";
import { fluctuation } from "./fluctuation.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aStream,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** F − F[w] at w + t Δε: `flat` on the tangent plane, `curved` on the landscape. */
export interface SlopePoint {
  readonly t: number;
  readonly flat: number;
  readonly curved: number;
}

const upAndDownOptions = optionsOf({ reach: optional(aNumber), points: optional(aCount) });

/**
 * The profile F(w + t Δε) for −reach ≤ t ≤ reach along a typical uphill fluctuation: of `count` fluctuations of magnitude
 * `magnitude` the one whose slope and curvature are together nearest to the root mean square slope, ‖∇F‖ e/√N, and the
 * mean curvature, Tr(∇²F)/N.
 *
 * `upAndDown(landscape, w, 0.2, 200, stream)` → 41 points, t = −1.4 … 1.4
 */
export function upAndDown(
  landscape: Landscape,
  w: Float64Array,
  magnitude: number,
  count: number,
  stream: RandomStream,
  options: { reach?: number | undefined; points?: number | undefined } = {},
): SlopePoint[] {
  requireInput("upAndDown: landscape", landscape, aLandscape);
  requireInput("upAndDown: w", w, vectorOf(landscape.dimension));
  requireInput("upAndDown: magnitude", magnitude, aNonNegative);
  requireInput("upAndDown: stream", stream, aStream);
  requireInput("upAndDown: options", options, upAndDownOptions);
  const { reach = 1.4, points = 41 } = options;

  requireCount("upAndDown: count", count);
  const n = landscape.dimension;
  const gradient = new Float64Array(n);
  const here = landscape.gradient(w, gradient);
  const slope = magnitude * Math.sqrt(dot(gradient, gradient) / n);
  const bend = meanCurvature(landscape, w);
  const oddity = (change: Float64Array) =>
    Math.abs(dot(gradient, change) / slope - 1) + Math.abs(curvature(landscape, w, change) / bend - 1);
  let best = fluctuation(magnitude, stream, new Float64Array(n));
  let least = oddity(best);
  for (let k = 1; k < count; k++) {
    const change = fluctuation(magnitude, stream, new Float64Array(n));
    const odd = oddity(change);
    if (odd < least) [best, least] = [change, odd];
  }
  return Array.from({ length: points }, (_, k) => {
    const t = reach * ((2 * k) / (points - 1) - 1);
    const moved = addScaled(w.slice(), t, best);
    return { t, flat: t * dot(gradient, best), curved: landscape.taskError(moved) - here };
  });
}
