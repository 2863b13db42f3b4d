/**
 * Two synapses between the same two neurons share their activity history. If a share f of the variance of their sizes
 * is their own, x₁ = h + ξ₁ and x₂ = h + ξ₂ with Var ξ = f and Var h = 1 − f, then their correlation is r = 1 − f:
 * the share that is independent of activity is 1 − r. (1 − r² is what *one synapse* leaves unexplained of *the other*,
 * which is itself noisy.)
 */
import { requireCount } from "../numerics/check.js";
import { randomStream } from "../numerics/random.js";
import { correlation } from "../numerics/statistics.js";
import { aCount, aShare, aWhole, optionsOf, requireInput } from "../numerics/inputKinds.js";

const redundantSynapsesOptions = optionsOf({ independent: aShare, pairs: aCount, seed: aWhole });

/**
 * The correlation of `pairs` simulated pairs of synapses, of whose variance a share `independent` (0 … 1) is their own.
 *
 * `redundantSynapses({ independent: 0.6, pairs: 124, seed: 1 })` ≈ 0.4
 */
export function redundantSynapses(options: { independent: number; pairs: number; seed: number }): number {
  requireInput("redundantSynapses: options", options, redundantSynapsesOptions);
  const { independent, pairs, seed } = options;

  requireCount("redundantSynapses: pairs", pairs, 2);
  const stream = randomStream(seed, "optimal-plasticity/redundant-synapses", pairs);
  const [shared, own] = [Math.sqrt(1 - independent), Math.sqrt(independent)];
  const first = new Float64Array(pairs);
  const second = new Float64Array(pairs);
  for (let k = 0; k < pairs; k++) {
    const history = shared * stream.normal();
    first[k] = history + own * stream.normal();
    second[k] = history + own * stream.normal();
  }
  return correlation(first, second);
}
