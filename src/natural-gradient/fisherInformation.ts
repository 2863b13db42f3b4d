/** The Fisher information matrix of a neuron's spikes about its weights, and its closed inverse (Eqs 81, 101). */
import type { FisherMoments } from "./fisherMoments.js";
import { fisherMoments } from "./fisherMoments.js";
import { inputStatistics, requireRates } from "./inputStatistics.js";
import { inverseCoefficients } from "./inverseCoefficients.js";
import type { InverseCoefficients } from "./inverseCoefficients.js";
import { KERNEL, kernelConstant } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import { aVector, optional, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";
import { aTransferFunction } from "./transferFunction.js";
import { aFisherMoments } from "./fisherMoments.js";
import { anInverseCoefficients } from "./inverseCoefficients.js";

/** What the matrix depends on beside weights and rates. */
export interface FisherOptions {
  readonly kernel?: SynapticKernel;
  readonly transfer?: TransferFunction;
  /** Moments to use instead of those of the weights (e.g. frozen ones, or of a table). */
  readonly moments?: FisherMoments;
}

/** What the options have to be. */
export const fisherOptions = optionsOf<FisherOptions>({
  kernel: optional(aSynapticKernel),
  transfer: optional(aTransferFunction),
  moments: optional(aFisherMoments),
});

/**
 * G = c₁ (ε₀² r rᵀ + Σ) + c₂ ε₀ (Σw rᵀ + r (Σw)ᵀ) + c₃ Σw (Σw)ᵀ with Σ = diag(r/c_ε) (Eq 81, without the prefactor dt):
 * n × n, row-major, 1/(mV²·s)·mV² per squared weight. Exactly E[h(wᵀx) x xᵀ] for normally distributed x of mean ε₀ r and
 * covariance Σ; for Poisson input it is good for n ≥ 20 or so, and rough for a few afferents.
 *
 * @throws {RangeError} on weights or rates that aren't finite, negative rates, or different lengths
 * @example fisherInformation([0.01, 0.02], [10, 50])
 */
export function fisherInformation(
  weights: ArrayLike<number>,
  rates: ArrayLike<number>,
  options: FisherOptions = {},
): Float64Array {
  requireInput("fisherInformation: weights", weights, aVector);
  requireInput("fisherInformation: rates", rates, vectorOf(weights.length));
  requireInput("fisherInformation: options", options, fisherOptions);
  const { kernel = KERNEL, transfer = sigmoid(), moments } = options;

  const { mean, variance } = inputStatistics(weights, rates, kernel);
  const { c1, c2, c3 } = moments ?? fisherMoments(mean, variance, transfer);
  const n = weights.length;
  const constant = kernelConstant(kernel);
  const matrix = new Float64Array(n * n); // products in parentheses: symmetric to the last bit
  for (let i = 0; i < n; i++) {
    const expected = kernel.area * rates[i]!;
    const weighted = (rates[i]! / constant) * weights[i]!;
    for (let j = 0; j < n; j++) {
      const otherExpected = kernel.area * rates[j]!;
      const otherWeighted = (rates[j]! / constant) * weights[j]!;
      matrix[i * n + j] =
        c1 * (expected * otherExpected) +
        c2 * (weighted * otherExpected + expected * otherWeighted) +
        c3 * (weighted * otherWeighted) +
        (i === j ? (c1 * rates[i]!) / constant : 0);
    }
  }
  return matrix;
}

/**
 * G⁻¹ = γ_s [Σ⁻¹ + (c_ε ε₀ g₁ 1 + g₂ w) c_ε ε₀ 1ᵀ + (c_ε ε₀ g₃ 1 + g₄ w) wᵀ] (Eq 101): n × n, row-major.
 *
 * @throws {RangeError} as `fisherInformation`, and on a silent afferent, about whose weight no spike tells anything
 * @example inverseFisherInformation([0.01, 0.02], [10, 50])
 */
export function inverseFisherInformation(
  weights: ArrayLike<number>,
  rates: ArrayLike<number>,
  options: FisherOptions = {},
): Float64Array {
  requireInput("inverseFisherInformation: weights", weights, aVector);
  requireInput("inverseFisherInformation: rates", rates, vectorOf(weights.length));
  requireInput("inverseFisherInformation: options", options, fisherOptions);
  const { kernel = KERNEL, transfer = sigmoid(), moments } = options;

  const statistics = inputStatistics(weights, rates, kernel);
  requireSounding(rates, "inverseFisherInformation: rates");
  const { mean, variance } = statistics;
  const coefficients = inverseCoefficients(moments ?? fisherMoments(mean, variance, transfer), statistics);
  return inverseFrom(coefficients, weights, rates, kernel);
}

/**
 * The matrix of Eq 101 with whatever coefficients (as printed, say): n × n, row-major.
 *
 * @throws {RangeError} on a silent afferent
 * @example inverseFrom(printedCoefficients(weights, rates), weights, rates)
 */
export function inverseFrom(
  inverseCoefficients: InverseCoefficients,
  weights: ArrayLike<number>,
  rates: ArrayLike<number>,
  kernel: SynapticKernel = KERNEL,
): Float64Array {
  requireInput("inverseFrom: inverseCoefficients", inverseCoefficients, anInverseCoefficients);
  requireInput("inverseFrom: weights", weights, aVector);
  requireInput("inverseFrom: rates", rates, vectorOf(weights.length));
  requireInput("inverseFrom: kernel", kernel, aSynapticKernel);
  const { scale, g1, g2, g3, g4 } = inverseCoefficients;

  requireSounding(rates, "inverseFrom: rates");
  const n = weights.length;
  const constant = kernelConstant(kernel);
  const unit = constant * kernel.area;
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const [w, r] = [weights[i]!, rates[i]!];
    for (let j = 0; j < n; j++) {
      inverse[i * n + j] =
        scale * ((i === j ? constant / r : 0) + (unit * g1 + g2 * w) * unit + (unit * g3 + g4 * w) * weights[j]!);
    }
  }
  return inverse;
}

/** Throws on a silent afferent: its homosynaptic term c_ε x/r has no value. */
export function requireSounding(rates: ArrayLike<number>, name = "rates"): void {
  requireRates(rates, rates.length, name);
  for (let i = 0; i < rates.length; i++) {
    if (rates[i] === 0) {
      throw new RangeError(
        `${name}[${i}]: expected a rate > 0 Hz for the homosynaptic term c x/r, got 0 (leave a silent afferent out, or give it a small rate)`,
      );
    }
  }
}
