/**
 * The unweighted synaptic potential (USP): what one afferent spike does to the membrane, before it is weighted (Kreutzer,
 * Senn & Petrovici 2022, Eqs 43–44). A membrane of time constant τ_m is charged by a synaptic current of time constant
 * τ_s.
 */
import { requireNumber, requirePositive } from "../numerics/check.js";
import { exp, expm1, ln } from "../numerics/elementary.js";
import { aNumber, aPositive, having, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** The kernel of a synapse. */
export interface SynapticKernel {
  /** τ_m, s. */
  readonly tauMembrane: number;
  /** τ_s, s. */
  readonly tauSynapse: number;
  /** ε₀ = ∫ε dt, mV·s. The paper prints "1 mV ms"; its figures follow from 1 mV·s (a USP then peaks at 60 mV, and weights are of order 1/n). */
  readonly area: number;
}

/** What a synaptic kernel has to have. */
export const aSynapticKernel = having<SynapticKernel>({ tauMembrane: aPositive, tauSynapse: aPositive, area: aNumber });

/** τ_m = 10 ms, τ_s = 3 ms, ε₀ = 1 mV·s. */
export const KERNEL: SynapticKernel = Object.freeze({ tauMembrane: 0.01, tauSynapse: 0.003, area: 1 });

/** The paper's time step, s. */
export const TIME_STEP = 5e-4;

const synapticKernelChanges = optionsOf({
  tauMembrane: optional(aPositive),
  tauSynapse: optional(aPositive),
  area: optional(aNumber),
});

/**
 * A kernel, checked.
 *
 * @throws {RangeError} on constants that aren't positive, or two equal time constants
 * @example synapticKernel({ tauSynapse: 0.02 })
 */
export function synapticKernel(changes: Partial<SynapticKernel> = {}): SynapticKernel {
  requireInput("synapticKernel: changes", changes, synapticKernelChanges);

  const kernel = { ...KERNEL, ...changes };
  requirePositive("synapticKernel: tauMembrane", kernel.tauMembrane);
  requirePositive("synapticKernel: tauSynapse", kernel.tauSynapse);
  requirePositive("synapticKernel: area", kernel.area);
  if (kernel.tauMembrane === kernel.tauSynapse) {
    throw new RangeError(
      `synapticKernel: tauSynapse: expected another value than tauMembrane, got ${kernel.tauSynapse} for both`,
    );
  }
  return kernel;
}

/**
 * c_ε = 2 (τ_m + τ_s)/ε₀², 1/(mV²·s): one over the kernel's power ∫ε² dt. A Poisson train of rate r has a USP of variance
 * r/c_ε.
 *
 * @example kernelConstant(KERNEL) // 0.026
 */
export function kernelConstant(synapticKernel: SynapticKernel): number {
  requireInput("kernelConstant: synapticKernel", synapticKernel, aSynapticKernel);
  const { tauMembrane, tauSynapse, area } = synapticKernel;

  return (2 * (tauMembrane + tauSynapse)) / (area * area);
}

/**
 * ε(t) = ε₀/(τ_m − τ_s) (e^(−t/τ_m) − e^(−t/τ_s)) for t ≥ 0, else 0; mV, t in seconds.
 *
 * @throws {RangeError} on a time that isn't finite
 */
export function unweightedPotential(time: number, synapticKernel: SynapticKernel = KERNEL): number {
  requireInput("unweightedPotential: synapticKernel", synapticKernel, aSynapticKernel);
  const { tauMembrane, tauSynapse, area } = synapticKernel;

  requireNumber("unweightedPotential: time", time);
  if (time < 0) return 0;
  // −expm1: exact also just after the spike, where both exponentials are nearly 1
  const rise = -expm1(time / tauMembrane - time / tauSynapse);
  return (area / (tauMembrane - tauSynapse)) * exp(-time / tauMembrane) * rise;
}

/** When ε peaks, s: τ_m τ_s/(τ_m − τ_s) · ln(τ_m/τ_s); 5.16 ms. */
export function peakTime(synapticKernel: SynapticKernel = KERNEL): number {
  requireInput("peakTime: synapticKernel", synapticKernel, aSynapticKernel);
  const { tauMembrane, tauSynapse } = synapticKernel;

  return ((tauMembrane * tauSynapse) / (tauMembrane - tauSynapse)) * ln(tauMembrane / tauSynapse);
}

/** What advances a USP by one bin: a ← a p_m + spike, b ← b p_s + spike, x = κ (a − b). */
export interface KernelStep {
  /** p_m = e^(−dt/τ_m). */
  readonly membraneDecay: number;
  /** p_s = e^(−dt/τ_s). */
  readonly synapseDecay: number;
  /** κ = ε₀/(τ_m − τ_s), mV. */
  readonly scale: number;
}

/**
 * Constants of the exact recursion for a time step (the text says "forward Euler"; the released code decays
 * exponentially). A spike adds alike to a and b, so that it contributes 0 in its own bin.
 *
 * @throws {RangeError} on a time step that isn't positive
 */
export function kernelStep(kernel: SynapticKernel = KERNEL, timeStep = TIME_STEP): KernelStep {
  requireInput("kernelStep: kernel", kernel, aSynapticKernel);

  requirePositive("kernelStep: timeStep", timeStep);
  return {
    membraneDecay: exp(-timeStep / kernel.tauMembrane),
    synapseDecay: exp(-timeStep / kernel.tauSynapse),
    scale: kernel.area / (kernel.tauMembrane - kernel.tauSynapse),
  };
}
