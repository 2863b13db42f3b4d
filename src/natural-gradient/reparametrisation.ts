/**
 * A rule in other coordinates: a synapse may be described by its somatic amplitude wˢ, by its dendritic one, or by anything
 * from which wˢ follows, wˢ = f(w) (Eqs 5–8, 17, 48).
 */
import { requirePositive, requireVector } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import { aNonNegativeOrInfinite, aVector, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * A Euclidean gradient in w from the somatic one: Δw = f′ Δwˢ, by the chain rule. Mapped back, it moves the soma by f′²
 * Δwˢ: another change of the same synapse.
 *
 * @throws {RangeError} on slopes that aren't as many as the changes, or not finite
 */
export function euclideanIn(somaticChange: ArrayLike<number>, slopes: ArrayLike<number>): Float64Array {
  requireInput("euclideanIn: somaticChange", somaticChange, aVector);
  requireInput("euclideanIn: slopes", slopes, vectorOf(somaticChange.length));

  requireVector("euclideanIn: slopes", slopes, somaticChange.length);
  return Float64Array.from(somaticChange, (change, i) => change * slopes[i]!);
}

/**
 * A natural gradient in w from the somatic one: Δw = Δwˢ/f′, since the Fisher matrix becomes diag(f′) G diag(f′) (Eq 48).
 * Mapped back, it moves the soma by Δwˢ again, to first order.
 *
 * @throws {RangeError} on slopes that aren't as many as the changes, or 0: there wˢ = f(w) can't be inverted
 */
export function naturalIn(somaticChange: ArrayLike<number>, slopes: ArrayLike<number>): Float64Array {
  requireInput("naturalIn: somaticChange", somaticChange, aVector);
  requireInput("naturalIn: slopes", slopes, vectorOf(somaticChange.length));

  requireVector("naturalIn: slopes", slopes, somaticChange.length);
  return Float64Array.from(somaticChange, (change, i) => {
    if (slopes[i] === 0) throw new RangeError(`naturalIn: slopes[${i}]: expected f′ ≠ 0, got 0`);
    return change / slopes[i]!;
  });
}

/** λ of the dendrite, µm: attenuation by 10 at 460 µm, as in Fig 4. */
export const LENGTH_CONSTANT = 460 / Math.LN10;

/**
 * α = e^(−d/λ): the share of a dendritic amplitude that arrives at the soma from distance d (µm).
 *
 * @throws {RangeError} on a negative distance
 * @example attenuation(219.5) // 1/3
 */
export function attenuation(distance: number, lengthConstant = LENGTH_CONSTANT): number {
  requireInput("attenuation: distance", distance, aNonNegativeOrInfinite);

  requirePositive("attenuation: lengthConstant", lengthConstant);
  return exp(-distance / lengthConstant);
}
