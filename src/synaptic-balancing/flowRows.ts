import type { BalanceTrajectory } from "./balance.js";
import { maximumMagnitude } from "../numerics/linear.js";
import { aBalanceTrajectory } from "./balance.js";
import { requireInput } from "../numerics/inputKinds.js";

/** The state of a whole network at one time of the flow. */
export interface FlowRow {
  time: number;
  /** C. */
  total: number;
  /** ‖g‖. */
  imbalance: number;
  /** Largest |h|. */
  reach: number;
}

/**
 * A flow as records for a plot or a table, one a time: total cost, imbalance, and how far the coordinates have gone.
 *
 * `flowRows(balance(costs, { times: [0, 1, 10] }))`
 */
export function flowRows(flow: BalanceTrajectory): FlowRow[] {
  requireInput("flowRows: flow", flow, aBalanceTrajectory);

  const neurons = flow.coordinates.length / flow.times.length;
  return Array.from(flow.times, (time, k) => ({
    time,
    total: flow.totals[k]!,
    imbalance: flow.imbalance[k]!,
    reach: maximumMagnitude(flow.coordinates.subarray(k * neurons, (k + 1) * neurons)),
  }));
}
