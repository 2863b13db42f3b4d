import { requireCount } from "../numerics/check.js";
import { norm } from "../numerics/vector.js";
import type { TrialBatch } from "./contextIntegration.js";
import { extendedNeuralGradients, neuralGradients } from "./neuralGradients.js";
import type { RateNetwork } from "./network.js";
import { synapticCosts } from "./synapticCosts.js";
import { trainingStep } from "./trainingStep.js";
import type { LossOptions } from "./trainingStep.js";

/** One moment of the descent. */
export interface DescentRow {
  iteration: number;
  taskLoss: number;
  /** ‖∇L_reg‖ over all weights. */
  gradientNorm: number;
  /** ‖g‖ of the penalty's costs α |J|^p. */
  imbalance: number;
  /** ‖g_ext‖ (`extendedNeuralGradients`). */
  extended: number;
}

/**
 * Gradient descent on a penalised task loss towards its minimum, on one and the same batch, without clipping
 * (Proposition 4: at a minimum ‖g‖ = 0). The network given is not changed; its end is returned with a record of every
 * `every`-th iteration and of the last.
 *
 * `penalisedDescent(network, batch, { learningRate: 0.02, iterations: 5000, penalty: 0.05, loss: "mean" }).rows.at(-1)`
 *
 * Double precision: for a few neurons. Throws as `trainingStep`.
 */
export function penalisedDescent(
  network: RateNetwork,
  batch: TrialBatch,
  options: LossOptions & { learningRate: number; iterations: number; every?: number },
): { network: RateNetwork; rows: DescentRow[] } {
  const { iterations, every = 1, power = 2, coefficients = 1 } = options;
  requireCount("iterations", iterations);
  requireCount("every", every);
  const present: RateNetwork = {
    ...network,
    recurrent: network.recurrent.slice(),
    input: network.input.slice(),
    output: network.output.slice(),
    bias: network.bias.slice(),
  };
  const rows: DescentRow[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const wanted = iteration % every === 0 || iteration === iterations - 1;
    const imbalance = wanted ? norm(neuralGradients(synapticCosts(present.recurrent, { power, coefficients }))) : 0;
    const extended = wanted ? norm(extendedNeuralGradients(present)) : 0;
    const { taskLoss, gradientNorm } = trainingStep(present, batch, { ...options, clip: Infinity });
    if (wanted) rows.push({ iteration, taskLoss, gradientNorm, imbalance, extended });
  }
  return { network: present, rows };
}
