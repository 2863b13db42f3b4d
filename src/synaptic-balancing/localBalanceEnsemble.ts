import { maximumMagnitude } from "../numerics/linear.js";
import { randomStream } from "../numerics/random.js";
import { equilibrium } from "./equilibrium.js";
import { localCourse } from "./localCourse.js";
import { neuralGradients } from "./neuralGradients.js";
import { randomStronglyConnected } from "./randomStronglyConnected.js";
import { synapticCosts, totalCost } from "./synapticCosts.js";
import { aCount, aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Where repeated local steps take one random network. */
export interface LocalBalanceRow {
  network: number;
  /** Largest |incoming − outgoing| of a neuron at the end, relative to the total cost. */
  imbalance: number;
  /** Total cost at the end over the minimum that Newton's method finds on the manifold. */
  excess: number;
}

const localBalanceEnsembleOptions = optionsOf({ networks: aCount, steps: optional(aCount), seed: optional(aWhole) });

/**
 * Random networks of five neurons with gains of their own (uniform on 0.2 … 1), balanced by local steps alone (Fig 2).
 * The step is 0.01 of the stability limit 2/(p λ_max) or smaller, since λ_max ≤ 2 C.
 *
 * `localBalanceEnsemble({ networks: 20 })`
 */
export function localBalanceEnsemble(options: { networks: number; steps?: number; seed?: number }): LocalBalanceRow[] {
  requireInput("localBalanceEnsemble: options", options, localBalanceEnsembleOptions);
  const { networks, steps = 6000, seed = 1 } = options;

  return Array.from({ length: networks }, (_, index) => {
    const stream = randomStream(seed, "synaptic-balancing/local-balance", index);
    const weights = randomStronglyConnected(5, 1, stream).map((weight, k) => (k % 6 === 0 ? 0 : weight));
    const coefficients = stream.fillUniform(new Float64Array(5)).map((share) => 0.2 + 0.8 * share);
    const costs = synapticCosts(weights, { coefficients });
    const timeStep = 0.01 / totalCost(costs);
    const end = synapticCosts(localCourse(weights, { coefficients, timeStep, steps, every: steps }).weights, {
      coefficients,
    });
    return {
      network: index + 1,
      imbalance: maximumMagnitude(neuralGradients(end)) / totalCost(end),
      excess: totalCost(end) / equilibrium(costs).total,
    };
  });
}
