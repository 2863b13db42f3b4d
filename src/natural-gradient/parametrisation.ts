/**
 * What a synapse may call its weight: any smooth, invertible wˢ = f(w) for one synapse (Eqs 1, 4, 14). The somatic
 * amplitude wˢ is what the output depends on; the others describe the same synapse at another place.
 */
import { requireNumber, requirePositive } from "../numerics/check.js";
import { exp, ln, log1p, sinh, square, tanh } from "../numerics/elementary.js";
import { aFunction, aNumber, aVector, having, listOf, optional, requireInput } from "../numerics/inputKinds.js";

/** A coordinate of one synapse. */
export interface Parametrisation {
  /** wˢ = f(w). */
  somatic(weight: number): number;
  /** f′(w). */
  slope(weight: number): number;
  /** w = f⁻¹(wˢ). */
  weight(somatic: number): number;
  /** The slope where f(w) = gain · w; absent where f isn't linear. Loops use it instead of the functions. */
  readonly gain?: number;
}

/** What a parametrisation has to have. */
export const aParametrisation = having<Parametrisation>({
  somatic: aFunction,
  slope: aFunction,
  weight: aFunction,
  gain: optional(aNumber),
});

/** The somatic amplitude itself: f(w) = w. */
export const somaticAmplitude: Parametrisation = Object.freeze({
  somatic: (weight: number) => weight,
  slope: () => 1,
  weight: (somatic: number) => somatic,
  gain: 1,
});

/**
 * The amplitude in a passive dendrite, wˢ = α w (Eqs 1, 16).
 *
 * @throws {RangeError} unless α is a number > 0
 * @example passiveDendrite(attenuation(219.5)).somatic(0.15) // 0.05
 */
export function passiveDendrite(alpha: number): Parametrisation {
  requirePositive("passiveDendrite: alpha", alpha);
  return {
    somatic: (weight) => alpha * weight,
    slope: () => alpha,
    weight: (somatic) => somatic / alpha,
    gain: alpha,
  };
}

/**
 * A dendrite in which large amplitudes are cut: wˢ = c tanh(α w/c), with slope α at 0 and ceiling c. Not from the paper,
 * which leaves "a potentially nonlinear function" open (Eq 4).
 *
 * @throws {RangeError} unless α and the ceiling are > 0; (`weight`) on a somatic amplitude not below the ceiling
 */
export function saturatingDendrite(alpha: number, ceiling: number): Parametrisation {
  requirePositive("saturatingDendrite: alpha", alpha);
  requirePositive("saturatingDendrite: ceiling", ceiling);
  return {
    somatic: (weight) => ceiling * tanh((alpha * weight) / ceiling),
    slope: (weight) => alpha * (1 - square(tanh((alpha * weight) / ceiling))),
    weight: (somatic) => {
      const share = somatic / ceiling;
      if (!(Math.abs(share) < 1)) {
        throw new RangeError(
          `saturatingDendrite: somatic: expected an amplitude below the ceiling ${ceiling}, got ${somatic}`,
        );
      }
      return ((0.5 * ceiling) / alpha) * (log1p(share) - log1p(-share));
    },
  };
}

/**
 * A dendrite in which a potential saturates at the synapse, wˢ = α w/(1 + |w|/W): W is the amplitude of which half is lost, so
 * that a distal synapse, whose w is large, saturates first. Not from the paper.
 *
 * @throws {RangeError} unless α and W are > 0; (`weight`) on a somatic amplitude that can't arrive, |wˢ| ≥ α W
 * @example shuntedDendrite(0.5, 2).somatic(2) // 0.5
 */
export function shuntedDendrite(alpha: number, saturation: number): Parametrisation {
  requirePositive("shuntedDendrite: alpha", alpha);
  requirePositive("shuntedDendrite: saturation", saturation);
  const ceiling = alpha * saturation;
  return {
    somatic: (weight) => (alpha * weight) / (1 + Math.abs(weight) / saturation),
    slope: (weight) => {
      const loss = 1 + Math.abs(weight) / saturation;
      return alpha / (loss * loss);
    },
    weight: (somatic) => {
      if (!(Math.abs(somatic) < ceiling)) {
        throw new RangeError(`shuntedDendrite: somatic: expected an amplitude below α W = ${ceiling}, got ${somatic}`);
      }
      return somatic / (alpha - Math.abs(somatic) / saturation);
    },
  };
}

/**
 * A dendrite in which large amplitudes are amplified, as by regenerative currents: wˢ = c sinh(α w/c), slope α at 0. Not
 * from the paper.
 *
 * @throws {RangeError} unless α and c are > 0
 */
export function boostingDendrite(alpha: number, scale: number): Parametrisation {
  requirePositive("boostingDendrite: alpha", alpha);
  requirePositive("boostingDendrite: scale", scale);
  return {
    somatic: (weight) => scale * sinh((alpha * weight) / scale),
    slope: (weight) => alpha * Math.sqrt(1 + square(sinh((alpha * weight) / scale))),
    weight: (somatic) => {
      const y = Math.abs(somatic) / scale;
      // ln(y + √(y² + 1)), without cancellation near 0
      return (Math.sign(somatic) * scale * log1p(y + (y * y) / (1 + Math.sqrt(1 + y * y)))) / alpha;
    },
  };
}

/**
 * The logarithm of the somatic amplitude, wˢ = e^w: excitatory synapses only, each described by its order of magnitude.
 *
 * @throws {RangeError} (`weight`) on an amplitude that isn't > 0
 */
export const logarithmicAmplitude: Parametrisation = Object.freeze({
  somatic: exp,
  slope: exp,
  weight: (somatic: number) => {
    requirePositive("somatic", somatic);
    return ln(somatic);
  },
});

/** Somatic amplitudes in the coordinates of each synapse. */
export function weightsIn(coordinates: readonly Parametrisation[], somatic: ArrayLike<number>): Float64Array {
  requireInput("weightsIn: coordinates", coordinates, listOf(aParametrisation));
  requireInput("weightsIn: somatic", somatic, aVector);

  if (coordinates.length !== somatic.length) {
    throw new RangeError(
      `weightsIn: coordinates: expected ${somatic.length}, one for each synapse, got ${coordinates.length}`,
    );
  }
  return Float64Array.from(somatic, (amplitude, i) => {
    requireNumber(`weightsIn: somatic[${i}]`, amplitude);
    return coordinates[i]!.weight(amplitude);
  });
}
