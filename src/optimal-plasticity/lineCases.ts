/** Slope and curvature varied apart in the network of the paper (Fig 3a and b). */
import type { RandomStream } from "../numerics/random.js";
import { dot, rescale } from "../numerics/vector.js";
import { areaAboveTangent } from "./areaAboveTangent.js";
import { curvature } from "./curvature.js";
import { downhillDirection } from "./downhillDirection.js";
import { leadingDirections } from "./hessian.js";
import type { Landscape } from "./landscape.js";
import { lineSearch } from "./lineSearch.js";
import { optimalMagnitude } from "./optimalMagnitude.js";
import { optimalMagnitudeToThirdOrder } from "./thirdOrder.js";
import { aLandscape } from "./landscape.js";
import { aPositive, aStream, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** The directions of Fig 3b: slope in units of ‖∇F‖, curvature in units of that of the gradient. */
export const LINE_CASES = [
  { name: "(i)", slope: 0.6, upward: 0.9 },
  { name: "(ii) shallower", slope: 0.3, upward: 0.9 },
  { name: "(iii) steeper", slope: 0.9, upward: 0.9 },
  { name: "(i′) less curved", slope: 0.6, upward: 0.45 },
] as const;

/** One direction with its three optima. */
export interface LineCase {
  readonly name: string;
  /** dᵀ∇F over −‖∇F‖, and Q[d]. */
  readonly slope: number;
  readonly upward: number;
  readonly direction: Float64Array;
  /** Eq 6, the same to third order, and the line search. */
  readonly eq6: number;
  readonly third: number;
  readonly searched: number;
}

/**
 * Directions of the cases of Fig 3b at w, and how far it is best to go in each. Beside the gradient they are made of the
 * most curved direction and of a random one (drawn from `stream`).
 *
 * `lineCases(landscape, w, randomStream(1, "fig3", "lines")).map((one) => one.searched)`; throws `RangeError` where the
 * network has no direction that is so steep and so curved (0.9 of the curvature of the
 * gradient leaves room for all four).
 */
export function lineCases(landscape: Landscape, w: Float64Array, stream: RandomStream): LineCase[] {
  requireInput("lineCases: landscape", landscape, aLandscape);
  requireInput("lineCases: w", w, vectorOf(landscape.dimension));
  requireInput("lineCases: stream", stream, aStream);

  const { along, gradientCurvature } = directionsAt(landscape, w, stream);
  return LINE_CASES.map(({ name, slope, upward: share }) => {
    const upward = share * gradientCurvature;
    const direction = along(slope, upward);
    return {
      name,
      slope,
      upward,
      direction,
      eq6: optimalMagnitude(landscape, w, direction),
      third: optimalMagnitudeToThirdOrder(landscape, w, direction),
      searched: lineSearch(landscape, w, direction),
    };
  });
}

/** Two directions of Fig 3a with the area between landscape and tangent over ± `halfLength`. */
export interface LiftedDirection {
  readonly direction: Float64Array;
  readonly upward: number;
  readonly area: number;
}

/**
 * Two directions of equal slope (a quarter of ‖∇F‖), nine and three tenths as curved as the gradient, and the areas
 * under which they lift off the tangent (Fig 3a).
 *
 * `const [v1, v2] = liftedDirections(landscape, w, stream)`
 */
export function liftedDirections(
  landscape: Landscape,
  w: Float64Array,
  stream: RandomStream,
  halfLength = 0.3,
): LiftedDirection[] {
  requireInput("liftedDirections: landscape", landscape, aLandscape);
  requireInput("liftedDirections: w", w, vectorOf(landscape.dimension));
  requireInput("liftedDirections: stream", stream, aStream);
  requireInput("liftedDirections: halfLength", halfLength, aPositive);

  const { along, gradientCurvature } = directionsAt(landscape, w, stream);
  return [0.9, 0.3].map((share) => {
    const direction = along(0.25, share * gradientCurvature);
    const upward = curvature(landscape, w, direction);
    return { direction, upward, area: areaAboveTangent(landscape, w, direction, halfLength) };
  });
}

function directionsAt(landscape: Landscape, w: Float64Array, stream: RandomStream) {
  const gradient = new Float64Array(landscape.dimension);
  landscape.gradient(w, gradient);
  const [curved] = leadingDirections(landscape, w, 1, stream, 15);
  // On the downhill side of the most curved direction both bend together, so that steep directions can be curved.
  if (dot(curved!, gradient) > 0) rescale(curved!, -1);
  const flat = stream.fillNormal(new Float64Array(landscape.dimension));
  return {
    gradientCurvature: curvature(landscape, w, gradient),
    along: (steepness: number, upward: number) =>
      downhillDirection(landscape, w, { steepness, upward, curved: curved!, flat }),
  };
}
