import { aCount, aFunction, having, optional } from "../numerics/inputKinds.js";
/**
 * The loss landscape of Raman & O'Leary 2021 (eLife 10:e62912): task error F[w] over the network state w ∈ ℝᴺ, with
 * what the paper's equations need of it: gradient ∇F and Hessian–vector product ∇²F v (the Hessian itself is formed
 * only for spectra). Every model of this folder is one of these; every rule and formula takes one.
 */
export interface Landscape {
  /** N, the number of synaptic weights. */
  readonly dimension: number;
  /** F[w] ≥ 0, the task error. */
  taskError(w: Float64Array): number;
  /** Writes ∇F[w] into `out` and returns F[w]. */
  gradient(w: Float64Array, out: Float64Array): number;
  /** Writes ∇²F[w] v into `out`. */
  hessianVector(w: Float64Array, v: Float64Array, out: Float64Array): void;
  /** Tr ∇²F[w], where the model has a closed form: one pass instead of N Hessian–vector products. */
  hessianTrace?(w: Float64Array): number;
}

/** What a landscape has to have. */
export const aLandscape = having<Landscape>({
  dimension: aCount,
  taskError: aFunction,
  gradient: aFunction,
  hessianVector: aFunction,
  hessianTrace: optional(aFunction),
});
