import { equilibrium } from "./equilibrium.js";
import { type CostOptions, synapticCosts } from "./synapticCosts.js";
import { transformedWeights } from "./taskPreservingTransform.js";
import type { MatrixLike } from "./network.js";
import { requireInput } from "../numerics/inputKinds.js";
import { costOptions } from "./synapticCosts.js";
import { aSquareMatrix } from "./network.js";

/**
 * The weights of the balanced network on the same task-preserving manifold: J moved to the equilibrium of its costs
 * (Prop 3), N × N. Computed by Newton's method, not by the flow.
 *
 * `balancedWeights(J, { power: 1 })`
 *
 * Throws as `synapticCosts` and `equilibrium`: bad weights or power, or a network that has no equilibrium.
 */
export function balancedWeights(weights: MatrixLike, options: CostOptions = {}): Float64Array {
  requireInput("balancedWeights: weights", weights, aSquareMatrix);
  requireInput("balancedWeights: options", options, costOptions);

  const { coordinates } = equilibrium(synapticCosts(weights, options), { power: options.power ?? 2 });
  return transformedWeights(weights, coordinates);
}
