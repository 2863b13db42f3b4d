/**
 * The nonlinear network of Figs 1, 2, 3 and 5: 12–20–10 neurons, no bias (N = 440), as a student of its own initial
 * state ("Task error" of the Methods):
 *   h = σ(W₁ u),  y = W₂ h  or  y = σ(W₂ h),  F[w] = 1/(1000 n_out) Σ_u ‖y(w, u) − y(w₀, u)‖².
 *
 * Conventions: w holds W₁ (hidden × inputs) and then W₂ (outputs × hidden), row-major, post × pre. The batch of inputs
 * is the contiguous axis. Double precision; the long runs use the single-precision SIMD kernel of `kernels/`.
 *
 * Where the text was wrong: it calls every neuron sigmoidal; the published values come from a linear output layer. The
 * mean is over output components too.
 */
import { requireVector } from "../numerics/check.js";
import { exp, square } from "../numerics/elementary.js";
import type { Inputs } from "./inputs.js";
import type { Landscape } from "./landscape.js";
import { anInputs } from "./inputs.js";
import { aCount, aVector, oneOf, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

export const OUTPUT_LAYERS = ["linear", "sigmoid"] as const;
export type OutputLayer = (typeof OUTPUT_LAYERS)[number];

const nonlinearNetworkOptions = optionsOf({
  inputs: anInputs,
  teacher: aVector,
  hidden: aCount,
  outputs: aCount,
  outputLayer: optional(oneOf("linear", "sigmoid")),
});

/**
 * Landscape of a sigmoidal student with `hidden` and `outputs` neurons.
 *
 * `nonlinearNetwork({ inputs, teacher, hidden: 20, outputs: 10, outputLayer: "linear" })`
 */
export function nonlinearNetwork(options: {
  inputs: Inputs;
  teacher: Float64Array;
  hidden: number;
  outputs: number;
  outputLayer?: OutputLayer;
}): Landscape {
  requireInput("nonlinearNetwork: options", options, nonlinearNetworkOptions);
  const { inputs, teacher, hidden, outputs, outputLayer = "linear" } = options;

  const { components, samples, values: u } = inputs;
  const first = hidden * components;
  const n = first + outputs * hidden;
  requireVector("nonlinearNetwork: teacher", teacher, n);
  const sigmoidal = outputLayer === "sigmoid";
  const perOutput = 1 / (samples * outputs);

  const h = new Float64Array(hidden * samples); // hidden rates
  const y = new Float64Array(outputs * samples); // output rates
  const target = new Float64Array(outputs * samples);
  const delta = new Float64Array(outputs * samples); // ∂F/∂z
  const back = new Float64Array(hidden * samples); // ∂F/∂h

  const forward = (w: Float64Array): void => {
    product(w, 0, hidden, components, u, h, samples);
    sigmoid(h);
    product(w, first, outputs, hidden, h, y, samples);
    if (sigmoidal) sigmoid(y);
  };
  const error = (): number => {
    let sum = 0;
    for (let k = 0; k < y.length; k++) sum += square(y[k]! - target[k]!);
    return sum * perOutput;
  };
  const backward = (w: Float64Array): void => {
    for (let k = 0; k < y.length; k++) {
      const slope = sigmoidal ? y[k]! * (1 - y[k]!) : 1;
      delta[k] = 2 * perOutput * (y[k]! - target[k]!) * slope;
    }
    productTransposed(w, first, outputs, hidden, delta, back, samples);
  };
  forward(teacher);
  target.set(y);

  // what the R-operator (Pearlmutter 1994) adds: directional derivatives of the same quantities
  let directional: { a: Float64Array; h: Float64Array; z: Float64Array; back: Float64Array } | undefined;

  return {
    dimension: n,
    taskError(w) {
      forward(w);
      return error();
    },
    gradient(w, out) {
      forward(w);
      backward(w);
      outer(delta, h, out, first, outputs, hidden, samples);
      for (let k = 0; k < h.length; k++) back[k] = back[k]! * h[k]! * (1 - h[k]!);
      outer(back, u, out, 0, hidden, components, samples);
      return error();
    },
    hessianVector(w, v, out) {
      const r = (directional ??= {
        a: new Float64Array(h.length),
        h: new Float64Array(h.length),
        z: new Float64Array(y.length),
        back: new Float64Array(h.length),
      });
      forward(w);
      backward(w);
      product(v, 0, hidden, components, u, r.a, samples);
      for (let k = 0; k < h.length; k++) r.h[k] = h[k]! * (1 - h[k]!) * r.a[k]!;
      product(v, first, outputs, hidden, h, r.z, samples);
      accumulate(w, first, outputs, hidden, hidden, 1, r.h, r.z, samples);
      // R{δ}, overwriting R{z}; δ itself is still needed
      for (let k = 0; k < y.length; k++) {
        if (sigmoidal) {
          const slope = y[k]! * (1 - y[k]!);
          const bend = slope * (1 - 2 * y[k]!);
          r.z[k] = 2 * perOutput * (slope * slope + (y[k]! - target[k]!) * bend) * r.z[k]!;
        } else {
          r.z[k] = 2 * perOutput * r.z[k]!;
        }
      }
      outer(r.z, h, out, first, outputs, hidden, samples);
      outerAdd(delta, r.h, out, first, outputs, hidden, samples);
      productTransposed(v, first, outputs, hidden, delta, r.back, samples);
      accumulate(w, first, hidden, outputs, 1, hidden, r.z, r.back, samples); // with W₂ᵀ
      for (let k = 0; k < h.length; k++) {
        const slope = h[k]! * (1 - h[k]!);
        r.back[k] = r.back[k]! * slope + back[k]! * slope * (1 - 2 * h[k]!) * r.a[k]!;
      }
      outer(r.back, u, out, 0, hidden, components, samples);
    },
    // The diagonal alone: w enters each rate of a layer linearly, so that ∂²F/∂w² = ∂²F/∂z² (∂z/∂w)² for W₂, and the
    // same with the bend of σ added, ∂F/∂h σ″ u², for W₁.
    hessianTrace(w) {
      forward(w);
      backward(w);
      const bend = new Float64Array(y.length); // ∂²F/∂z²
      for (let k = 0; k < y.length; k++) {
        const slope = sigmoidal ? y[k]! * (1 - y[k]!) : 1;
        const second = sigmoidal ? slope * (1 - 2 * y[k]!) : 0;
        bend[k] = 2 * perOutput * (slope * slope + (y[k]! - target[k]!) * second);
      }
      const reaching = new Float64Array(h.length); // Σ_o ∂²F/∂z_o² W₂², what of it reaches h
      const squares = w.map((value) => value * value);
      productTransposed(squares, first, outputs, hidden, bend, reaching, samples);
      let trace = 0;
      for (let t = 0; t < samples; t++) {
        let ofInputs = 0;
        let ofBend = 0;
        let ofRates = 0;
        let ofFirst = 0;
        for (let i = 0; i < components; i++) ofInputs += square(u[i * samples + t]!);
        for (let o = 0; o < outputs; o++) ofBend += bend[o * samples + t]!;
        for (let j = 0; j < hidden; j++) {
          const k = j * samples + t;
          const slope = h[k]! * (1 - h[k]!);
          ofRates += square(h[k]!);
          ofFirst += reaching[k]! * slope * slope + back[k]! * slope * (1 - 2 * h[k]!);
        }
        trace += ofBend * ofRates + ofFirst * ofInputs;
      }
      return trace;
    },
  };
}

function sigmoid(x: Float64Array): void {
  for (let k = 0; k < x.length; k++) x[k] = 1 / (1 + exp(-x[k]!));
}

/** out (rows × samples) = W (rows × columns, from `at`) · x (columns × samples). */
function product(
  w: Float64Array,
  at: number,
  rows: number,
  columns: number,
  x: Float64Array,
  out: Float64Array,
  samples: number,
): void {
  out.fill(0);
  accumulate(w, at, rows, columns, columns, 1, x, out, samples);
}

/** out (columns × samples) = Wᵀ · x (rows × samples). */
function productTransposed(
  w: Float64Array,
  at: number,
  rows: number,
  columns: number,
  x: Float64Array,
  out: Float64Array,
  samples: number,
): void {
  out.fill(0);
  accumulate(w, at, columns, rows, 1, columns, x, out, samples);
}

/** out (rows × samples) += M · x (columns × samples), where M's entry r, c is w[at + r rowStride + c columnStride]. */
function accumulate(
  w: Float64Array,
  at: number,
  rows: number,
  columns: number,
  rowStride: number,
  columnStride: number,
  x: Float64Array,
  out: Float64Array,
  samples: number,
): void {
  for (let r = 0; r < rows; r++) {
    const to = r * samples;
    for (let c = 0; c < columns; c++) {
      const weight = w[at + r * rowStride + c * columnStride]!;
      const from = c * samples;
      for (let t = 0; t < samples; t++) out[to + t] = out[to + t]! + weight * x[from + t]!;
    }
  }
}

/** out[at …] (rows × columns) = x (rows × samples) · yᵀ (samples × columns). */
function outer(
  x: Float64Array,
  y: Float64Array,
  out: Float64Array,
  at: number,
  rows: number,
  columns: number,
  samples: number,
): void {
  out.fill(0, at, at + rows * columns);
  outerAdd(x, y, out, at, rows, columns, samples);
}

function outerAdd(
  x: Float64Array,
  y: Float64Array,
  out: Float64Array,
  at: number,
  rows: number,
  columns: number,
  samples: number,
): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      let sum = 0;
      for (let t = 0; t < samples; t++) sum += x[r * samples + t]! * y[c * samples + t]!;
      out[at + r * columns + c] = out[at + r * columns + c]! + sum;
    }
  }
}
