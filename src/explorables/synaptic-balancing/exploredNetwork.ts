import { equilibrium } from "../../synaptic-balancing/equilibrium.js";
import { fiveNeurons } from "../../synaptic-balancing/fiveNeurons.js";
import type { RateNetwork } from "../../synaptic-balancing/network.js";
import { robustnessCosts } from "../../synaptic-balancing/synapticCosts.js";
import { taskPreservingTransform } from "../../synaptic-balancing/taskPreservingTransform.js";

/** Fig 2's five neurons. Neurons count from 1 in names. */
export const NEURONS = 5;
/** So that a neuron that is never active has costs too. */
const GAIN_FLOOR = 0.05;

/** A network, what it is driven by, and what its synapses cost. */
export interface ExploredNetwork {
  readonly network: RateNetwork;
  readonly input: Float64Array;
  /** Robustness costs, N × N. */
  readonly costs: Float64Array;
}

/** h that takes the network far from balance, on the same task. */
const SCATTER = [0.9, -0.8, 0.5, -0.9, 0.3];

let known: Record<"scattered" | "drawn" | "balanced", ExploredNetwork> | undefined;

/** The network as it was drawn; with other weights for the same task; or after it has been balanced once. */
export function exploredNetwork(start: string): ExploredNetwork {
  if (known === undefined) {
    const { network, input, gains } = fiveNeurons();
    const floored = { gainFloor: GAIN_FLOOR };
    const costs = robustnessCosts(network.recurrent, gains.secondMoment, floored);
    // 50 τ are enough to tell two networks apart
    const drive = input.slice(0, 1000);
    const at = (coordinates: ArrayLike<number>): ExploredNetwork => {
      const moved = taskPreservingTransform(network, coordinates);
      // activities are scaled, gains aren't
      return { network: moved, input: drive, costs: robustnessCosts(moved.recurrent, gains.secondMoment, floored) };
    };
    known = {
      scattered: at(SCATTER),
      drawn: { network, input: drive, costs },
      balanced: at(equilibrium(costs).coordinates),
    };
  }
  return known[start as keyof typeof known];
}

/** Names of the synapses between two neurons, "pre→post". */
export function synapseNames(): string[] {
  const { costs } = exploredNetwork("drawn");
  return Array.from(costs, (cost, k) => ({ cost, pre: k % NEURONS, post: Math.floor(k / NEURONS) }))
    .filter(({ cost, pre, post }) => cost > 0 && pre !== post)
    .map(({ pre, post }) => `${pre + 1}→${post + 1}`);
}

/** The place of a synapse in an N × N matrix. `placeOf("3→1") // 2` */
export function placeOf(synapse: string): number {
  const [pre, post] = synapse.split("→").map(Number) as [number, number];
  return (post - 1) * NEURONS + (pre - 1);
}
