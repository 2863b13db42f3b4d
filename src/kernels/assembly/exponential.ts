/**
 * The exponential function and the logistic sigmoid in single precision, four at a time. Own polynomials, because an
 * engine's Math.exp may differ in the last bit from another's, and because this is most of what a sigmoid costs.
 *
 * exp(−x) = 2ⁿ exp(r), n the whole number nearest to −x / ln 2, |r| ≤ ½ ln 2. exp(r) by a polynomial of degree five
 * with least relative error (9.2·10⁻⁸; with the rounding of single precision below 2·10⁻⁷).
 */

/** −ln of the largest and of the smallest normal number. */
const LEAST: f32 = -88.72283;
const GREATEST: f32 = 87.33654;

/**
 * Beyond ±SATURATION the sigmoid stays at its value there, 10⁻¹³ from 0 or (rounded) 1. Without this bound the
 * activities of saturated units, or their products, would be subnormal numbers, which take processors a hundred times
 * longer: runs with large weights were three times slower.
 */
const SATURATION: f32 = 30;

/**
 * The constants lie in memory, because a load is one cheap instruction, whereas the engine builds a constant vector
 * anew at each use, from three instructions that compete with the additions. (Constant sums of addresses, not
 * offsets: the engine makes one number of the first, and an instruction of the second.)
 */
const CONSTANTS: usize = memory.data<f32>([
  -SATURATION, // 0
  SATURATION, // 4
  -1.44269504, // 8: −1 / ln 2
  12582912.0, // 12: 1.5 · 2²³
  0.693359375, // 16: ln 2, first 9 bits: its product with n is exact
  -2.1219444e-4, // 20: the rest of ln 2
  -0.008290272206068039, // 24: the polynomial, highest power first
  0.04189816117286682, // 28
  0.1666763871908188, // 32
  0.4999914765357971, // 36
  0.9999997019767761, // 40
  1.0, // 44
]);

/** exp(−x) for x in [−88.72, 87.34], nonsense beyond; NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function exponentialOfMinus(x: v128): v128 {
  // n by adding 1.5 · 2²³: it then stands in the low bits of the sum.
  const magic = v128.load32_splat(CONSTANTS + 12);
  const shifted = f32x4.add(f32x4.mul(x, v128.load32_splat(CONSTANTS + 8)), magic);
  const n = f32x4.sub(shifted, magic);
  // −r = x + n ln 2
  let r = f32x4.add(x, f32x4.mul(n, v128.load32_splat(CONSTANTS + 16)));
  r = f32x4.add(r, f32x4.mul(n, v128.load32_splat(CONSTANTS + 20)));
  let p = f32x4.add(f32x4.mul(v128.load32_splat(CONSTANTS + 24), r), v128.load32_splat(CONSTANTS + 28));
  p = f32x4.sub(f32x4.mul(p, r), v128.load32_splat(CONSTANTS + 32));
  p = f32x4.add(f32x4.mul(p, r), v128.load32_splat(CONSTANTS + 36));
  p = f32x4.sub(f32x4.mul(p, r), v128.load32_splat(CONSTANTS + 40));
  p = f32x4.add(f32x4.mul(p, r), v128.load32_splat(CONSTANTS + 44));
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/** Logistic sigmoid 1 / (1 + exp(−x)), x bounded to ±SATURATION; NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const one = v128.load32_splat(CONSTANTS + 44);
  x = f32x4.pmax(x, v128.load32_splat(CONSTANTS));
  x = f32x4.pmin(x, v128.load32_splat(CONSTANTS + 4));
  return f32x4.div(one, f32x4.add(one, exponentialOfMinus(x)));
}

/**
 * exp of the n numbers at `values`, in place (n a multiple of four). Above 88.72 it is ∞, below −87.34, where single
 * precision has no normal numbers left, it is 0.
 */
export function exponential(values: usize, n: i32): void {
  for (const end = values + <usize>n * 4; values < end; values += 16) {
    const minus = f32x4.neg(v128.load(values));
    let e = exponentialOfMinus(f32x4.pmin(f32x4.pmax(minus, f32x4.splat(LEAST)), f32x4.splat(GREATEST)));
    e = v128.andnot(e, f32x4.gt(minus, f32x4.splat(GREATEST)));
    e = v128.bitselect(f32x4.splat(Infinity), e, f32x4.lt(minus, f32x4.splat(LEAST)));
    v128.store(values, e);
  }
}

/** Sigmoid of the n numbers at `values`, in place (n a multiple of four). */
export function sigmoid(values: usize, n: i32): void {
  for (const end = values + <usize>n * 4; values < end; values += 16) {
    v128.store(values, sigmoid4(v128.load(values)));
  }
}
