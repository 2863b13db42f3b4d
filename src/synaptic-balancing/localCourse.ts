import { requireCount } from "../numerics/check.js";
import { squareOrder } from "../numerics/linear.js";
import { localBalancingStep } from "./localStep.js";
import { synapticCosts } from "./synapticCosts.js";
import type { CostOptions } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import {
  aCount,
  aNumber,
  aPositive,
  aVector,
  either,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/** What one neuron adds up at one time. */
export interface SomaRow {
  time: number;
  /** Number of the neuron, from 0. */
  neuron: number;
  /** Σ_j c_kj, the cost of its incoming synapses. */
  incoming: number;
  /** Σ_i c_ik, the cost of its outgoing synapses. */
  outgoing: number;
  /** g_k = incoming − outgoing. */
  gradient: number;
}

const localCourseOptions = optionsOf({
  power: optional(aPositive),
  coefficients: optional(either(aNumber, aVector)),
  timeStep: aPositive,
  steps: aCount,
  every: optional(aCount),
});

/**
 * Balancing by nothing but local steps (`localBalancingStep`, Fig 2): what every neuron adds up, one record a neuron for
 * every `every`-th of `steps` steps, and the weights at the end.
 *
 * `localCourse(J, { timeStep: 0.01, steps: 500, every: 10 }).rows`
 *
 * Time in 1/(γp · unit of cost). Throws `RangeError` as `localBalancingStep`, and for counts that are not whole numbers ≥ 1.
 */
export function localCourse(
  weights: MatrixLike,
  options: CostOptions & { timeStep: number; steps: number; every?: number },
): { rows: SomaRow[]; weights: Float64Array } {
  requireInput("localCourse: weights", weights, aSquareMatrix);
  requireInput("localCourse: options", options, localCourseOptions);

  weights = rowMajor(weights, "localCourse: weights");
  const n = squareOrder(weights, "localCourse: weights");
  const { timeStep, steps, every = 1, ...costOptions } = options;
  requireCount("localCourse: steps", steps);
  requireCount("localCourse: every", every);
  const rows: SomaRow[] = [];
  let present: Float64Array = Float64Array.from(weights);
  for (let step = 0; step <= steps; step++) {
    if (step > 0) present = localBalancingStep(present, { ...costOptions, timeStep });
    if (step % every !== 0) continue;
    const costs = synapticCosts(present, costOptions);
    for (let k = 0; k < n; k++) {
      let incoming = 0;
      let outgoing = 0;
      for (let other = 0; other < n; other++) {
        if (other === k) continue;
        incoming += costs[k * n + other]!;
        outgoing += costs[other * n + k]!;
      }
      rows.push({ time: step * timeStep, neuron: k, incoming, outgoing, gradient: incoming - outgoing });
    }
  }
  return { rows, weights: present };
}
