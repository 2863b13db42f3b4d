import { randomStream } from "../numerics/random.js";
import { equilibrium } from "./equilibrium.js";
import { initialNetwork } from "./network.js";
import { linear, type Nonlinearity, relu } from "./nonlinearity.js";
import { normalForm, similarNetwork } from "./normalForm.js";
import { simulate } from "./simulate.js";
import { synapticCosts, totalCost } from "./synapticCosts.js";
import { aCount, aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** One random network: what balancing and a general similarity make of its cost, and of its map. */
export interface LinearFreedomRow {
  network: number;
  /** C* of balancing over C⁰. */
  balanced: number;
  /** C of the normal form over C⁰. */
  similar: number;
  /** Largest difference of the outputs of original and normal form, relative to the largest output: linear neurons. */
  linearError: number;
  /** The same with ReLU neurons. */
  reluError: number;
}

const linearFreedomOptions = optionsOf({ networks: aCount, neurons: aCount, seed: optional(aWhole) });

/**
 * "In purely linear networks, arbitrary similarity transformations are task-preserving": random networks (weights
 * 𝒩(0, 0.25/N), so that they are stable; p = 2, gains 1), balanced, and brought into normal form.
 *
 * `linearFreedom({ networks: 20, neurons: 5 })`
 */
export function linearFreedom(options: { networks: number; neurons: number; seed?: number }): LinearFreedomRow[] {
  requireInput("linearFreedom: options", options, linearFreedomOptions);
  const { networks, neurons, seed = 1 } = options;

  return Array.from({ length: networks }, (_, index) => {
    const stream = randomStream(seed, "synaptic-balancing/linear-freedom", index);
    const network = initialNetwork({ neurons, inputs: 1, outputs: 1 }, stream);
    for (let k = 0; k < network.recurrent.length; k++) network.recurrent[k]! *= 0.5;
    const costs = synapticCosts(network.recurrent);
    const changed = similarNetwork(network, normalForm(network.recurrent));
    const input = stream.fillNormal(new Float64Array(200));
    const error = (nonlinearity: Nonlinearity) => {
      const one = simulate(network, input, { timeStep: 0.1, nonlinearity }).outputs;
      const other = simulate(changed, input, { timeStep: 0.1, nonlinearity }).outputs;
      return Math.max(...one.map((y, k) => Math.abs(y - other[k]!))) / Math.max(...one.map((y) => Math.abs(y)));
    };
    return {
      network: index + 1,
      balanced: equilibrium(costs).total / totalCost(costs),
      similar: totalCost(synapticCosts(changed.recurrent)) / totalCost(costs),
      linearError: error(linear),
      reluError: error(relu),
    };
  });
}
