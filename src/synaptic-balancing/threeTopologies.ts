/** Three topologies, three fates (Proposition 3): strongly connected, a chain, two pairs joined one way. */
import { exp, pow } from "../numerics/elementary.js";
import { randomStream } from "../numerics/random.js";
import { balance } from "./balance.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { relaxationRate } from "./eigenmodes.js";
import { equilibrium } from "./equilibrium.js";
import { flowRows } from "./flowRows.js";
import type { FlowRow } from "./flowRows.js";
import { randomStronglyConnected } from "./randomStronglyConnected.js";
import { synapticCosts } from "./synapticCosts.js";

/** A chain 1 → 2 → 3 of costs 1. */
export const CHAIN: readonly number[] = [0, 0, 0, 1, 0, 0, 0, 1, 0];
/** Pairs {1, 2} and {3, 4}, each strongly connected, and one synapse 2 → 3. */
export const JOINED_PAIRS: readonly number[] = [0, 2, 0, 0, 0.5, 0, 0, 0, 0, 1, 0, 1, 0, 0, 3, 0];

export type TopologyName = "strongly connected" | "chain" | "two pairs, joined one way";

/** One moment of one of the three flows. */
export interface TopologyRow extends FlowRow {
  topology: TopologyName;
  /** Cost of the synapse that joins the pairs; NaN for the others. */
  link: number;
}

/** The flows to t = 10⁴ with what is predicted of the first. */
export interface ThreeTopologies {
  rows: TopologyRow[];
  /** pλ₂ at the equilibrium of the strongly connected network. */
  rate: number;
  /** A line of that slope, to be drawn beside ‖g‖. */
  slope: { time: number; value: number }[];
}

/**
 * Balances the three networks (p = 2), sampled at 0 and from t = 0.01 to 10⁴ in 40 moments a decade.
 *
 * `threeTopologies().rows.filter((row) => row.topology === "chain")`
 */
export function threeTopologies(): ThreeTopologies {
  const strong = synapticCosts(randomStronglyConnected(6, 0.4, randomStream(3, "strong")));
  const costs: Record<TopologyName, ArrayLike<number>> = {
    "strongly connected": strong,
    chain: CHAIN,
    "two pairs, joined one way": JOINED_PAIRS,
  };
  const times = [0, ...Array.from({ length: 241 }, (_, k) => pow(10, -2 + k / 40))];
  const all = Object.entries(costs).flatMap(([topology, initial]) => {
    const flow = balance(initial, { times, power: 2, relativeTolerance: 1e-11, absoluteTolerance: 1e-15 });
    return flowRows(flow).map(
      (row, k): TopologyRow => ({
        ...row,
        topology: topology as TopologyName,
        link: initial === JOINED_PAIRS ? flow.costsAt(k)[2 * 4 + 1]! : NaN,
      }),
    );
  });
  const rate = relaxationRate(conductanceLaplacian(equilibrium(strong).costs));
  const anchor = all.find((row) => row.topology === "strongly connected" && row.time > 6 / rate)!;
  const slope = [anchor.time, 24 / rate].map((time) => ({
    time,
    value: 2.2 * anchor.imbalance * exp(-rate * (time - anchor.time)),
  }));
  return { rows: all, rate, slope };
}
