/**
 * The three rules of supervised learning in a spiking neuron (Kreutzer, Senn & Petrovici 2022), as plain functions of
 * what a synapse may know, for somatic amplitudes (`reparametrisation.ts` has the others). This is their specification; the
 * kernels are held against it.
 *
 * All are E φ′/φ times a direction, with the error E = Y − φ dt between the teacher's spike and the neuron's own
 * expectation. Multiply by the learning rate η.
 */
import { fisherMoments } from "./fisherMoments.js";
import type { FisherMoments } from "./fisherMoments.js";
import { requireSounding } from "./fisherInformation.js";
import { inputStatistics } from "./inputStatistics.js";
import type { InputStatistics } from "./inputStatistics.js";
import { inverseCoefficients } from "./inverseCoefficients.js";
import type { InverseCoefficients } from "./inverseCoefficients.js";
import { KERNEL, kernelConstant } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import {
  aFunction,
  aNumber,
  aVector,
  having,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";
import { aTransferFunction } from "./transferFunction.js";
import { anInverseCoefficients } from "./inverseCoefficients.js";

/** What a synapse may know in one time bin. */
export interface Moment {
  /** w, somatic amplitudes. */
  readonly weights: Float64Array;
  /** r, Hz. */
  readonly rates: Float64Array;
  /** x, mV: unweighted synaptic potentials. */
  readonly potentials: Float64Array;
  /** V = Σ w x, mV. */
  readonly potential: number;
  /** E φ′/φ, 1/mV: the error, times how strongly the potential moves the logarithm of the rate. */
  readonly drive: number;
}

/** Writes Δw/η of this bin into `change`. */
export type LearningRule = (now: Moment, change: Float64Array) => void;

/** What the natural rules take. */
export interface NaturalOptions {
  readonly kernel?: SynapticKernel;
  readonly transfer?: TransferFunction;
  /** γ_s, g₁ … g₄ to use throughout (frozen); computed from the present weights when absent. */
  readonly coefficients?: InverseCoefficients;
  /** Where c₁, c₂, c₃ come from: by default quadrature; a table is faster. */
  readonly moments?: (mean: number, variance: number) => FisherMoments;
}

/** What the options have to be. */
export const naturalOptions = optionsOf<NaturalOptions>({
  kernel: optional(aSynapticKernel),
  transfer: optional(aTransferFunction),
  coefficients: optional(anInverseCoefficients),
  moments: optional(aFunction),
});

/** c_u and c_w of the approximation (Eq 114). */
export const APPROXIMATION: Readonly<Record<"uniform" | "proportional", number>> = Object.freeze({
  uniform: 0.95,
  proportional: 0.05,
});

/** Δw = η E φ′/φ x (Eq 10): steepest descent where the synapse's own units are taken for distances. */
export const euclideanRule: LearningRule = ({ potentials, drive }, change) => {
  requireLengths({ potentials }, change);
  for (let i = 0; i < change.length; i++) change[i] = drive * potentials[i]!;
};

/** The three terms of the natural-gradient update (Eqs 21–23), each times γ_s. */
export interface NaturalTerms {
  readonly scale: number;
  /** γ_u (Eq 108): subtracted from every synapse. */
  readonly uniform: number;
  /** γ_w (Eq 109): times each synapse's own weight. */
  readonly proportional: number;
}

/**
 * γ_s, γ_u = −c_ε ε₀ (c_ε ε₀ g₁ Σx + g₃ V) and γ_w = c_ε ε₀ g₂ Σx + g₄ V (Eqs 108–109).
 *
 * @example naturalTerms(coefficients, sum, potential).uniform
 */
export function naturalTerms(
  { scale, g1, g2, g3, g4 }: InverseCoefficients,
  sum: number,
  potential: number,
  kernel: SynapticKernel = KERNEL,
): NaturalTerms {
  const unit = kernelConstant(kernel) * kernel.area;
  return {
    scale,
    uniform: -unit * (unit * g1 * sum + g3 * potential),
    proportional: unit * g2 * sum + g4 * potential,
  };
}

const coefficientsAtOptions = having({
  kernel: optional(aSynapticKernel),
  transfer: optional(aTransferFunction),
  moments: optional(aFunction),
});

/** γ_s, g₁ … g₄ of present weights. */
export function coefficientsAt(
  weights: ArrayLike<number>,
  rates: ArrayLike<number>,
  options: Omit<NaturalOptions, "coefficients"> = {},
): InverseCoefficients & InputStatistics {
  requireInput("coefficientsAt: weights", weights, aVector);
  requireInput("coefficientsAt: rates", rates, vectorOf(weights.length));
  requireInput("coefficientsAt: options", options, coefficientsAtOptions);
  const { kernel = KERNEL, transfer = sigmoid(), moments } = options;

  const statistics = inputStatistics(weights, rates, kernel);
  const { mean, variance } = statistics;
  return { ...statistics, ...inverseCoefficients((moments ?? defaultMoments)(mean, variance), statistics) };

  function defaultMoments(m: number, v: number): FisherMoments {
    return fisherMoments(m, v, transfer);
  }
}

/**
 * Δw = η γ_s E φ′/φ [c_ε x/r − γ_u 1 + γ_w w] (Eq 38): steepest descent where distance is how differently the neuron
 * would spike.
 *
 * @throws {RangeError} when the rule is used: on a silent afferent, different lengths, and (unless coefficients are given)
 * weights that aren't finite
 * @example naturalRule()({ weights, rates, potentials, potential, drive }, change)
 */
export function naturalRule(options: NaturalOptions = {}): LearningRule {
  requireInput("naturalRule: options", options, naturalOptions);

  const { kernel = KERNEL } = options;
  const constant = kernelConstant(kernel);
  return ({ weights, rates, potentials, potential, drive }, change) => {
    requireSounding(rates, "naturalRule: rates");
    const coefficients = options.coefficients ?? coefficientsAt(weights, rates, options);
    let sum = 0;
    for (let i = 0; i < potentials.length; i++) sum += potentials[i]!;
    const { scale, uniform, proportional } = naturalTerms(coefficients, sum, potential, kernel);
    fill(change, { weights, rates, potentials }, { factor: drive * scale, constant, uniform, proportional });
  };
}

/** What the approximated rule takes beside the options of the natural one. */
export interface ApproximatedOptions extends NaturalOptions {
  /** c_u: γ_u ≈ c_u c_ε ε₀; default 0.95. */
  readonly uniform?: number;
  /** c_w, 1/mV²: γ_w ≈ c_w V; default 0.05. */
  readonly proportional?: number;
}

/** What the options have to be. */
export const approximatedOptions = optionsOf<ApproximatedOptions>({
  uniform: optional(aNumber),
  proportional: optional(aNumber),
  kernel: optional(aSynapticKernel),
  transfer: optional(aTransferFunction),
  coefficients: optional(anInverseCoefficients),
  moments: optional(aFunction),
});

/**
 * The natural rule with γ_u ≈ c_u c_ε ε₀ and γ_w ≈ c_w V (Eq 114): nothing but γ_s has to be known of other synapses.
 * The potential that multiplies c_w is the present one; the released code takes one of the interval before (an option of
 * the learning task).
 *
 * @example approximatedRule({ proportional: 0.035 })
 */
export function approximatedRule(options: ApproximatedOptions = {}): LearningRule {
  requireInput("approximatedRule: options", options, approximatedOptions);

  const { kernel = KERNEL } = options;
  const { uniform = APPROXIMATION.uniform, proportional = APPROXIMATION.proportional } = options;
  const constant = kernelConstant(kernel);
  return ({ weights, rates, potentials, potential, drive }, change) => {
    requireSounding(rates, "approximatedRule: rates");
    const { scale } = options.coefficients ?? coefficientsAt(weights, rates, options);
    fill(
      change,
      { weights, rates, potentials },
      {
        factor: drive * scale,
        constant,
        uniform: uniform * constant * kernel.area,
        proportional: proportional * potential,
      },
    );
  };
}

function fill(
  change: Float64Array,
  { weights, rates, potentials }: Pick<Moment, "weights" | "rates" | "potentials">,
  { factor, constant, uniform, proportional }: Record<"factor" | "constant" | "uniform" | "proportional", number>,
): void {
  requireLengths({ weights, rates, potentials }, change);
  for (let i = 0; i < change.length; i++) {
    change[i] = factor * ((constant * potentials[i]!) / rates[i]! - uniform + proportional * weights[i]!);
  }
}

function requireLengths(vectors: Readonly<Record<string, Float64Array>>, change: Float64Array): void {
  for (const [name, vector] of Object.entries(vectors)) {
    if (vector.length !== change.length) {
      throw new RangeError(`change: expected ${vector.length} entries, as many as ${name}, got ${change.length}`);
    }
  }
}
