/**
 * The linear network of Fig 5—figure supplement 1: y = W u, 12 inputs and 10 outputs (N = 120), as a student of the
 * teacher W₀.
 *
 * Its task error needs no pass over the inputs: with D = W − W₀ and C = U Uᵀ/1000,
 * F = tr(D C Dᵀ)/n_out exactly, ∇F = 2 D C/n_out, and ∇²F v = 2 V C/n_out. The Hessian is the same everywhere.
 */
import { requireVector } from "../numerics/check.js";
import type { Landscape } from "./landscape.js";
import { aBuffer, aCount, aVector, requireInput } from "../numerics/inputKinds.js";

/**
 * Landscape of a linear student: `teacher` is W₀ (outputs × inputs, row-major), `inputMoment` is C (inputs × inputs).
 *
 * `linearNetwork(glorotWeights([12, 10], stream), secondMoment(inputs), 10)`
 */
export function linearNetwork(teacher: Float64Array, inputMoment: Float64Array, outputs: number): Landscape {
  requireInput("linearNetwork: teacher", teacher, aBuffer);
  requireInput("linearNetwork: inputMoment", inputMoment, aVector);
  requireInput("linearNetwork: outputs", outputs, aCount);

  const inputs = Math.sqrt(inputMoment.length);
  const n = outputs * inputs;
  requireVector("linearNetwork: teacher", teacher, n);
  const scale = 2 / outputs;
  const difference = new Float64Array(n);
  const product = (v: Float64Array, out: Float64Array): void => {
    for (let o = 0; o < outputs; o++) {
      for (let i = 0; i < inputs; i++) {
        let sum = 0;
        for (let j = 0; j < inputs; j++) sum += v[o * inputs + j]! * inputMoment[j * inputs + i]!;
        out[o * inputs + i] = scale * sum;
      }
    }
  };
  const scratch = new Float64Array(n);
  const gradient = (w: Float64Array, out: Float64Array): number => {
    for (let k = 0; k < n; k++) difference[k] = w[k]! - teacher[k]!;
    product(difference, out);
    let sum = 0;
    for (let k = 0; k < n; k++) sum += difference[k]! * out[k]!;
    return sum / 2; // F is quadratic: F = ½ Dᵀ ∇F
  };
  return {
    dimension: n,
    taskError: (w) => gradient(w, scratch),
    gradient,
    hessianVector: (_w, v, out) => product(v, out),
    // one copy of 2 C/n_out for each output neuron
    hessianTrace() {
      let trace = 0;
      for (let i = 0; i < inputs; i++) trace += inputMoment[i * inputs + i]!;
      return 2 * trace;
    },
  };
}
