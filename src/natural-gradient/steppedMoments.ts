/** Moments of a Fisher information that is 0 below a threshold and constant above it (Sec 6.8). */
import { exp } from "../numerics/elementary.js";
import { gaussLegendre } from "../numerics/quadrature.js";
import type { FisherMoments } from "./fisherMoments.js";
import { aNumber, requireInput } from "../numerics/inputKinds.js";

/** Where the normal density is taken to end, in standard deviations: e^(−9.5²/2) is 3e-20. */
const REACH = 9.5;
const NODES = gaussLegendre(64, 0, 1);

/**
 * c₁ = k P(t > z), c₂ = k p(z)/σ, c₃ = k z p(z)/σ² with z = (θ − μ)/σ and the normal density p, for h = k above θ and 0
 * below. The derivatives of h are those of a step: k δ(u − θ) and k δ′(u − θ).
 *
 * @param height k, Hz/mV²
 * @param place z, in standard deviations
 * @param deviation σ > 0, mV
 * @example steppedMoments(1, -3, 2).c1 // 0.99865
 */
export function steppedMoments(height: number, place: number, deviation: number): FisherMoments {
  requireInput("steppedMoments: height", height, aNumber);
  requireInput("steppedMoments: place", place, aNumber);
  requireInput("steppedMoments: deviation", deviation, aNumber);

  const density = normalDensity(place);
  return {
    c1: height * normalTail(place),
    c2: (height * density) / deviation,
    c3: (height * place * density) / (deviation * deviation),
  };
}

function normalDensity(z: number): number {
  return exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** P(t > z) of a standard normal t: the smaller tail by quadrature, so that it keeps its digits. */
function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  if (z >= REACH) return 0;
  const width = REACH - z;
  let sum = 0;
  for (const { node, weight } of NODES) sum += weight * normalDensity(z + width * node);
  return sum * width;
}
