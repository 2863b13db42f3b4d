import { aCount, aFunction, having } from "../numerics/inputKinds.js";
/**
 * The error F(w) of a network over its N plastic weights w, with what the equations of Raman, Perez Rotondo & O'Leary
 * 2019 (PNAS 116:10537) need of it. w is one flat vector, biases included; ‖·‖ is its ordinary 2-norm.
 *
 * Convention: F = 1/(2P) Σ_p ‖y*(u_p) − y(w, u_p)‖² over P inputs. The authors' code has no 1/P: then F and Tr ∇²F are P
 * times as large, while k, every ratio of curvatures, G, and the whole course under normalised steps stay as they are.
 */
export interface ErrorFunction {
  /** N, the number of plastic weights. */
  readonly dimension: number;
  /** F(w) ≥ 0. */
  error(w: Float64Array): number;
  /** Writes ∇F(w) into `out` and returns F(w). */
  gradient(w: Float64Array, out: Float64Array): number;
  /** Writes ∇²F(w) v into `out`. */
  hessianVector(w: Float64Array, v: Float64Array, out: Float64Array): void;
  /** Tr ∇²F(w), exactly. */
  hessianTrace(w: Float64Array): number;
}

/** What an error function has to have. */
export const anErrorFunction = having<ErrorFunction>({
  dimension: aCount,
  error: aFunction,
  gradient: aFunction,
  hessianVector: aFunction,
  hessianTrace: aFunction,
});
