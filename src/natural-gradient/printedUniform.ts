/** The uniform term as the text approximates it, with its misprints (Eqs 40, 108, 110). For comparison only. */
import { requireNumber } from "../numerics/check.js";
import { KERNEL, kernelConstant } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { oneOf, requireInput } from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";

/**
 * γ_u without its term with g₃ V, s:
 * - "40": c_ε² ε₀² Σx, as printed: the factor −g₁ is missing;
 * - "110": c_ε² ε₀² g₁ Σx, as printed: the sign is missing;
 * - "108": −c_ε² ε₀² g₁ Σx, what follows from Eq 108.
 *
 * @throws {RangeError} on numbers that aren't finite, or another equation
 * @example printedUniform("108", -0.0127, 3000)
 */
export function printedUniform(
  equation: "40" | "108" | "110",
  g1: number,
  sum: number,
  kernel: SynapticKernel = KERNEL,
): number {
  requireInput("printedUniform: equation", equation, oneOf("40", "108", "110"));
  requireInput("printedUniform: kernel", kernel, aSynapticKernel);

  requireNumber("printedUniform: g1", g1);
  requireNumber("printedUniform: sum", sum);
  const unit = kernelConstant(kernel) * kernel.area;
  const factor = { "40": 1, "108": -g1, "110": g1 }[equation];
  if (factor === undefined)
    throw new RangeError(`printedUniform: equation: expected 40, 108 or 110, got ${String(equation)}`);
  return unit * unit * factor * sum;
}
