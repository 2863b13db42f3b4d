/**
 * The sigmoid student of the slides' "nonlinear network", with biases: h_k = σ(W_k [h_{k−1}; −1]), the output layer
 * included; without biases, as on the slides, with `{ biases: false }`. F = 1/(2P) Σ_p ‖y*(u_p) − y(u_p)‖².
 *
 * Layout: w holds W_1, W_2, … one after another, each outputs × (inputs + 1), row-major, post × pre; the last column is
 * the bias, which multiplies −1. A batch is units × samples, samples contiguous.
 *
 * ∇²F v is exact (Pearlmutter 1994): the derivative of the gradient's computation in direction v, no differences.
 */
import { requireVector } from "../numerics/check.js";
import { addOuter, addProduct, type WeightBlock } from "./batchProducts.js";
import type { ErrorFunction } from "./errorFunction.js";
import { logistic } from "./logistic.js";
import {
  type Kind,
  aCount,
  aFlag,
  aVector,
  bufferOf,
  having,
  listOf,
  optional,
  requireInput,
} from "../numerics/inputKinds.js";

/** Layers of a network: at least two whole numbers ≥ 1 of neurons. */
export const someLayers: Kind = listOf(aCount, 2);

/** Input vectors: neurons × samples, samples contiguous. */
export interface Batch {
  readonly values: Float64Array;
  readonly samples: number;
}

/** What a batch has to have. */
export const aBatch = having<Batch>({ values: aVector, samples: aCount });

/** The error function of a sigmoid student, and its output. */
export interface SigmoidNetwork extends ErrorFunction {
  readonly layers: readonly number[];
  /** y(w, u), outputs × samples: a copy. */
  outputs(w: Float64Array): Float64Array;
  /** Learns from another batch from now on, of as many samples. */
  useBatch(inputs: Float64Array, targets: Float64Array): void;
}

const weightCountOptions = having({ biases: optional(aFlag) });

/**
 * Number of weights of a network with these layers: Σ outputs · (inputs + 1), or Σ outputs · inputs without biases.
 *
 * `weightCount([10, 5, 10]) // 115`; throws `RangeError` for layers that don't fit.
 */
export function weightCount(layers: readonly number[], options: { biases?: boolean | undefined } = {}): number {
  requireInput("weightCount: layers", layers, someLayers);
  requireInput("weightCount: options", options, weightCountOptions);
  const { biases = true } = options;
  let count = 0;
  for (let k = 1; k < layers.length; k++) count += layers[k]! * (layers[k - 1]! + Number(biases));
  return count;
}

const sigmoidNetworkOptions = having({ biases: optional(aFlag) });

/**
 * Error function of a sigmoid network on a batch. `targets` are outputs × samples; without them they are 0 until
 * `useBatch`.
 *
 * `sigmoidNetwork([10, 5, 10], { values: inputs, samples: 100 }, targets)`
 *
 * Throws `RangeError` for layers, inputs or targets that don't fit.
 */
export function sigmoidNetwork(
  layers: readonly number[],
  batch: Batch,
  targets?: Float64Array,
  options: { biases?: boolean | undefined } = {},
): SigmoidNetwork {
  requireInput("sigmoidNetwork: layers", layers, someLayers);
  requireInput("sigmoidNetwork: batch", batch, aBatch);
  requireInput("sigmoidNetwork: targets", targets, optional(aVector));
  requireInput("sigmoidNetwork: options", options, sigmoidNetworkOptions);
  const { values, samples } = batch;
  requireInput("sigmoidNetwork: batch.values", values, bufferOf(layers[0]! * samples));
  const { biases = true } = options;
  const depth = layers.length - 1;
  const last = layers[depth]!;
  const target = new Float64Array(last * samples);
  const dimension = weightCount(layers, { biases });
  const extra = Number(biases);
  // activities of each layer, with a row of −1 for the biases of the next; their directional derivatives, with a row of 0
  const h = layers.map((neurons) => new Float64Array((neurons + 1) * samples).fill(-1, neurons * samples));
  const delta = layers.map((neurons) => new Float64Array(neurons * samples)); // ∂F/∂(W h)
  const back = layers.map((neurons) => new Float64Array(neurons * samples)); // ∂F/∂h
  const starts = layers.map((_, k) => (k < 2 ? 0 : weightCount(layers.slice(0, k), { biases })));

  const useBatch = (inputs: Float64Array, wanted: Float64Array): void => {
    requireVector("sigmoidNetwork: inputs", inputs, layers[0]! * samples);
    requireVector("sigmoidNetwork: targets", wanted, last * samples);
    h[0]!.set(inputs);
    target.set(wanted);
  };
  useBatch(values, targets ?? target);

  /** W_k of a vector w; with `bias`, its last column too. */
  const block = (w: Float64Array, k: number): WeightBlock => {
    const columns = layers[k - 1]! + extra;
    return { w, at: starts[k]!, rows: layers[k]!, columns, rowStride: columns, columnStride: 1 };
  };
  /** W_kᵀ without the bias column. */
  const transposed = (w: Float64Array, k: number): WeightBlock => {
    const columns = layers[k - 1]! + extra;
    return { w, at: starts[k]!, rows: layers[k - 1]!, columns: layers[k]!, rowStride: 1, columnStride: columns };
  };
  const forward = (w: Float64Array): void => {
    if (w.length !== dimension) requireVector("sigmoidNetwork: w", w, dimension);
    for (let k = 1; k <= depth; k++) {
      const out = h[k]!;
      const size = layers[k]! * samples;
      out.fill(0, 0, size);
      addProduct(block(w, k), h[k - 1]!, out, samples);
      logistic(out, size);
    }
  };
  const error = (): number => {
    const y = h[depth]!;
    let sum = 0;
    for (let j = 0; j < target.length; j++) sum += (y[j]! - target[j]!) * (y[j]! - target[j]!);
    return sum / (2 * samples);
  };
  const backward = (w: Float64Array): void => {
    const y = h[depth]!;
    const d = delta[depth]!;
    for (let j = 0; j < d.length; j++) d[j] = ((y[j]! - target[j]!) * y[j]! * (1 - y[j]!)) / samples;
    for (let k = depth - 1; k >= 1; k--) {
      const b = back[k]!.fill(0);
      addProduct(transposed(w, k + 1), delta[k + 1]!, b, samples);
      const rate = h[k]!;
      const out = delta[k]!;
      for (let j = 0; j < out.length; j++) out[j] = b[j]! * rate[j]! * (1 - rate[j]!);
    }
  };

  let directional: { h: Float64Array[]; a: Float64Array[]; delta: Float64Array[] } | undefined;
  const hessianVector = (w: Float64Array, v: Float64Array, out: Float64Array): void => {
    directional ??= {
      h: layers.map((neurons) => new Float64Array((neurons + 1) * samples)),
      a: layers.map((neurons) => new Float64Array(neurons * samples)),
      delta: layers.map((neurons) => new Float64Array(neurons * samples)),
    };
    const r = directional;
    forward(w);
    backward(w);
    for (let k = 1; k <= depth; k++) {
      const a = r.a[k]!.fill(0);
      addProduct(block(v, k), h[k - 1]!, a, samples);
      if (k > 1) addProduct(block(w, k), r.h[k - 1]!, a, samples);
      const rate = h[k]!;
      for (let j = 0; j < a.length; j++) r.h[k]![j] = rate[j]! * (1 - rate[j]!) * a[j]!;
    }
    out.fill(0);
    const y = h[depth]!;
    const top = r.delta[depth]!;
    for (let j = 0; j < top.length; j++) {
      const slope = y[j]! * (1 - y[j]!);
      const bend = slope * (1 - 2 * y[j]!);
      top[j] = ((slope * slope + (y[j]! - target[j]!) * bend) * r.a[depth]![j]!) / samples;
    }
    for (let k = depth; k >= 1; k--) {
      if (k < depth) {
        const d = r.delta[k]!.fill(0);
        addProduct(transposed(v, k + 1), delta[k + 1]!, d, samples);
        addProduct(transposed(w, k + 1), r.delta[k + 1]!, d, samples);
        const rate = h[k]!;
        for (let j = 0; j < d.length; j++) {
          const slope = rate[j]! * (1 - rate[j]!);
          d[j] = d[j]! * slope + back[k]![j]! * slope * (1 - 2 * rate[j]!) * r.a[k]![j]!;
        }
      }
      addOuter(r.delta[k]!, layers[k]!, h[k - 1]!, layers[k - 1]! + extra, out, starts[k]!, samples);
      if (k > 1) addOuter(delta[k]!, layers[k]!, r.h[k - 1]!, layers[k - 1]! + extra, out, starts[k]!, samples);
    }
  };

  return {
    dimension,
    layers: [...layers],
    useBatch,
    outputs: (w) => {
      forward(w);
      return h[depth]!.slice(0, last * samples);
    },
    error: (w) => {
      forward(w);
      return error();
    },
    gradient: (w, out) => {
      forward(w);
      backward(w);
      out.fill(0);
      for (let k = 1; k <= depth; k++) {
        addOuter(delta[k]!, layers[k]!, h[k - 1]!, layers[k - 1]! + extra, out, starts[k]!, samples);
      }
      return error();
    },
    hessianVector,
    hessianTrace: (w) => {
      if (depth <= 2) {
        forward(w);
        backward(w);
        return shallowTrace();
      }
      const unit = new Float64Array(dimension);
      const image = new Float64Array(dimension);
      let trace = 0;
      for (let k = 0; k < dimension; k++) {
        unit[k] = 1;
        hessianVector(w, unit, image);
        unit[k] = 0;
        trace += image[k]!;
      }
      return trace;

      /** Sum of the Hessian's diagonal: each weight enters the sum that its neuron passes on linearly. */
      function shallowTrace(): number {
        let sum = 0;
        for (let t = 0; t < samples; t++) {
          const bends = bendsOf(t);
          sum += bends.reduce((total, bend) => total + bend, 0) * (extra + squares(depth - 1, t));
          if (depth === 1) continue;
          let ofHidden = 0;
          for (let j = 0; j < layers[1]!; j++) {
            const rate = h[1]![j * samples + t]!;
            const slope = rate * (1 - rate);
            let reaching = 0;
            for (let o = 0; o < last; o++) {
              const weight = w[starts[2]! + o * (layers[1]! + extra) + j]!;
              reaching += bends[o]! * weight * weight;
            }
            ofHidden += reaching * slope * slope + back[1]![j * samples + t]! * slope * (1 - 2 * rate);
          }
          sum += ofHidden * (extra + squares(0, t));
        }
        return sum;
      }
      /** (s'² + e s'')/P of each output for sample t: ∂²F by the sum that reaches it. */
      function bendsOf(t: number): number[] {
        return Array.from({ length: last }, (_, o) => {
          const y = h[depth]![o * samples + t]!;
          const slope = y * (1 - y);
          return (slope * slope + (y - target[o * samples + t]!) * slope * (1 - 2 * y)) / samples;
        });
      }
      function squares(layer: number, t: number): number {
        let sum = 0;
        for (let j = 0; j < layers[layer]!; j++) sum += h[layer]![j * samples + t]! * h[layer]![j * samples + t]!;
        return sum;
      }
    },
  };
}
