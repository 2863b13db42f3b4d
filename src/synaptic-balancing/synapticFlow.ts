import { ln } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import { balancingRule, type LaxOptions, weightFlow } from "./laxFlow.js";
import { rateNetwork, type RateNetwork } from "./network.js";
import { synapticCosts } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aPositive,
  aVector,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/** What every synapse does on its own, at the requested times. */
export interface SynapticFlow {
  times: Float64Array;
  /** The whole network at each time; its input and output weights start at 1. */
  networks: RateNetwork[];
  /** c = |J|^p at time number k, N × N, from the weights as they are. */
  costsAt: (k: number) => Float64Array;
  /** h_k = ln W_out,k at time number k, as the output weights have it. */
  coordinatesAt: (k: number) => Float64Array;
}

const synapticFlowSettings = optionsOf({
  times: aVector,
  relativeTolerance: optional(aNonNegative),
  absoluteTolerance: optional(aNonNegative),
  maximumSteps: optional(aCount),
  firstStep: optional(aNumber),
  power: optional(aPositive),
});

/**
 * Balancing as Eqs 18–20 have it: the weights themselves are integrated, N² recurrent ones and one input and output
 * weight a neuron (1 at the start), for the cost |J|^p. Nothing is rebuilt from h, so what the flow conserves (loop
 * products, the spectrum) can be put to the test.
 *
 * `synapticFlow([0, Math.sqrt(3), 0, 0], { times: [0, 1], power: 2 }).costsAt(1)`
 *
 * Throws `RangeError` when J isn't square or not finite, or the times don't increase.
 */
export function synapticFlow(weights: MatrixLike, settings: LaxOptions & { power?: number }): SynapticFlow {
  requireInput("synapticFlow: weights", weights, aSquareMatrix);
  requireInput("synapticFlow: settings", settings, synapticFlowSettings);
  const { power = 2, ...options } = settings;

  weights = rowMajor(weights, "synapticFlow: weights");
  const n = squareOrder(weights, "synapticFlow: weights");
  const ones = new Float64Array(n).fill(1);
  const network = rateNetwork({ recurrent: weights, input: ones, output: ones });
  const networks = weightFlow(network, balancingRule(power), options);
  const at = (k: number): RateNetwork => {
    const network = networks[k];
    if (network === undefined) {
      throw new RangeError(`synapticFlow: time: expected a number of 0 … ${networks.length - 1}, got ${k}`);
    }
    return network;
  };
  return {
    times: Float64Array.from(options.times),
    networks,
    costsAt: (k) => synapticCosts(at(k).recurrent, { power }),
    coordinatesAt: (k) => at(k).output.map(ln),
  };
}
