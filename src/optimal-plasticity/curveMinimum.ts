/** Where a curve over the ratio ρ has its minimum. */
import { requireVector } from "../numerics/check.js";
import { exp, ln } from "../numerics/elementary.js";
import { aBuffer, requireInput } from "../numerics/inputKinds.js";

/**
 * The minimum of the curve through (ratio, error): that of the parabola through the smallest error and its two
 * neighbours, in ln ρ and ln F, because both axes of F(ρ) are scales (on the closed form of `isotropicSteadyState`, on
 * half octaves, this is exact within 0.1 %; a parabola over ρ itself is 4 % off). At an end of the grid the end itself,
 * with `atEnd`.
 *
 * `curveMinimum([0.5, 1, 2], [3, 1, 3])` → { ratio: 1, error: 1, atEnd: false }
 *
 * Throws `RangeError` on fewer than three ratios, ratios that don't rise, or an error that isn't > 0.
 */
export function curveMinimum(
  ratios: ArrayLike<number>,
  errors: ArrayLike<number>,
): { ratio: number; error: number; atEnd: boolean } {
  requireInput("curveMinimum: ratios", ratios, aBuffer);
  requireInput("curveMinimum: errors", errors, aBuffer);

  const n = ratios.length;
  if (n < 3) throw new RangeError(`curveMinimum: expected at least three ratios, got ${n}`);
  requireVector("curveMinimum: ratios", ratios, n);
  requireVector("curveMinimum: errors", errors, n);
  let best = 0;
  for (let k = 0; k < n; k++) {
    if (!(ratios[k]! > (k === 0 ? 0 : ratios[k - 1]!))) {
      throw new RangeError(`curveMinimum: ratios: expected rising numbers > 0, got ${ratios[k]} at place ${k}`);
    }
    if (!(errors[k]! > 0))
      throw new RangeError(`curveMinimum: errors: expected numbers > 0, got ${errors[k]} at place ${k}`);
    if (errors[k]! < errors[best]!) best = k;
  }
  const atEnd = best === 0 || best === n - 1;
  if (atEnd) return { ratio: ratios[best]!, error: errors[best]!, atEnd };
  const [x0, x1, x2] = [ratios[best - 1]!, ratios[best]!, ratios[best + 1]!].map(ln) as [number, number, number];
  const [y0, y1, y2] = [errors[best - 1]!, errors[best]!, errors[best + 1]!].map(ln) as [number, number, number];
  const left = (y1 - y0) / (x1 - x0);
  const right = (y2 - y1) / (x2 - x1);
  const bend = (right - left) / (x2 - x0);
  const at = (x0 + x1) / 2 - left / (2 * bend);
  return { ratio: exp(at), error: exp(y0 + left * (at - x0) + bend * (at - x0) * (at - x1)), atEnd };
}
