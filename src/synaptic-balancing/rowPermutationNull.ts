import { square } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { totalCost } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aCount, aStream, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";

/** ‖g‖ under permutations of the rows of the cost matrix. */
export interface RowPermutationNull {
  /** ‖g‖ of the costs as they are. */
  actual: number;
  /** ‖g^π‖ of each shuffle. */
  shuffled: Float64Array;
  /** E ‖g^π‖² = ‖r‖² + ‖κ‖² − 2 C²/N, exactly (r row sums, κ column sums). */
  expectedSquare: number;
  /** (1 + number of shuffles with ‖g^π‖ ≤ ‖g‖)/(1 + number of shuffles). */
  probability: number;
}

const rowPermutationNullOptions = optionsOf({ shuffles: optional(aCount), stream: aStream });

/**
 * Null distribution of ‖g‖ in Fig 4a: rows of C are shuffled, columns stay in order. Column sums κ do not change, so
 * g^π = r_π − κ takes N operations a shuffle instead of N².
 *
 * `rowPermutationNull(costs, { shuffles: 10_000, stream: randomStream(1, "null") }).probability`
 *
 * Throws `RangeError` for bad costs or a number of shuffles that is not a whole number ≥ 1.
 */
export function rowPermutationNull(
  costs: MatrixLike,
  options: { shuffles?: number; stream: RandomStream },
): RowPermutationNull {
  requireInput("rowPermutationNull: costs", costs, someCosts);
  requireInput("rowPermutationNull: options", options, rowPermutationNullOptions);
  const { shuffles = 10_000, stream } = options;

  costs = rowMajor(costs, "rowPermutationNull: costs");
  const n = Math.sqrt(costs.length);
  const rows = new Float64Array(n);
  const columns = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      rows[i]! += costs[i * n + j]!;
      columns[j]! += costs[i * n + j]!;
    }
  }
  let actual = 0;
  let squares = 0;
  for (let k = 0; k < n; k++) {
    actual += square(rows[k]! - columns[k]!);
    squares += square(rows[k]!) + square(columns[k]!);
  }
  actual = Math.sqrt(actual);
  const order = rows.slice();
  const shuffled = new Float64Array(shuffles);
  let below = 0;
  for (let s = 0; s < shuffles; s++) {
    // shuffling what the last shuffle left is again uniform
    for (let i = n - 1; i > 0; i--) {
      const j = stream.integer(i + 1);
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    let sum = 0;
    for (let k = 0; k < n; k++) sum += square(order[k]! - columns[k]!);
    shuffled[s] = Math.sqrt(sum);
    if (shuffled[s]! <= actual) below++;
  }
  const total = totalCost(costs);
  return {
    actual,
    shuffled,
    expectedSquare: squares - (2 * total * total) / n,
    probability: (1 + below) / (1 + shuffles),
  };
}
