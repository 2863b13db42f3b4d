import { ln } from "../numerics/elementary.js";
import { randomStream } from "../numerics/random.js";
import { balancedWeights } from "./balancedWeights.js";
import { strengthened } from "./heterosynaptic.js";
import { randomStronglyConnected } from "./randomStronglyConnected.js";
import { synapticFlow } from "./synapticFlow.js";
import {
  aCount,
  aNumber,
  aWhole,
  anIndex,
  having,
  listOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** One unpaired input synapse of the neuron whose one input was changed. */
export interface InputChangeRow {
  network: number;
  /** J before, with its sign. */
  weight: number;
  /** |J| after less |J| before. */
  change: number;
}

/** What an input change row has to have. */
export const anInputChangeRow = having<InputChangeRow>({ network: anIndex, weight: aNumber, change: aNumber });

const inputChangesOptions = optionsOf({
  networks: aCount,
  by: aNumber,
  neurons: optional(aCount),
  time: optional(aNumber),
  seed: optional(aWhole),
});

/**
 * A balanced random network, one synapse 1 → 0 multiplied by 1 + η, and the flow of the weights (Eq 18) for a while: what
 * becomes of the other inputs of neuron 0. One row an input, `neurons − 2` a network.
 *
 * `inputChanges({ networks: 20, by: 0.1 })`
 */
export function inputChanges(options: {
  networks: number;
  by: number;
  neurons?: number;
  time?: number;
  seed?: number;
}): InputChangeRow[] {
  requireInput("inputChanges: options", options, inputChangesOptions);
  const { networks, by, neurons = 20, time = 0.02, seed = 1 } = options;

  return Array.from({ length: networks }, (_, index) => {
    const stream = randomStream(seed, "synaptic-balancing/input-changes", index);
    const drawn = randomStronglyConnected(neurons, 1, stream).map((weight, k) =>
      k % (neurons + 1) === 0 ? 0 : weight,
    );
    // A synapse of middling strength, whatever was drawn for it.
    drawn[1] = 1 / Math.sqrt(neurons);
    const balanced = balancedWeights(drawn);
    const changed = strengthened(balanced, { post: 0, pre: 1, by });
    const end = synapticFlow(changed, { times: [0, time] }).networks[1]!.recurrent;
    return Array.from({ length: neurons - 2 }, (_, k) => k + 2).map((pre) => ({
      network: index + 1,
      weight: balanced[pre]!,
      change: Math.abs(end[pre]!) - Math.abs(balanced[pre]!),
    }));
  }).flat();
}

/**
 * Exponent of |change| ∝ |weight|^m over the inputs of each network (least squares in logarithms): 1 when plasticity is
 * multiplicative, 0 when it is additive. One number a network.
 *
 * `changeExponents(inputChanges({ networks: 20, by: 0.1 }))`
 */
export function changeExponents(rows: readonly InputChangeRow[]): number[] {
  requireInput("changeExponents: rows", rows, listOf(anInputChangeRow));

  const networks = [...new Set(rows.map(({ network }) => network))];
  return networks.map((network) => {
    const points = rows
      .filter((row) => row.network === network)
      .map(({ weight, change }) => ({ x: ln(Math.abs(weight)), y: ln(Math.abs(change)) }));
    const [x, y] = [points.reduce((sum, p) => sum + p.x, 0), points.reduce((sum, p) => sum + p.y, 0)];
    const [meanX, meanY] = [x / points.length, y / points.length];
    const covariance = points.reduce((sum, p) => sum + (p.x - meanX) * (p.y - meanY), 0);
    return covariance / points.reduce((sum, p) => sum + (p.x - meanX) * (p.x - meanX), 0);
  });
}
