/** The learning rate k between two error-feedback events: F(w(T)) = (1 − kT) F(w(0)). */
import { aNonNegative, aPositive, optionsOf, requireInput } from "../numerics/inputKinds.js";

const learningRateOptions = optionsOf({ before: aPositive, after: aNonNegative, cycle: aPositive });

/**
 * k = (F(0) − F(T)) / (T F(0)), the share of the error that is lost per unit of time; negative when the error grows.
 *
 * `learningRate({ before: 2, after: 1.5, cycle: 0.5 }) // 0.5`
 *
 * Throws `RangeError` for an error before that isn't > 0, an error after that isn't ≥ 0, and T ≤ 0.
 */
export function learningRate(options: { before: number; after: number; cycle: number }): number {
  requireInput("learningRate: options", options, learningRateOptions);
  const { before, after, cycle } = options;

  return (before - after) / (cycle * before);
}
