/** γ_u and γ_w of single samples, taken apart (Eqs 108–113): what the approximations of Fig 11 keep and drop. */
import { KERNEL, kernelConstant } from "./synapticKernel.js";
import { aCount, aNumber, anIndex, having, listOf, requireInput } from "../numerics/inputKinds.js";

/** A sample as the experiment `natural-gradient/coefficients` gives it. */
export interface CoefficientSample {
  readonly afferents: number;
  readonly rate: number;
  readonly vector: number;
  readonly load: number;
  readonly g1: number;
  readonly g2: number;
  readonly g4: number;
  /** Σx, mV. */
  readonly sum: number;
  /** V, mV. */
  readonly potential: number;
}

/** What a coefficient sample has to have. */
export const aCoefficientSample = having<CoefficientSample>({
  afferents: aCount,
  rate: aNumber,
  vector: anIndex,
  load: aNumber,
  g1: aNumber,
  g2: aNumber,
  g4: aNumber,
  sum: aNumber,
  potential: aNumber,
});

export interface CoefficientTerms extends CoefficientSample {
  /** γ_u = main + cross, s. */
  readonly uniform: number;
  /** −c_ε²ε₀² g₁ Σx. */
  readonly uniformMain: number;
  /** −c_ε ε₀ g₃ V. */
  readonly uniformCross: number;
  /** s = c_ε Σx/Σr (Eq 111). */
  readonly s: number;
  /** γ_w = main + cross, 1/mV. */
  readonly proportional: number;
  /** g₄ V. */
  readonly proportionalMain: number;
  /** c_ε ε₀ g₂ Σx. */
  readonly proportionalCross: number;
}

/**
 * Samples with their terms, for equal rates.
 *
 * @example coefficientTerms(rows(result, ["load", "g1", "g2", "g4", "sum", "potential"]))
 */
export function coefficientTerms(samples: readonly CoefficientSample[]): CoefficientTerms[] {
  requireInput("coefficientTerms: samples", samples, listOf(aCoefficientSample));

  const constant = kernelConstant(KERNEL);
  const unit = constant * KERNEL.area;
  return samples.map((sample) => {
    const { afferents, rate, g1, g2, g4, sum, potential } = sample;
    const uniformMain = -unit * unit * g1 * sum;
    const uniformCross = -unit * g2 * potential;
    const proportionalMain = g4 * potential;
    const proportionalCross = unit * g2 * sum;
    return {
      ...sample,
      uniform: uniformMain + uniformCross,
      uniformMain,
      uniformCross,
      s: (constant * sum) / (afferents * rate),
      proportional: proportionalMain + proportionalCross,
      proportionalMain,
      proportionalCross,
    };
  });
}
