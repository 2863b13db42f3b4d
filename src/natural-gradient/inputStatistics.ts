/** Stationary statistics of the input and of the membrane potential under independent Poisson afferents (Eqs 61–70). */
import { requireCount, requireVector } from "../numerics/check.js";
import { KERNEL, kernelConstant } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { aNonNegative, aNumber, aPositive, aVector, having, requireInput, vectorOf } from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";

/** What the Fisher matrix's moments depend on. */
export interface InputStatistics {
  /** μ = ε₀ Σ w_i r_i, mV: mean of the potential. */
  readonly mean: number;
  /** σ² = Σ w_i² r_i/c_ε, mV²: its variance. */
  readonly variance: number;
  /** q = c_ε ε₀² Σ r_i: mean input squared over its variance, summed over the afferents. */
  readonly load: number;
}

/** What an input statistics has to have. */
export const anInputStatistics = having<InputStatistics>({ mean: aNumber, variance: aNonNegative, load: aNumber });

/** Checks rates of afferents: as many as weights, finite, not negative. */
export function requireRates(rates: ArrayLike<number>, afferents: number, name = "rates"): void {
  requireInput(name, rates, vectorOf(afferents));
  for (let i = 0; i < afferents; i++) {
    if (rates[i]! < 0) throw new RangeError(`${name}[${i}]: expected a rate ≥ 0 Hz, got ${rates[i]}`);
  }
}

/**
 * μ, σ² and q of weights (mV per mV of USP, i.e. without unit) and rates (Hz).
 *
 * @throws {RangeError} on no afferents, weights or rates that aren't finite, negative rates, or different lengths
 * @example inputStatistics([0.01, -0.02], [10, 50]).mean // −0.9 mV
 */
export function inputStatistics(
  weights: ArrayLike<number>,
  rates: ArrayLike<number>,
  kernel: SynapticKernel = KERNEL,
): InputStatistics {
  requireInput("inputStatistics: weights", weights, aVector);
  requireInput("inputStatistics: rates", rates, vectorOf(weights.length));
  requireInput("inputStatistics: kernel", kernel, aSynapticKernel);

  requireCount("inputStatistics: weights: number of afferents", weights.length);
  requireVector("inputStatistics: weights", weights, weights.length);
  requireRates(rates, weights.length, "inputStatistics: rates");
  let mean = 0;
  let power = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const current = weights[i]! * rates[i]!;
    mean += current;
    power += current * weights[i]!;
    total += rates[i]!;
  }
  const constant = kernelConstant(kernel);
  return {
    mean: kernel.area * mean,
    variance: power / constant,
    load: constant * kernel.area * kernel.area * total,
  };
}

/**
 * Throws unless some weights have these statistics: σ² ≥ 0, q > 0 and μ² ≤ q σ² (Cauchy–Schwarz). Within 1 % of the bound
 * is taken for rounding. The closed inverse may blow up beyond it.
 */
export function requireRealisable(statistics: InputStatistics): void {
  requireInput("requireRealisable: statistics", statistics, anInputStatistics);
  const { mean, variance, load } = statistics;
  requireInput("requireRealisable: variance", variance, aNonNegative);
  requireInput("requireRealisable: load", load, aPositive);
  if (mean * mean > 1.01 * load * variance) {
    throw new RangeError(
      `requireRealisable: mean: expected μ² ≤ q σ² (no weights and rates have other statistics), got μ = ${mean}, σ² = ${variance}, q = ${load}`,
    );
  }
}
