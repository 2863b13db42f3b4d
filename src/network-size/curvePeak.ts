/** Where a noisy curve over the size of a network has its maximum. */
import { requireNumber } from "../numerics/check.js";
import { exp, ln } from "../numerics/elementary.js";
import { aPositive, aVector, optional, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

const curvePeakOptions = optionsOf<{ reach?: number }>({ reach: optional(aPositive) });

/**
 * Size of the maximum of (size, value): that of the parabola in ln N that is fitted, by least squares, to all points within
 * a factor of `reach` (default 4) of the largest value. Along c₁ = c₂ the ⟨k⟩ of eq. (10) is symmetric in ln N about N*, so
 * the parabola has its maximum there. Where the largest value is the first or the last, that size, with `atEnd`.
 *
 * `curvePeak([18, 72, 162, 288], [1, 3, 3.2, 2.9]).size`
 *
 * Throws `RangeError` on fewer than three sizes, sizes that don't rise, values that aren't finite and a reach ≤ 1.
 */
export function curvePeak(
  sizes: ArrayLike<number>,
  values: ArrayLike<number>,
  options: { reach?: number } = {},
): { size: number; atEnd: boolean } {
  requireInput("curvePeak: sizes", sizes, aVector);
  requireInput("curvePeak: values", values, vectorOf(sizes.length));
  requireInput("curvePeak: options", options, curvePeakOptions);
  const { reach = 4 } = options;

  const n = sizes.length;
  requireNumber("curvePeak: number of sizes", n, { min: 3 });
  if (!(reach > 1)) throw new RangeError(`curvePeak: reach: expected a number above 1, got ${reach}`);
  let best = 0;
  for (let k = 0; k < n; k++) {
    if (!(sizes[k]! > (k === 0 ? 0 : sizes[k - 1]!))) {
      throw new RangeError(`curvePeak: sizes: expected rising numbers > 0, got ${sizes[k]} at place ${k}`);
    }
    if (values[k]! > values[best]!) best = k;
  }
  if (best === 0 || best === n - 1) return { size: sizes[best]!, atEnd: true };
  const near = Array.from({ length: n }, (_, k) => k).filter(
    (k) => Math.abs(k - best) <= 1 || (sizes[k]! <= reach * sizes[best]! && sizes[best]! <= reach * sizes[k]!),
  );
  // normal equations of y = a + b x + c x², about the best size
  let [s0, s1, s2, s3, s4, t0, t1, t2] = [0, 0, 0, 0, 0, 0, 0, 0];
  const x = near.map((k) => ln(sizes[k]! / sizes[best]!));
  near.forEach((k, place) => {
    const [one, y] = [x[place]!, values[k]! - values[best]!];
    const square = one * one;
    s0 += 1;
    s1 += one;
    s2 += square;
    s3 += square * one;
    s4 += square * square;
    t0 += y;
    t1 += one * y;
    t2 += square * y;
  });
  // Cramer's rule for b and c, without the common determinant
  const linear = s0 * (t1 * s4 - s3 * t2) - t0 * (s1 * s4 - s3 * s2) + s2 * (s1 * t2 - t1 * s2);
  const bend = s0 * (s2 * t2 - t1 * s3) - s1 * (s1 * t2 - t1 * s2) + t0 * (s1 * s3 - s2 * s2);
  const at = -linear / (2 * bend);
  const [low, high] = [x[0]!, x[x.length - 1]!];
  // a parabola that opens upwards, or has its top outside, has no more to say than the largest value
  return { size: bend < 0 && at > low && at < high ? sizes[best]! * exp(at) : sizes[best]!, atEnd: false };
}
