/** Descent on a quadratic cost ½ (w − w*)ᵀ G (w − w*) of two weights, and the coordinates in which it is round (Fig 2B–C). */
import { choleskyFactor } from "../numerics/linear.js";
import { angleOf } from "./descentPaths.js";
import { requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * M = L⁻ᵀ with G = L Lᵀ, row-major 2 × 2: in coordinates v with w = w* + M v the metric G becomes the identity.
 *
 * @throws {RangeError} unless G is positive definite
 * @example whitening([4, 0, 0, 1]) // [½, 0, 0, 1]
 */
export function whitening(metric: ArrayLike<number>): [number, number, number, number] {
  requireInput("whitening: metric", metric, vectorOf(4));

  const factor = choleskyFactor(metric, 2);
  const [a, b, c] = [factor[0]!, factor[2]!, factor[3]!];
  return [1 / a, -b / (a * c), 0, 1 / c];
}

/**
 * Where the Euclidean gradient of the quadratic cost points, radians, at a place from which the minimum lies in direction
 * `towards`: along G · towards. With the eigenvectors of G as axes, tan ψ′ = k tan ψ for a ratio k of eigenvalues.
 *
 * @throws {RangeError} unless G is positive definite
 */
export function turnedAngle(metric: ArrayLike<number>, towards: readonly [number, number]): number {
  requireInput("turnedAngle: metric", metric, vectorOf(4));
  requireInput("turnedAngle: towards", towards, vectorOf(2));

  choleskyFactor(metric, 2);
  const [x, y] = towards;
  return angleOf([metric[0]! * x + metric[1]! * y, metric[2]! * x + metric[3]! * y]);
}
