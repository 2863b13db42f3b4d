import { requireCount, requirePositive } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { aCount, aNumber, aStream, requireInput } from "../numerics/inputKinds.js";

/**
 * Weights as the paper draws them: independent, w_i ~ U(−range/n, range/n).
 *
 * @throws {RangeError} on n that isn't a count or a range that isn't positive
 * @example uniformWeights(100, 5, randomStream(1, "natural-gradient/coefficients", vector))
 */
export function uniformWeights(n: number, range: number, stream: RandomStream): Float64Array {
  requireInput("uniformWeights: n", n, aNumber);
  requireInput("uniformWeights: stream", stream, aStream);

  requireCount("uniformWeights: n: afferents", n);
  requirePositive("uniformWeights: range", range);
  return stream.fillUniform(new Float64Array(n)).map((u) => ((2 * u - 1) * range) / n);
}

/** Rates in Hz: `low` for the first half of n afferents (rounded down), `high` for the rest. */
export function twoGroups(n: number, low: number, high: number): Float64Array {
  requireInput("twoGroups: n", n, aCount);
  requireInput("twoGroups: low", low, aNumber);
  requireInput("twoGroups: high", high, aNumber);

  return Float64Array.from({ length: n }, (_, i) => (i < Math.floor(n / 2) ? low : high));
}
