/** Proposition 2 as numbers: the total cost along the coordinates h, its curvature, and how far from convex it ever is. */
import { requirePositive, requireVector } from "../numerics/check.js";
import { type RandomStream, randomStream } from "../numerics/random.js";
import { norm } from "../numerics/vector.js";
import { totalCost, transformedCosts } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import {
  aBuffer,
  aCount,
  aPositive,
  aStream,
  aVector,
  aWhole,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";

/**
 * C(h) = Σ c⁰_ij e^{p (h_j − h_i)} (Eq 14).
 *
 * `costAlong(costs, h, 2)`
 *
 * Throws as `transformedCosts`.
 */
export function costAlong(costs: MatrixLike, coordinates: ArrayLike<number>, power: number): number {
  requireInput("costAlong: costs", costs, someCosts);
  requireInput("costAlong: coordinates", coordinates, vectorOf(Math.sqrt(rowMajor(costs, "costs").length)));
  requireInput("costAlong: power", power, aPositive);

  return totalCost(transformedCosts(costs, coordinates, power));
}

/**
 * ∂²C/∂h∂hᵀ at h = 0 by central differences, N × N: an independent check of p² L (Eq 34). Error of order step².
 *
 * `finiteDifferenceHessian(costs, 2)`
 *
 * Throws `RangeError` for bad costs, p ≤ 0 or a step ≤ 0.
 */
export function finiteDifferenceHessian(costs: MatrixLike, power: number, step = 1e-4): Float64Array {
  requireInput("finiteDifferenceHessian: costs", costs, someCosts);
  requireInput("finiteDifferenceHessian: power", power, aPositive);

  costs = rowMajor(costs, "finiteDifferenceHessian: costs");
  const n = Math.sqrt(costs.length);
  requirePositive("finiteDifferenceHessian: step", step);
  const h = new Float64Array(n);
  const at = (i: number, di: number, j: number, dj: number) => {
    h.fill(0);
    h[i]! += di;
    h[j]! += dj;
    return costAlong(costs, h, power);
  };
  const hessian = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      hessian[i * n + j] =
        (at(i, step, j, step) - at(i, step, j, -step) - at(i, -step, j, step) + at(i, -step, j, -step)) /
        (4 * step * step);
    }
  }
  return hessian;
}

const midpointExcessOptions = optionsOf({
  power: aPositive,
  pairs: aCount,
  stream: aStream,
  spread: optional(aPositive),
});

/**
 * C at the middle between two points over the mean of C at the two, less 1: never above 0 for a convex C. The largest of
 * `pairs` random pairs, drawn from 𝒩(0, spread²) in every coordinate.
 *
 * `midpointExcess(costs, { power: 2, pairs: 100, stream: randomStream(1, "convexity") }) <= 0`
 *
 * Throws `RangeError` for bad costs or options.
 */
export function midpointExcess(
  costs: MatrixLike,
  options: { power: number; pairs: number; stream: RandomStream; spread?: number },
): number {
  requireInput("midpointExcess: costs", costs, someCosts);
  requireInput("midpointExcess: options", options, midpointExcessOptions);
  const { power, pairs, stream, spread = 1 } = options;

  costs = rowMajor(costs, "midpointExcess: costs");
  const n = Math.sqrt(costs.length);
  const [a, b, middle] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  let largest = -Infinity;
  for (let pair = 0; pair < pairs; pair++) {
    stream.fillNormal(a);
    stream.fillNormal(b);
    for (let k = 0; k < n; k++) {
      a[k]! *= spread;
      b[k]! *= spread;
      middle[k] = (a[k]! + b[k]!) / 2;
    }
    const ends = (costAlong(costs, a, power) + costAlong(costs, b, power)) / 2;
    largest = Math.max(largest, costAlong(costs, middle, power) / ends - 1);
  }
  return largest;
}

/**
 * C along a straight line h = s · direction, one record for each of the `positions` s, relative to C at h = 0.
 *
 * `costProfile(costs, direction, [-1, 0, 1], 2)`
 *
 * Throws `RangeError` when the direction does not fit.
 */
export function costProfile(
  costs: MatrixLike,
  direction: ArrayLike<number>,
  positions: ArrayLike<number>,
  power: number,
): { position: number; cost: number }[] {
  requireInput("costProfile: costs", costs, someCosts);
  requireInput("costProfile: direction", direction, aBuffer);
  requireInput("costProfile: positions", positions, aVector);
  requireInput("costProfile: power", power, aPositive);

  costs = rowMajor(costs, "costProfile: costs");
  const n = Math.sqrt(costs.length);
  requireVector("costProfile: direction", direction, n);
  const start = totalCost(costs);
  return Array.from(positions, (position) => ({
    position,
    cost:
      costAlong(
        costs,
        Array.from(direction, (x) => position * x),
        power,
      ) / start,
  }));
}

const costProfilesOptions = optionsOf({ power: aPositive, lines: aCount, seed: optional(aWhole) });

/**
 * Profiles of C along `lines` random straight lines through h = 0, for |h| up to 4/p, as far as C stays below three
 * times its start: the valley of Proposition 2 in pictures.
 *
 * `costProfiles(costs, { power: 2, lines: 10, seed: 2 })`
 *
 * Throws as `costProfile`.
 */
export function costProfiles(
  costs: MatrixLike,
  options: { power: number; lines: number; seed?: number },
): { line: number; position: number; cost: number }[] {
  requireInput("costProfiles: costs", costs, someCosts);
  requireInput("costProfiles: options", options, costProfilesOptions);
  const { power, lines, seed = 1 } = options;

  costs = rowMajor(costs, "costProfiles: costs");
  const n = Math.sqrt(costs.length);
  const positions = Array.from({ length: 81 }, (_, k) => (k / 10 - 4) / power);
  return Array.from({ length: lines }, (_, line) => {
    const direction = randomStream(seed, "line", line).fillNormal(new Float64Array(n));
    const length = norm(direction);
    return costProfile(
      costs,
      direction.map((x) => x / length),
      positions,
      power,
    )
      .filter(({ cost }) => cost <= 3)
      .map((row) => ({ line, ...row }));
  }).flat();
}
