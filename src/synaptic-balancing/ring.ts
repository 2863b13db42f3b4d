/**
 * The ring of Fig 5: N neurons, each joined to its two neighbours in both directions with cost 1 (an equilibrium), and
 * one synapse made stronger. The paper gives neither p nor the distant edge of G and H; here G, H lie opposite.
 */
import { requireCount } from "../numerics/check.js";
import { exp, ln, sinh } from "../numerics/elementary.js";
import { aCount, aPositive, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** A synapse that a panel of Fig 5 shows. */
export interface RingSynapse {
  name: string;
  from: number;
  to: number;
}

export interface Ring {
  neurons: number;
  /** Costs before the change, N × N. */
  before: Float64Array;
  /** Costs right after it. */
  perturbed: Float64Array;
  /** A … H: A (0 → 1) is the one that was changed, B its reverse, C and D the edge after, E and F the edge before, G and H opposite. */
  synapses: RingSynapse[];
}

const ringOptions = optionsOf({ neurons: optional(aCount), factor: optional(aPositive) });

/**
 * The ring with the cost of the synapse 0 → 1 multiplied by `factor` (Fig 5: 12 neurons, 3).
 *
 * `balance(ring().perturbed, { times: [0, 0.1, 1, 8] })`
 *
 * Throws `RangeError` for fewer than 3 neurons or a factor ≤ 0.
 */
export function ring(options: { neurons?: number; factor?: number } = {}): Ring {
  requireInput("ring: options", options, ringOptions);
  const { neurons = 12, factor = 3 } = options;

  requireCount("ring: neurons", neurons, 3);
  const before = new Float64Array(neurons * neurons);
  for (let k = 0; k < neurons; k++) {
    const next = (k + 1) % neurons;
    before[next * neurons + k] = 1;
    before[k * neurons + next] = 1;
  }
  const perturbed = before.slice();
  perturbed[neurons] = factor;
  const last = neurons - 1;
  const opposite = Math.floor(neurons / 2);
  const across = (opposite + 1) % neurons;
  return {
    neurons,
    before,
    perturbed,
    synapses: [
      { name: "A", from: 0, to: 1 },
      { name: "B", from: 1, to: 0 },
      { name: "C", from: 1, to: 2 },
      { name: "D", from: 2, to: 1 },
      { name: "E", from: last, to: 0 },
      { name: "F", from: 0, to: last },
      { name: "G", from: opposite, to: across },
      { name: "H", from: across, to: opposite },
    ],
  };
}

/** Closed form of the perturbed ring at equilibrium. */
export interface RingEquilibrium {
  /** q: c_C = c_E = c_G. */
  q: number;
  /** c_A = factor · q^{−(N−1)}. */
  changed: number;
  /** c_B = q^{N−1}. */
  reverse: number;
  /** c_C, along the direction of A on every other edge: q. */
  along: number;
  /** c_D, against it: 1/q. */
  against: number;
  /** h*, N numbers with Σ h = 0: falls linearly around the ring from neuron 1 to neuron 0 in steps of (1/p) ln q. */
  coordinates: Float64Array;
  /** C*. */
  total: number;
}

const ringEquilibriumOptions = optionsOf({
  neurons: optional(aCount),
  factor: optional(aPositive),
  power: optional(aPositive),
});

/**
 * The equilibrium of the perturbed ring in closed form: every other edge carries the same difference of h, so q solves
 * factor · q^{−(N−1)} − q^{N−1} = q − 1/q (bisection to the last bit).
 *
 * `ringEquilibrium().changed // 1.780165`
 *
 * Throws `RangeError` as `ring`, and for p ≤ 0.
 */
export function ringEquilibrium(options: { neurons?: number; factor?: number; power?: number } = {}): RingEquilibrium {
  requireInput("ringEquilibrium: options", options, ringEquilibriumOptions);
  const { neurons = 12, factor = 3, power = 2 } = options;

  requireCount("ringEquilibrium: neurons", neurons, 3);
  const edges = neurons - 1;
  // falls with ln q from > 0 to < 0 between 1 and factor
  const excess = (log: number) => factor * exp(-edges * log) - exp(edges * log) - 2 * sinh(log);
  let low = Math.min(0, ln(factor));
  let high = Math.max(0, ln(factor));
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  const log = (low + high) / 2;
  const coordinates = Float64Array.from({ length: neurons }, (_, k) => {
    const place = (k + neurons - 1) % neurons; // 0 at neuron 1, N − 1 at neuron 0
    return ((edges / 2 - place) * log) / power;
  });
  const q = exp(log);
  const changed = factor * exp(-edges * log);
  const reverse = exp(edges * log);
  return {
    q,
    changed,
    reverse,
    along: q,
    against: 1 / q,
    coordinates,
    total: changed + reverse + edges * (q + 1 / q),
  };
}
