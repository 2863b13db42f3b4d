/** Afferents for property tests, and how far a product of two matrices is from the identity. */
import fc from "../property.js";
import { matrixProduct, randomStream } from "plasticity/numerics";

export interface Afferents {
  readonly weights: Float64Array;
  readonly rates: Float64Array;
}

/** Some afferents: weights within ±range/n (mV per mV), rates from 0.5 to 80 Hz. */
export function drawAfferents(seed: number, n: number, range: number): Afferents {
  const stream = randomStream(seed, "test/natural-gradient", n);
  return {
    weights: Float64Array.from({ length: n }, () => ((2 * stream.uniform() - 1) * range) / n),
    rates: Float64Array.from({ length: n }, () => 0.5 + 79.5 * stream.uniform()),
  };
}

export const afferents = fc
  .record({
    seed: fc.nat(1e6),
    n: fc.integer({ min: 1, max: 40 }),
    range: fc.constantFrom(1e-6, 0.1, 1, 5),
  })
  .map(({ seed, n, range }) => drawAfferents(seed, n, range));

export function distanceFromIdentity(a: Float64Array, b: Float64Array, n: number): number {
  const product = matrixProduct(a, b, n, n, n);
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) largest = Math.max(largest, Math.abs(product[i * n + j]! - (i === j ? 1 : 0)));
  }
  return largest;
}

/** |a − b| relative to |b|. */
export function relative(a: number, b: number): number {
  return Math.abs(a - b) / Math.abs(b);
}
