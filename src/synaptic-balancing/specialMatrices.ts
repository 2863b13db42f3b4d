/** The special matrices after Eq 42 (symmetrisable, rank one, normal), each drawn at random, as numbers that should vanish. */
import { requireCount } from "../numerics/check.js";
import { matrixProduct, maximumMagnitude, transpose } from "../numerics/linear.js";
import { randomStream } from "../numerics/random.js";
import { costBounds } from "./costBounds.js";
import { equilibrium } from "./equilibrium.js";
import { neuralGradients } from "./neuralGradients.js";
import { normalCosts, normality, randomOrthogonal } from "./normalMatrix.js";
import { randomStronglyConnected } from "./randomStronglyConnected.js";
import { rankOneEquilibrium } from "./rankOne.js";
import { symmetrisedCosts } from "./symmetrisable.js";
import { synapticCosts, transformedCosts } from "./synapticCosts.js";
import { transformedWeights } from "./taskPreservingTransform.js";
import { aCount, aNumber, aStream, aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** One draw of each kind, p = 2 where nothing else is said. */
export interface SpecialMatrices {
  /** Symmetrisable costs: distance of the equilibrium from √(c⁰_ij c⁰_ji), relative. */
  symmetrised: number;
  /** C* over the lower bound of Eq 42, less 1. */
  boundReached: number;
  /** Distance of e^(−H*) C⁰ e^(H*), as printed, from the equilibrium, relative. */
  asPrinted: number;
  /** Rank-one costs a bᵀ: distance from √(a_i b_i a_j b_j), relative. */
  rankOne: number;
  /** An orthogonal matrix: how far from normal, and its largest |g| for the costs J², |J|, |J|³ and σ_j² J². */
  normality: number;
  normalSquares: number;
  normalAbsolute: number;
  normalCubes: number;
  normalGains: number;
  /** A symmetric matrix: its largest |g| for the costs |J| and |J|³, which are symmetric, too. */
  symmetricAbsolute: number;
  symmetricCubes: number;
  /** A normal matrix of costs (`normalCosts`): how far from normal, and its largest |g|. */
  costNormality: number;
  normalCosts: number;
}

const specialMatricesOptions = optionsOf({ neurons: optional(aCount), seed: optional(aWhole) });

/**
 * `count` draws of matrices of `neurons` neurons.
 *
 * `specialMatrices(20, { neurons: 6, seed: 1 })[0].symmetrised < 1e-12`
 *
 * @throws {RangeError} on a count or a number of neurons below 2
 */
export function specialMatrices(count: number, options: { neurons?: number; seed?: number } = {}): SpecialMatrices[] {
  requireInput("specialMatrices: count", count, aCount);
  requireInput("specialMatrices: options", options, specialMatricesOptions);
  const { neurons: n = 6, seed = 1 } = options;

  requireCount("specialMatrices: count", count);
  requireCount("specialMatrices: neurons", n, 2);
  return Array.from({ length: count }, (_, draw) => {
    const stream = (part: string) => randomStream(seed, "special matrices", draw, part);
    const J = randomStronglyConnected(n, 1, stream("weights"));
    const transposed = transpose(J, n, n);
    const symmetric = J.map((w, k) => w + transposed[k]!);
    const h = stream("coordinates").fillNormal(new Float64Array(n));
    const tilted = synapticCosts(
      transformedWeights(
        symmetric,
        h.map((x) => x / 2),
      ),
    );
    const settled = equilibrium(tilted);
    const positive = (part: string) =>
      stream(part)
        .fillUniform(new Float64Array(n))
        .map((x) => 0.1 + x);
    const [a, b] = [positive("a"), positive("b")];
    const orthogonal = randomOrthogonal(n, stream("orthogonal"));
    const gains = positive("gains");
    const normal = normalCosts(stream("normal costs"));
    const imbalance = (weights: Float64Array, power: number, coefficients: number | Float64Array = 1): number =>
      maximumMagnitude(neuralGradients(synapticCosts(weights, { power, coefficients })));
    return {
      symmetrised: relativeDistance(settled.costs, symmetrisedCosts(tilted)),
      boundReached: settled.total / costBounds(tilted).lower - 1,
      asPrinted: relativeDistance(transformedCosts(tilted, settled.coordinates, 1), settled.costs),
      rankOne: relativeDistance(equilibrium(matrixProduct(a, b, n, 1, n)).costs, rankOneEquilibrium(a, b).costs),
      normality: normality(orthogonal),
      normalSquares: imbalance(orthogonal, 2),
      normalAbsolute: imbalance(orthogonal, 1),
      normalCubes: imbalance(orthogonal, 3),
      normalGains: imbalance(orthogonal, 2, gains),
      symmetricAbsolute: imbalance(symmetric, 1),
      symmetricCubes: imbalance(symmetric, 3),
      costNormality: normality(normal),
      normalCosts: maximumMagnitude(neuralGradients(normal)),
    };
  });
}

/** Costs in balance by construction: a sum of random directed cycles, each with one cost along it. N × N. */
export function randomCycles(n: number, cycles: number, stream: ReturnType<typeof randomStream>): Float64Array {
  requireInput("randomCycles: n", n, aNumber);
  requireInput("randomCycles: cycles", cycles, aCount);
  requireInput("randomCycles: stream", stream, aStream);

  const costs = new Float64Array(n * n);
  for (let c = 0; c < cycles; c++) {
    const members = Array.from({ length: n }, (_, k) => k).filter(() => stream.uniform() < 0.4);
    const cost = 0.1 + stream.uniform();
    members.forEach((from, k) => {
      const to = members[(k + 1) % members.length]!;
      if (from !== to) costs[to * n + from]! += cost;
    });
  }
  return costs;
}

function relativeDistance(a: Float64Array, b: Float64Array): number {
  return maximumMagnitude(a.map((x, k) => x - b[k]!)) / maximumMagnitude(b);
}
