/**
 * The linear student y = W u of a linear teacher y* = W* u (outputs × inputs, row-major; N = inputs · outputs):
 *   F = ½ tr[(W − W*) Σ (W − W*)ᵀ],  ∇F = (W − W*) Σ,  ∇²F = I ⊗ Σ,  with Σ = (1/P) Σ_p u uᵀ.
 * Nothing passes over the inputs: Σ holds all that the error knows of them.
 *
 * An embedded network sees the inputs B u instead of u (B: inputs × core, BᵀB = I). Its Σ is B Σ Bᵀ, of the core's rank,
 * so products with it go through the core: 2 · inputs · core operations for each output instead of inputs².
 */
import { requireCount, requireVector } from "../numerics/check.js";
import { identity } from "../numerics/linear.js";
import type { ErrorFunction } from "./errorFunction.js";
import { aCount, aVector, having, optional, requireInput } from "../numerics/inputKinds.js";

/** What a linear student is made of. */
export interface LinearNetworkOptions {
  /** W*, outputs × inputs. */
  readonly teacher: Float64Array;
  /** Σ of the core's inputs u, core × core. */
  readonly inputMoment: Float64Array;
  readonly outputs: number;
  /** B, inputs × core, row-major; absent where the network sees u itself. */
  readonly embedding?: Float64Array;
}

/** What the options have to be. */
export const linearNetworkOptions = having<LinearNetworkOptions>({
  teacher: aVector,
  inputMoment: aVector,
  outputs: aCount,
  embedding: optional(aVector),
});

/** The error function of a linear student, its Hessian the same everywhere. */
export interface LinearNetwork extends ErrorFunction {
  readonly inputs: number;
  readonly outputs: number;
  /** Side of Σ: inputs before any embedding. */
  readonly core: number;
}

/**
 * Error function of a linear student.
 *
 * `linearNetwork({ teacher, inputMoment, outputs: 3 })`
 *
 * Throws `RangeError` when shapes don't fit or an entry isn't finite.
 */
export function linearNetwork(options: LinearNetworkOptions): LinearNetwork {
  requireInput("linearNetwork: options", options, linearNetworkOptions);
  const { teacher, inputMoment, outputs, embedding } = options;

  const core = Math.round(Math.sqrt(inputMoment.length));
  requireCount("linearNetwork: side of inputMoment", core);
  requireVector("linearNetwork: inputMoment", inputMoment, core * core);
  const inputs = embedding === undefined ? core : embedding.length / core;
  requireCount("linearNetwork: rows of embedding", inputs, core);
  if (embedding !== undefined) requireVector("linearNetwork: embedding", embedding, inputs * core);
  const dimension = inputs * outputs;
  requireVector("linearNetwork: teacher", teacher, dimension);

  const b = embedding ?? identity(core);
  /** One row of V B Σ Bᵀ into `out`; returns its product with the same row of V. */
  const seen = new Float64Array(core);
  const moved = new Float64Array(core);
  const row = (v: Float64Array, at: number, out: Float64Array): number => {
    seen.fill(0);
    for (let i = 0; i < inputs; i++) {
      const entry = v[at + i]!;
      for (let a = 0; a < core; a++) seen[a] = seen[a]! + entry * b[i * core + a]!;
    }
    let sum = 0;
    for (let a = 0; a < core; a++) {
      let product = 0;
      for (let c = 0; c < core; c++) product += seen[c]! * inputMoment[c * core + a]!;
      moved[a] = product;
      sum += product * seen[a]!;
    }
    for (let i = 0; i < inputs; i++) {
      let product = 0;
      for (let a = 0; a < core; a++) product += moved[a]! * b[i * core + a]!;
      out[at + i] = product;
    }
    return sum;
  };
  const product = (v: Float64Array, out: Float64Array): number => {
    let sum = 0;
    for (let o = 0; o < outputs; o++) sum += row(v, o * inputs, out);
    return sum;
  };
  const difference = new Float64Array(dimension);
  const scratch = new Float64Array(dimension);
  const gradient = (w: Float64Array, out: Float64Array): number => {
    if (w.length !== dimension) requireVector("linearNetwork: w", w, dimension);
    for (let k = 0; k < dimension; k++) difference[k] = w[k]! - teacher[k]!;
    return product(difference, out) / 2;
  };
  let trace = 0;
  for (let a = 0; a < core; a++) trace += inputMoment[a * core + a]!;
  return {
    dimension,
    inputs,
    outputs,
    core,
    error: (w) => gradient(w, scratch),
    gradient,
    hessianVector: (_w, v, out) => void product(v, out),
    hessianTrace: () => outputs * trace, // B has orthonormal columns
  };
}
