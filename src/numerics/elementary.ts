/**
 * Elementary functions that give the same bits everywhere. The standard lets every engine choose its own approximation
 * of `Math.exp`, `Math.tanh`, `**` …, and they use it: `**` has other last digits in Node 24 than in Node 22, and another
 * browser differs in all of them. These are made of + − × ÷ √ alone, which IEEE 754 rounds in one way only (the ports of
 * FreeBSD's msun and of Cephes in `@stdlib/math-base-special-*`), each within two units in the last place.
 *
 * Models, statistics and notebook cells use them wherever a number is stored or printed; `Math.sqrt`, `abs`, `min`,
 * `max`, `floor`, `round`, `sign`, `trunc` are exact and stay. They take 20–50 ns each, `pow` 140 ns: up to twice as
 * long as the engine's. Where that matters, the kernels have their own (`kernels/vectorFunctions.ts`).
 */
import stdlibAtan from "@stdlib/math-base-special-atan";
import stdlibCos from "@stdlib/math-base-special-cos";
import stdlibExp from "@stdlib/math-base-special-exp";
import stdlibExpm1 from "@stdlib/math-base-special-expm1";
import stdlibHypot from "@stdlib/math-base-special-hypot";
import stdlibLn from "@stdlib/math-base-special-ln";
import stdlibLog10 from "@stdlib/math-base-special-log10";
import stdlibLog1p from "@stdlib/math-base-special-log1p";
import stdlibLog2 from "@stdlib/math-base-special-log2";
import stdlibPow from "@stdlib/math-base-special-pow";
import stdlibSin from "@stdlib/math-base-special-sin";
import stdlibSinh from "@stdlib/math-base-special-sinh";
import stdlibTanh from "@stdlib/math-base-special-tanh";

/** A real function of one real number. */
export type RealFunction = (x: number) => number;

/** eˣ. */
export const exp: RealFunction = stdlibExp;

/** eˣ − 1, exact also near 0. */
export const expm1: RealFunction = stdlibExpm1;

/** Natural logarithm: −∞ at 0, NaN below. */
export const ln: RealFunction = stdlibLn;

/** ln(1 + x), exact also near 0. */
export const log1p: RealFunction = stdlibLog1p;

/** Logarithm to base 2. */
export const log2: RealFunction = stdlibLog2;

/** Logarithm to base 10. */
export const log10: RealFunction = stdlibLog10;

/** Hyperbolic tangent. */
export const tanh: RealFunction = stdlibTanh;

/** Hyperbolic sine. */
export const sinh: RealFunction = stdlibSinh;

/** Sine of an angle in radians. */
export const sin: RealFunction = stdlibSin;

/** Arc tangent in radians, from −π/2 to π/2. */
export const atan: RealFunction = stdlibAtan;

/** Cosine of an angle in radians. */
export const cos: RealFunction = stdlibCos;

/** √(x² + y²) without overflow on the way. */
export const hypot: (x: number, y: number) => number = stdlibHypot;

/** x². */
export function square(x: number): number {
  return x * x;
}

/**
 * xʸ; for y = 2 the rounded product x · x. NaN when x or y is, even for NaN⁰ and 1ᴺᵃᴺ.
 *
 * `pow(10, -3)`
 */
export function pow(x: number, y: number): number {
  return y === 2 ? x * x : stdlibPow(x, y);
}
