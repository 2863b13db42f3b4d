import { squareOrder } from "../numerics/linear.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { laplacianPseudoInverse } from "./resistanceDistance.js";
import { requirePower } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aNumber, aPositive, anIndex, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";
import { aSquareMatrix } from "./network.js";

/** First-order response of a balanced network to J_ij → J_ij (1 + η), everything per unit of η. */
export interface HeterosynapticResponse {
  /** g⁰/η = γp · p c_ij (e_i − e_j) (Eq 44/45), N numbers. */
  gradients: Float64Array;
  /** J̇_kl/(η J_kl) = γp · p c_ij (δ_il − δ_jl + δ_jk − δ_ik) right after the change (Eq 46), N × N. */
  relativeRates: Float64Array;
  /** h^f/η = c_ij L† (e_i − e_j) (Eq 47), N numbers; does not depend on γ. */
  coordinates: Float64Array;
  /** (1/η) ln (J^f_ij/J^0_ij) = −c_ij R_ij (Eq 48): the share of the change that balancing takes back, −1 … 0. */
  logChange: number;
}

const heterosynapticResponseOptions = optionsOf({
  post: anIndex,
  pre: anIndex,
  power: optional(aPositive),
  descentRate: optional(aPositive),
});

/**
 * What balancing does to the whole network after one synapse pre → post was changed by the small factor 1 + η
 * (Eqs 43–48): inputs of `post` fall and its outputs rise, inputs of `pre` rise and its outputs fall (η > 0), the synapse
 * itself falls at twice the rate. `balancedCosts` are the costs before the change, N × N, at equilibrium: with them Eq 48
 * is off by about 3 % at η = 0.1, with the Laplacian after the change by 15 %.
 *
 * `heterosynapticResponse(equilibrium(costs).costs, { post: 1, pre: 0 }).logChange`
 *
 * Throws `RangeError` for bad costs, p ≤ 0, or a synapse that is not there.
 */
export function heterosynapticResponse(
  balancedCosts: MatrixLike,
  options: { post: number; pre: number; power?: number; descentRate?: number },
): HeterosynapticResponse {
  requireInput("heterosynapticResponse: balancedCosts", balancedCosts, someCosts);
  requireInput("heterosynapticResponse: options", options, heterosynapticResponseOptions);
  const { post, pre, power = 2, descentRate = 1 / power } = options;

  balancedCosts = rowMajor(balancedCosts, "heterosynapticResponse: balancedCosts");
  const n = Math.sqrt(balancedCosts.length);
  requirePower(power);
  const cost = Number.isInteger(post) && Number.isInteger(pre) && post !== pre ? balancedCosts[post * n + pre] : 0;
  if (!(post < n && pre < n && cost !== undefined && cost > 0)) {
    throw new RangeError(
      `heterosynapticResponse: synapse: expected an existing synapse between two neurons of ${n}, got ${pre} → ${post}`,
    );
  }
  const rate = descentRate * power * power * cost;
  const gradients = new Float64Array(n);
  gradients[post] = rate;
  gradients[pre] = -rate;
  const relativeRates = new Float64Array(n * n);
  for (let k = 0; k < n; k++) for (let l = 0; l < n; l++) relativeRates[k * n + l] = gradients[l]! - gradients[k]!;
  const inverse = laplacianPseudoInverse(conductanceLaplacian(balancedCosts));
  const coordinates = Float64Array.from(
    { length: n },
    (_, k) => cost * (inverse[k * n + post]! - inverse[k * n + pre]!),
  );
  return { gradients, relativeRates, coordinates, logChange: coordinates[pre]! - coordinates[post]! };
}

const strengthenedOptions = optionsOf({ post: anIndex, pre: anIndex, by: aNumber });

/** The weights with the synapse pre → post multiplied by 1 + η, as a copy. `strengthened(J, { post: 1, pre: 0, by: 0.01 })` */
export function strengthened(weights: MatrixLike, options: { post: number; pre: number; by: number }): Float64Array {
  requireInput("strengthened: weights", weights, aSquareMatrix);
  requireInput("strengthened: options", options, strengthenedOptions);
  const { post, pre, by } = options;

  weights = rowMajor(weights, "strengthened: weights");
  const n = squareOrder(weights, "strengthened: weights");
  if (!(Number.isInteger(post) && Number.isInteger(pre) && post >= 0 && pre >= 0 && post < n && pre < n)) {
    throw new RangeError(`strengthened: synapse: expected two neurons of 0 … ${n - 1}, got ${pre} → ${post}`);
  }
  const changed = Float64Array.from(weights);
  changed[post * n + pre]! *= 1 + by;
  return changed;
}
