/**
 * The exponential function and the logistic sigmoid in single precision, four at a time. Own polynomials, because an
 * engine's Math.exp may differ in the last bit from another's, and because this is most of what a sigmoid costs.
 *
 * exp(−x) = 2ⁿ exp(r), n the whole number nearest to −x / ln 2, |r| ≤ ½ ln 2. exp(r) by a polynomial of degree five
 * with least relative error (9.2·10⁻⁸; with the rounding of single precision below 2·10⁻⁷).
 */

/** −ln of the largest and of the smallest normal number: beyond these exp4 stays at its end value. */
const LEAST: f32 = -88.72283;
const GREATEST: f32 = 87.33654;

/** exp(−x) for x in [−88.72, 87.34]; beyond, the value at the end (3.4·10³⁸ or 1.2·10⁻³⁸); NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function exponentialOfMinus(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, f32x4.splat(LEAST)), f32x4.splat(GREATEST));
  // n by adding 1.5 · 2²³: it then stands in the low bits of the sum.
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(-1.44269504)), f32x4.splat(12582912.0));
  const n = f32x4.sub(shifted, f32x4.splat(12582912.0));
  // −r = x + n ln 2 with ln 2 in two parts; the first has 9 bits, so that its product with n is exact.
  let r = f32x4.add(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(-0.008290272206068039);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.04189816117286682));
  p = f32x4.sub(f32x4.mul(p, r), f32x4.splat(0.1666763871908188));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.4999914765357971));
  p = f32x4.sub(f32x4.mul(p, r), f32x4.splat(0.9999997019767761));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0));
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/** Logistic sigmoid 1 / (1 + exp(−x)). */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1.0);
  return f32x4.div(one, f32x4.add(one, exponentialOfMinus(x)));
}

/**
 * exp of the n numbers at `values`, in place (n a multiple of four). Above 88.72 it is ∞, below −87.34, where single
 * precision has no normal numbers left, it is 0.
 */
export function exponential(values: usize, n: i32): void {
  for (const end = values + <usize>n * 4; values < end; values += 16) {
    const minus = f32x4.neg(v128.load(values));
    let e = exponentialOfMinus(minus);
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
