/**
 * How much balancing can lower the cost of a random matrix of rank r (the appendix's rank figure; its text is not
 * available, so the ensemble is our definition).
 */
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { requireCount } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { matrixProduct, matrixRows, squareOrder } from "../numerics/linear.js";
import type { RandomStream } from "../numerics/random.js";
import { equilibrium } from "./equilibrium.js";
import { synapticCosts } from "./synapticCosts.js";
import type { CostOptions } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aCount, aStream, aVector, either, oneOf, requireInput } from "../numerics/inputKinds.js";
import { costOptions } from "./synapticCosts.js";
import { aSquareMatrix } from "./network.js";

/**
 * J = U Vᵀ/√(r N) with Gaussian U, V (N × r), so that E Σ J² = N: a random matrix of rank r, N × N.
 *
 * `lowRankMatrix(100, 5, randomStream(1, "rank", 5, 0))`
 *
 * Throws `RangeError` when the rank is not a whole number from 1 to N.
 */
export function lowRankMatrix(neurons: number, rank: number, stream: RandomStream): Float64Array {
  requireInput("lowRankMatrix: stream", stream, aStream);

  requireCount("lowRankMatrix: neurons", neurons);
  requireCount("lowRankMatrix: rank", rank);
  if (rank > neurons)
    throw new RangeError(`lowRankMatrix: rank: expected at most ${neurons} (the number of neurons), got ${rank}`);
  const left = stream.fillNormal(new Float64Array(neurons * rank));
  const right = stream.fillNormal(new Float64Array(rank * neurons));
  const product = matrixProduct(left, right, neurons, rank, neurons);
  const scale = 1 / Math.sqrt(rank * neurons);
  for (let k = 0; k < product.length; k++) product[k]! *= scale;
  return product;
}

/**
 * The best approximations of a matrix by matrices of the given ranks (Eckart–Young), from one singular value
 * decomposition by ml-matrix (0.1 s for N = 100).
 *
 * `truncations(J, [1, 2, 5])[0]`
 *
 * Throws `RangeError` when the matrix is not square or a rank is not a whole number from 1 to N.
 */
export function truncations(weights: MatrixLike, ranks: readonly number[]): Float64Array[] {
  requireInput("truncations: weights", weights, aSquareMatrix);
  requireInput("truncations: ranks", ranks, aVector);

  weights = rowMajor(weights, "truncations: weights");
  const n = squareOrder(weights, "truncations: weights");
  for (const rank of ranks) {
    requireCount("truncations: rank", rank);
    if (rank > n)
      throw new RangeError(`truncations: rank: expected at most ${n} (the order of the matrix), got ${rank}`);
  }
  const {
    leftSingularVectors: u,
    rightSingularVectors: v,
    diagonal,
  } = new SingularValueDecomposition(new Matrix(matrixRows(weights, n)));
  const largest = Math.max(0, ...ranks);
  const sum = new Float64Array(n * n);
  const kept = new Map<number, Float64Array>();
  for (let r = 0; r < largest; r++) {
    for (let i = 0; i < n; i++) {
      const factor = u.get(i, r) * diagonal[r]!;
      for (let j = 0; j < n; j++) sum[i * n + j]! += factor * v.get(j, r);
    }
    if (ranks.includes(r + 1)) kept.set(r + 1, sum.slice());
  }
  return ranks.map((rank) => kept.get(rank)!);
}

/**
 * ρ = (C⁰ − C*)/C⁰, the share of the cost that balancing removes.
 *
 * `costReduction(J, { power: 2 })`
 *
 * Throws as `synapticCosts` and `equilibrium`.
 */
export function costReduction(weights: MatrixLike, options: CostOptions = {}): number {
  requireInput("costReduction: weights", weights, aSquareMatrix);
  requireInput("costReduction: options", options, costOptions);

  const { initialTotal, total } = equilibrium(synapticCosts(weights, options), { power: options.power ?? 2 });
  return 1 - total / initialTotal;
}

/**
 * Expected ρ of the ensemble for p = 2 with the inner Gram matrix replaced by its mean, which makes the costs of rank
 * one: ρ(r) ≈ 1 − (E‖u‖)⁴/r², E‖u‖ = √2 Γ((r+1)/2)/Γ(r/2) for a standard Gaussian u in r dimensions. 1 − 4/π² at r = 1,
 * 1/r for large r. For a finite N add 1/N (sampling), given by `neurons`.
 *
 * `expectedCostReduction(5) // 0.180`
 *
 * Throws `RangeError` when the rank is not a whole number ≥ 1.
 */
export function expectedCostReduction(rank: number, neurons = Infinity): number {
  requireInput("expectedCostReduction: neurons", neurons, either(aCount, oneOf(Infinity)));

  requireCount("expectedCostReduction: rank", rank);
  // E‖u‖ in r dimensions times E‖u‖ in r + 1 is r, from Γ(x + 1) = x Γ(x): no gamma function needed
  let length = Math.sqrt(2 / Math.PI);
  for (let r = 1; r < rank; r++) length = r / length;
  return 1 - square(square(length)) / square(rank) + 1 / neurons;
}
