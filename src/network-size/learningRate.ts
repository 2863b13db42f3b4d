/** The learning rate k between two error-feedback events: F(w(T)) = (1 − kT) F(w(0)). */
import { requireNumber, requirePositive } from "../numerics/check.js";

/**
 * k = (F(0) − F(T)) / (T F(0)), the share of the error that is lost per unit of time; negative when the error grows.
 *
 * `learningRate({ before: 2, after: 1.5, cycle: 0.5 }) // 0.5`
 *
 * Throws `RangeError` for an error before that isn't > 0, an error after that isn't ≥ 0, and T ≤ 0.
 */
export function learningRate({ before, after, cycle }: { before: number; after: number; cycle: number }): number {
  requirePositive("before", before);
  requireNumber("after", after, { min: 0 });
  requirePositive("cycle", cycle);
  return (before - after) / (cycle * before);
}
