/**
 * What a dendrite does to a synapse on its way to the soma (Kreutzer, Senn & Petrovici 2022, Eqs 1, 4, 16): the dendritic
 * amplitude w arrives as wˢ = f(w).
 */
import { requireNumber, requirePositive } from "../numerics/check.js";

/** One synapse's way to the soma: f, f′ and the inverse of f. Amplitudes without unit (mV per mV of USP). */
export interface Dendrite {
  /** f(w): the somatic amplitude of a dendritic one. */
  toSoma(dendritic: number): number;
  /** f′(w). */
  slope(dendritic: number): number;
  /** The dendritic amplitude that arrives as `somatic`. */
  fromSoma(somatic: number): number;
}

/**
 * Passive attenuation, f(w) = α w (Eq 16).
 *
 * @throws {RangeError} unless 0 < α ≤ 1
 * @example passiveDendrite(1 / 3).fromSoma(0.05) // 0.15
 */
export function passiveDendrite(attenuation: number): Dendrite {
  requireAttenuation(attenuation);
  return {
    toSoma: (dendritic) => attenuation * dendritic,
    slope: () => attenuation,
    fromSoma: (somatic) => somatic / attenuation,
  };
}

/**
 * Attenuation of a potential that saturates at the synapse, f(w) = α w/(1 + |w|/W): an example of the "potentially
 * nonlinear function that depends on the synaptic location" (Eq 4), not one of the paper's. W is the dendritic amplitude
 * of which half is lost. A distal synapse, whose w is large, saturates first.
 *
 * @throws {RangeError} unless 0 < α ≤ 1 and W > 0; `fromSoma` on an amplitude that can't arrive, |wˢ| ≥ α W
 * @example saturatingDendrite(0.5, 2).toSoma(2) // 0.5
 */
export function saturatingDendrite(attenuation: number, saturation: number): Dendrite {
  requireAttenuation(attenuation);
  requirePositive("saturation", saturation);
  const ceiling = attenuation * saturation;
  return {
    toSoma: (dendritic) => (attenuation * dendritic) / (1 + Math.abs(dendritic) / saturation),
    slope: (dendritic) => {
      const loss = 1 + Math.abs(dendritic) / saturation;
      return attenuation / (loss * loss);
    },
    fromSoma: (somatic) => {
      if (!(Math.abs(somatic) < ceiling)) {
        throw new RangeError(`somatic: expected an amplitude below α W = ${ceiling}, got ${somatic}`);
      }
      return somatic / (attenuation - Math.abs(somatic) / saturation);
    },
  };
}

function requireAttenuation(attenuation: number): void {
  requireNumber("attenuation", attenuation, { min: 0, max: 1 });
  requirePositive("attenuation", attenuation);
}
