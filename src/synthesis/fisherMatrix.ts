/**
 * The Fisher information matrix of the student networks of Raman & O'Leary 2021, read as probabilistic neurons in the
 * sense of Kreutzer, Senn & Petrovici 2022 (their Eq 8: G = ⟨∂ ln p/∂w (∂ ln p/∂w)ᵀ⟩ over inputs and over the outputs
 * that the network itself would draw).
 *
 * The 2021 networks have no noise at their outputs. Give each of them independent Gaussian noise of variance σ²,
 * p(y | u, w) = N(y(w, u), σ² 1), and the network's task error is its mean squared error, so that
 *   G = ⟨J(u)ᵀ J(u)⟩/σ²,  J = ∂y/∂w,
 * the Gauss–Newton matrix of F up to a factor:  B = 2/(samples · outputs) Σ_u JᵀJ = (2σ²/outputs) G.
 * It is B that is computed here, in the units of ∇²F = B + (what the residual y − y₀ adds). σ drops out of every rule
 * whose steps have a given length.
 *
 * Not the "empirical" Fisher matrix, which averages over the teacher's outputs: that is a moment of the gradients and
 * vanishes at the teacher.
 */
import { requireVector } from "../numerics/check.js";
import { exp, square } from "../numerics/elementary.js";
import type { Inputs } from "../optimal-plasticity/inputs.js";
import type { OutputLayer } from "../optimal-plasticity/nonlinearNetwork.js";
import { anInputs } from "../optimal-plasticity/inputs.js";
import { aCount, oneOf, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Writes B[w] (N × N, row-major, symmetric) into `out` and returns it. */
export type FisherMatrix = (w: Float64Array, out: Float64Array) => Float64Array;

const fisherMatrixOptions = optionsOf({
  inputs: anInputs,
  hidden: aCount,
  outputs: aCount,
  outputLayer: optional(oneOf("linear", "sigmoid")),
});

/**
 * B of the network with one sigmoidal hidden layer, weights as in `nonlinearNetwork` (W₁ hidden × inputs, then W₂ outputs
 * × hidden). For one sample, with s_o = σ′ of output o (1 where outputs are linear), h′_j = σ′ of hidden neuron j and
 * A = W₂ᵀ diag(s²) W₂, JᵀJ has the blocks
 *   W₁, W₁: A_jk h′_j h′_k u_i u_l,   W₂, W₁: s_o² W₂_oj h′_j u_i h_k,   W₂, W₂: s_o² h_j h_k (same output).
 *
 * `fisherMatrix({ inputs, hidden: 10, outputs: 5, outputLayer: "linear" })(w, new Float64Array(N * N))`; throws
 * `RangeError` when w or `out` don't fit.
 */
export function fisherMatrix(options: {
  inputs: Inputs;
  hidden: number;
  outputs: number;
  outputLayer?: OutputLayer;
}): FisherMatrix {
  requireInput("fisherMatrix: options", options, fisherMatrixOptions);
  const {
    inputs: { components, samples, values },
    hidden,
    outputs,
    outputLayer = "linear",
  } = options;

  const first = hidden * components;
  const n = first + outputs * hidden;
  const u = new Float64Array(components);
  const rates = new Float64Array(hidden);
  const slopes = new Float64Array(hidden);
  const weighting = new Float64Array(outputs); // 2/(samples outputs) s_o²
  const shared = new Float64Array(hidden * hidden); // A
  return (w, out) => {
    requireVector("fisherMatrix: w", w, n);
    if (out.length !== n * n) throw new RangeError(`fisherMatrix: out: expected ${n * n} entries, got ${out.length}`);
    out.fill(0);
    const output = (o: number, j: number) => w[first + o * hidden + j]!;
    for (let t = 0; t < samples; t++) {
      for (let i = 0; i < components; i++) u[i] = values[i * samples + t]!;
      for (let j = 0; j < hidden; j++) {
        let z = 0;
        for (let i = 0; i < components; i++) z += w[j * components + i]! * u[i]!;
        rates[j] = 1 / (1 + exp(-z));
        slopes[j] = rates[j]! * (1 - rates[j]!);
      }
      for (let o = 0; o < outputs; o++) {
        weighting[o] = (2 / (samples * outputs)) * (outputLayer === "sigmoid" ? squaredSlope(w, first, o, rates) : 1);
      }
      for (let j = 0; j < hidden; j++) {
        for (let k = 0; k <= j; k++) {
          let sum = 0;
          for (let o = 0; o < outputs; o++) sum += weighting[o]! * output(o, j) * output(o, k);
          shared[j * hidden + k] = sum * slopes[j]! * slopes[k]!;
        }
      }
      // the lower triangle, row by row: W₁ …
      for (let j = 0; j < hidden; j++) {
        for (let i = 0; i < components; i++) {
          const at = (j * components + i) * n;
          for (let k = 0; k <= j; k++) {
            const value = shared[j * hidden + k]! * u[i]!;
            const to = at + k * components;
            for (let l = 0; l < components; l++) out[to + l] = out[to + l]! + value * u[l]!;
          }
        }
      }
      // … and W₂
      for (let o = 0; o < outputs; o++) {
        for (let k = 0; k < hidden; k++) {
          const at = (first + o * hidden + k) * n;
          const value = weighting[o]! * rates[k]!;
          for (let j = 0; j < hidden; j++) {
            const back = value * output(o, j) * slopes[j]!;
            const to = at + j * components;
            for (let i = 0; i < components; i++) out[to + i] = out[to + i]! + back * u[i]!;
          }
          const own = at + first + o * hidden;
          for (let j = 0; j <= k; j++) out[own + j] = out[own + j]! + value * rates[j]!;
        }
      }
    }
    for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) out[b * n + a] = out[a * n + b]!;
    return out;
  };
}

/** σ′² of output neuron o. */
function squaredSlope(w: Float64Array, first: number, o: number, rates: Float64Array): number {
  let z = 0;
  for (let j = 0; j < rates.length; j++) z += w[first + o * rates.length + j]! * rates[j]!;
  const y = 1 / (1 + exp(-z));
  return square(y * (1 - y));
}
