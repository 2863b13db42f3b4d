import type { LaxTrajectory } from "./laxFlow.js";
import { loopProduct } from "./loopProduct.js";
import { aLaxTrajectory } from "./laxFlow.js";
import { aVector, listOf, requireInput } from "../numerics/inputKinds.js";

/** One quantity of a flow at one time. */
export interface ConservedRow {
  time: number;
  /** "weight" for one synapse, "loop" for the product of the weights around a closed loop. */
  kind: "weight" | "loop";
  /** The way of the synapse or loop, neurons from 1: "1→2", "1→2→3→1". */
  name: string;
  /** |value|, relative to the start. */
  relative: number;
}

/**
 * What moves and what stays along an isospectral flow: each synapse on the given closed loops, and each loop's product,
 * relative to the start, as records for a plot.
 *
 * `conservedCourse(laxFlow(J, balancingRule(2), { times }), [[0, 1], [0, 1, 2]])`
 *
 * Throws `RangeError` for a loop over a neuron that is not there or a synapse that does not exist.
 */
export function conservedCourse(flow: LaxTrajectory, loops: readonly (readonly number[])[]): ConservedRow[] {
  requireInput("conservedCourse: flow", flow, aLaxTrajectory);
  requireInput("conservedCourse: loops", loops, listOf(aVector));

  const start = flow.weightsAt(0);
  const n = Math.round(Math.sqrt(start.length));
  const written = (way: readonly number[]) => way.map((neuron) => neuron + 1).join("→");
  const synapses = new Map<string, number>();
  for (const loop of loops) {
    if (loopProduct(start, loop) === 0) {
      throw new RangeError(
        `conservedCourse: loop: expected existing synapses along ${written([...loop, loop[0]!])}, got a weight of 0`,
      );
    }
    loop.forEach((from, k) => {
      const to = loop[(k + 1) % loop.length]!;
      synapses.set(written([from, to]), to * n + from);
    });
  }
  return Array.from(flow.times, (time, k): ConservedRow[] => {
    const weights = flow.weightsAt(k);
    const relative = (now: number, before: number) => Math.abs(now / before);
    return [
      ...[...synapses].map(
        ([name, at]): ConservedRow => ({ time, kind: "weight", name, relative: relative(weights[at]!, start[at]!) }),
      ),
      ...loops.map(
        (loop): ConservedRow => ({
          time,
          kind: "loop",
          name: written([...loop, loop[0]!]),
          relative: relative(loopProduct(weights, loop), loopProduct(start, loop)),
        }),
      ),
    ];
  }).flat();
}
