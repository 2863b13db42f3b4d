/**
 * γ_s and g₁ … g₄ as the paper prints them (Eqs 88, 91, 102–105), by two Sherman–Morrison steps, and with the misprints of
 * its derivation one by one. For comparison only: `inverseCoefficients` is what everything else uses.
 */
import { fisherMoments } from "./fisherMoments.js";
import type { FisherOptions } from "./fisherInformation.js";
import { inputStatistics } from "./inputStatistics.js";
import type { InverseCoefficients } from "./inverseCoefficients.js";
import { KERNEL, kernelConstant } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import { aVector, oneOf, optional, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";
import { aTransferFunction } from "./transferFunction.js";
import { aFisherMoments } from "./fisherMoments.js";

/**
 * Lines of the derivation that don't hold as printed:
 * - "88": the first form of k₁, whose bracket has M₁⁻¹(c₁ r̃ + c₂ w) for M₁⁻¹(c₁ ε₀ r + c₂ w̃);
 * - "89": the last term of the second step, k₁²k₂ …, with "+" for "−";
 * - "99": the same term with c₁ μ + c₃ σ² for c₁ μ + c₂ σ².
 */
export const MISPRINTS = ["88", "89", "99"] as const;
export type Misprint = (typeof MISPRINTS)[number];

export interface PrintedOptions extends FisherOptions {
  /** The line to take as printed; none: the final formulas, which are right. */
  readonly misprint?: Misprint;
}

/** What the options have to be. */
export const printedOptions = optionsOf<PrintedOptions>({
  misprint: optional(oneOf("88", "89", "99")),
  kernel: optional(aSynapticKernel),
  transfer: optional(aTransferFunction),
  moments: optional(aFisherMoments),
});

/**
 * With A = c₁μ + c₂σ² and B = c₂q + c₃μ,
 *
 *   k₁ = {c₁ [c₁ (q + 1) + c₂ μ]}⁻¹,  k₂ = {1 + (c₂ μ + c₃ σ²)/c₁ − k₁ A B}⁻¹,
 *   g₁ = c₁ {−k₁c₁ + k₁k₂ c₂A/c₁ − k₁²k₂ c₁AB},  g₂ = c₁ {−k₁c₂ + k₁k₂ c₃A/c₁ − k₁²k₂ c₂AB},
 *   g₃ = c₁ {k₁k₂ B − k₂ c₂/c₁²},  g₄ = c₁ {k₁k₂ c₂B/c₁ − k₂ c₃/c₁²}.
 *
 * @throws {RangeError} on weights or rates that aren't finite, negative rates, different lengths, or an unknown misprint
 * @example printedCoefficients([0.01, 0.02], [10, 50], { misprint: "89" }).g1
 */
export function printedCoefficients(
  weights: ArrayLike<number>,
  rates: ArrayLike<number>,
  options: PrintedOptions = {},
): InverseCoefficients {
  requireInput("printedCoefficients: weights", weights, aVector);
  requireInput("printedCoefficients: rates", rates, vectorOf(weights.length));
  requireInput("printedCoefficients: options", options, printedOptions);
  const { kernel = KERNEL, transfer = sigmoid(), moments, misprint } = options;

  if (misprint !== undefined && !MISPRINTS.includes(misprint)) {
    throw new RangeError(
      `printedCoefficients: misprint: expected one of ${MISPRINTS.join(", ")}, got ${String(misprint)}`,
    );
  }
  const { mean, variance, load } = inputStatistics(weights, rates, kernel);
  const { c1, c2, c3 } = moments ?? fisherMoments(mean, variance, transfer);
  const a = c1 * mean + c2 * variance;
  const b = c2 * load + c3 * mean;
  const k1 = 1 / (misprint === "88" ? firstForm() : c1 * (c1 * (load + 1) + c2 * mean));
  const k2 = 1 / (1 + (c2 * mean + c3 * variance) / c1 - k1 * a * b);
  const sign = misprint === "89" ? 1 : -1;
  const last = sign * k1 * k1 * k2 * (misprint === "99" ? c1 * mean + c3 * variance : a) * b;
  return {
    scale: 1 / c1,
    g1: c1 * (-k1 * c1 + (k1 * k2 * c2 * a) / c1 + last * c1),
    g2: c1 * (-k1 * c2 + (k1 * k2 * c3 * a) / c1 + last * c2),
    g3: c1 * (k1 * k2 * b - (k2 * c2) / (c1 * c1)),
    g4: c1 * ((k1 * k2 * c2 * b) / c1 - (k2 * c3) / (c1 * c1)),
  };

  /** c₁² [1 + ε₀ rᵀ M₁⁻¹ (c₁ r̃ + c₂ w)] with M₁ = c₁ Σ and r̃ = c_ε ε₀ 1: mixes units, and asks for n and Σw. */
  function firstForm(): number {
    const unit = kernelConstant(kernel) * kernel.area;
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += unit * (c1 * unit + c2 * weights[i]!);
    return c1 * c1 * (1 + sum / c1);
  }
}
