import { requireNumber } from "../numerics/check.js";
import type { Nonlinearity } from "./nonlinearity.js";

/**
 * x for x > 0, `slope` · x below: homogeneous of degree 1 like ReLU, so that the theory of the paper covers it, but with a
 * gain of two values other than 0 and 1: mean gain and second moment of the gain differ.
 *
 * `leakyRelu(0.2).value(-1) // −0.2`
 *
 * Throws `RangeError` for a slope outside 0 … 1.
 */
export function leakyRelu(slope: number): Nonlinearity {
  requireNumber("leakyRelu: slope", slope, { min: 0, max: 1 });
  return {
    name: `leaky relu, ${slope}`,
    degree: 1,
    value: (x) => (x > 0 ? x : slope * x),
    gain: (x) => (x > 0 ? 1 : slope),
  };
}
