import { maximumMagnitude } from "../numerics/linear.js";
import { laxFlow } from "./laxFlow.js";
import type { LocalRule } from "./laxFlow.js";

/** Where a local rule takes a network in a given time. */
export interface RuleEnd {
  /** Largest minus smallest neural gradient, at the start and at the end: 0 is an equilibrium (g_i = g_j). */
  start: number;
  end: number;
  /** Largest |h| on the way's end. */
  reach: number;
}

/**
 * Follows synaptic Lax dynamics (Eq 25) with any local rule, and says how far apart the neural gradients are before and
 * after: at an equilibrium they are all equal, g_i = g_j.
 *
 * `ruleEnd(J, maximumRule, 50).end`
 *
 * Throws as `laxFlow`.
 */
export function ruleEnd(weights: ArrayLike<number>, rule: LocalRule, duration: number): RuleEnd {
  const run = laxFlow(weights, rule, {
    times: [0, duration],
    relativeTolerance: 1e-8,
    absoluteTolerance: 1e-10,
    // A rule with kinks (the largest weight changes hands) makes the solver step finely there.
    maximumSteps: 200_000,
  });
  const n = run.coordinates.length / 2;
  const spread = (k: number): number => {
    const J = run.weightsAt(k);
    const g = Array.from({ length: n }, (_, neuron) =>
      rule(
        J.subarray(neuron * n, (neuron + 1) * n),
        Float64Array.from({ length: n }, (_, i) => J[i * n + neuron]!),
        neuron,
      ),
    );
    return Math.max(...g) - Math.min(...g);
  };
  return { start: spread(0), end: spread(1), reach: maximumMagnitude(run.coordinates.subarray(n)) };
}
