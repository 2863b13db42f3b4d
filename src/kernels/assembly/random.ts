/**
 * The random streams of `numerics/random.ts`, in SIMD: the same four xoshiro128++ generators (one per lane of a
 * register) and the same Box–Muller transform in double precision, operation for operation, so that a kernel and
 * TypeScript draw identical bits from the same state.
 */

/** 2 artanh(z) / z as a polynomial in y = z². */
// @ts-ignore: decorator
@inline
function seriesLogarithm(y: v128): v128 {
  let p = f64x2.splat(2.0 / 15.0);
  p = f64x2.add(f64x2.mul(p, y), f64x2.splat(2.0 / 13.0));
  p = f64x2.add(f64x2.mul(p, y), f64x2.splat(2.0 / 11.0));
  p = f64x2.add(f64x2.mul(p, y), f64x2.splat(2.0 / 9.0));
  p = f64x2.add(f64x2.mul(p, y), f64x2.splat(2.0 / 7.0));
  p = f64x2.add(f64x2.mul(p, y), f64x2.splat(2.0 / 5.0));
  p = f64x2.add(f64x2.mul(p, y), f64x2.splat(2.0 / 3.0));
  return f64x2.add(f64x2.mul(p, y), f64x2.splat(2.0));
}

/** r = √(−2 ln((a + ½)/2³²)) for the two integers in the low lanes of `a`. */
// @ts-ignore: decorator
@inline
function radius(a: v128): v128 {
  const value = f64x2.add(f64x2.convert_low_i32x4_u(a), f64x2.splat(0.5)); // exact: 33 bits
  // Exponent e as a double, by the usual trick of an integer in the mantissa of 2^52; mantissa m in [1, 2).
  let e = f64x2.sub(
    v128.or(i64x2.shr_u(value, 52), i64x2.splat(0x4330000000000000)),
    f64x2.splat(4503599627370496.0 + 1023.0),
  );
  let m = v128.or(v128.and(value, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3ff0000000000000));
  const large = f64x2.gt(m, f64x2.splat(1.4142135623730951));
  m = v128.bitselect(f64x2.mul(m, f64x2.splat(0.5)), m, large);
  e = f64x2.add(e, v128.and(large, f64x2.splat(1.0)));
  const z = f64x2.div(f64x2.sub(m, f64x2.splat(1.0)), f64x2.add(m, f64x2.splat(1.0)));
  const p = seriesLogarithm(f64x2.mul(z, z));
  const ln = f64x2.sub(
    f64x2.add(f64x2.mul(e, f64x2.splat(0.6931471805599453)), f64x2.mul(z, p)),
    f64x2.splat(22.18070977791825),
  );
  return f64x2.sqrt(f64x2.mul(ln, f64x2.splat(-2.0)));
}

// @ts-ignore: decorator
@inline
function seriesSine(x: v128, w: v128): v128 {
  let s = f64x2.splat(-1.0 / 1307674368000.0);
  s = f64x2.add(f64x2.mul(s, w), f64x2.splat(1.0 / 6227020800.0));
  s = f64x2.sub(f64x2.mul(s, w), f64x2.splat(1.0 / 39916800.0));
  s = f64x2.add(f64x2.mul(s, w), f64x2.splat(1.0 / 362880.0));
  s = f64x2.sub(f64x2.mul(s, w), f64x2.splat(1.0 / 5040.0));
  s = f64x2.add(f64x2.mul(s, w), f64x2.splat(1.0 / 120.0));
  s = f64x2.sub(f64x2.mul(s, w), f64x2.splat(1.0 / 6.0));
  s = f64x2.add(f64x2.mul(s, w), f64x2.splat(1.0));
  return f64x2.mul(s, x);
}

// @ts-ignore: decorator
@inline
function seriesCosine(w: v128): v128 {
  let c = f64x2.splat(1.0 / 20922789888000.0);
  c = f64x2.sub(f64x2.mul(c, w), f64x2.splat(1.0 / 87178291200.0));
  c = f64x2.add(f64x2.mul(c, w), f64x2.splat(1.0 / 479001600.0));
  c = f64x2.sub(f64x2.mul(c, w), f64x2.splat(1.0 / 3628800.0));
  c = f64x2.add(f64x2.mul(c, w), f64x2.splat(1.0 / 40320.0));
  c = f64x2.sub(f64x2.mul(c, w), f64x2.splat(1.0 / 720.0));
  c = f64x2.add(f64x2.mul(c, w), f64x2.splat(1.0 / 24.0));
  c = f64x2.sub(f64x2.mul(c, w), f64x2.splat(0.5));
  return f64x2.add(f64x2.mul(c, w), f64x2.splat(1.0));
}

/** The four words of one lane each: `step` draws, `normals` turns the draw into `cosines` and `sines`. */
let s0: v128 = i32x4.splat(0);
let s1: v128 = i32x4.splat(0);
let s2: v128 = i32x4.splat(0);
let s3: v128 = i32x4.splat(0);

// @ts-ignore: decorator
@inline
function rotateLeft(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

/** Takes the state from memory; every draw until `saveState` works on it. */
export function loadState(state: usize): void {
  s0 = v128.load(state, 0);
  s1 = v128.load(state, 16);
  s2 = v128.load(state, 32);
  s3 = v128.load(state, 48);
}

/** Puts the advanced state back. */
export function saveState(state: usize): void {
  v128.store(state, s0, 0);
  v128.store(state, s1, 16);
  v128.store(state, s2, 32);
  v128.store(state, s3, 48);
}

/** One block of four draws. */
// @ts-ignore: decorator
@inline
export function draw(): v128 {
  const result = i32x4.add(rotateLeft(i32x4.add(s0, s3), 7), s0);
  const shifted = i32x4.shl(s1, 9);
  s2 = v128.xor(s2, s0);
  s3 = v128.xor(s3, s1);
  s1 = v128.xor(s1, s2);
  s0 = v128.xor(s0, s3);
  s2 = v128.xor(s2, shifted);
  s3 = rotateLeft(s3, 11);
  return result;
}

let sines: v128 = f64x2.splat(0);

/** Two normals r cos φ (returned) and two r sin φ (left in `sines`) from one block of draws. */
// @ts-ignore: decorator
@inline
function boxMuller(block: v128): v128 {
  const r = radius(block);
  const angle = v128.shuffle<i32>(block, block, 2, 3, 2, 3);
  const quarter = i32x4.shr_u(i32x4.add(angle, i32x4.splat(0x20000000)), 30);
  const x = f64x2.mul(
    f64x2.convert_low_i32x4_s(i32x4.sub(angle, i32x4.shl(quarter, 30))),
    f64x2.splat(1.4629180792671596e-9),
  );
  const w = f64x2.mul(x, x);
  const s = seriesSine(x, w);
  const c = seriesCosine(w);
  // Quarter turns: 0 (c, s), 1 (−s, c), 2 (−c, −s), 3 (s, −c). Lanes 0, 1 widened to 64 bits.
  const quarters = i64x2.extend_low_i32x4_u(quarter);
  const odd = i64x2.sub(i64x2.splat(0), v128.and(quarters, i64x2.splat(1)));
  const minusSine = i64x2.shl(i64x2.shr_u(quarters, 1), 63);
  const minusCosine = i64x2.shl(v128.xor(quarters, i64x2.shr_u(quarters, 1)), 63);
  const cosine = v128.bitselect(s, c, odd);
  const sine = v128.bitselect(c, s, odd);
  sines = f64x2.mul(r, v128.xor(sine, minusSine));
  return f64x2.mul(r, v128.xor(cosine, minusCosine));
}

/** Four standard normals in single precision, from the loaded state. */
// @ts-ignore: decorator
@inline
export function normal4(): v128 {
  const cosines = f32x4.demote_f64x2_zero(boxMuller(draw()));
  return v128.shuffle<i32>(cosines, f32x4.demote_f64x2_zero(sines), 0, 1, 4, 5);
}

/** Standard normals in single precision at out[0 … n), and garbage up to the next multiple of four. */
export function fillNormal(state: usize, out: usize, n: i32): void {
  loadState(state);
  const end = out + ((<usize>n + 3) & ~3) * 4;
  for (; out < end; out += 16) v128.store(out, normal4());
  saveState(state);
}

/** Standard normals in double precision at out[0 … n), and garbage up to the next multiple of four. */
export function fillNormal64(state: usize, out: usize, n: i32): void {
  loadState(state);
  const end = out + ((<usize>n + 3) & ~3) * 8;
  for (; out < end; out += 32) {
    v128.store(out, boxMuller(draw()));
    v128.store(out, sines, 16);
  }
  saveState(state);
}
