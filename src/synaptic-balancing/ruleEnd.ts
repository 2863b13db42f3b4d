import { maximumMagnitude } from "../numerics/linear.js";
import { laxFlow } from "./laxFlow.js";
import type { LocalRule } from "./laxFlow.js";
import type { MatrixLike } from "./network.js";
import { aFunction, aPositive, requireInput } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/** Where a local rule takes a network in a given time. */
export interface RuleEnd {
  /** Largest minus smallest neural gradient, at the start and at the end: 0 is an equilibrium (g_i = g_j). */
  start: number;
  end: number;
  /** Largest |g| at the end: 0 where every neuron has what the rule balances, not only all neurons the same excess. */
  largest: number;
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
export function ruleEnd(weights: MatrixLike, rule: LocalRule, duration: number): RuleEnd {
  requireInput("ruleEnd: weights", weights, aSquareMatrix);
  requireInput("ruleEnd: rule", rule, aFunction);
  requireInput("ruleEnd: duration", duration, aPositive);

  const run = laxFlow(weights, rule, {
    times: [0, duration],
    relativeTolerance: 1e-8,
    absoluteTolerance: 1e-10,
    // A rule with kinks (the largest weight changes hands) makes the solver step finely there.
    maximumSteps: 200_000,
  });
  const n = run.coordinates.length / 2;
  const gradients = (k: number): number[] => {
    const J = run.weightsAt(k);
    return Array.from({ length: n }, (_, neuron) =>
      rule(
        J.subarray(neuron * n, (neuron + 1) * n),
        Float64Array.from({ length: n }, (_, i) => J[i * n + neuron]!),
        neuron,
      ),
    );
  };
  const spread = (g: number[]): number => Math.max(...g) - Math.min(...g);
  const [first, last] = [gradients(0), gradients(1)];
  return {
    start: spread(first),
    end: spread(last),
    largest: maximumMagnitude(last),
    reach: maximumMagnitude(run.coordinates.subarray(n)),
  };
}
