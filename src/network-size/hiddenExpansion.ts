/**
 * Expansion of a sigmoid network by hidden neurons whose weights are all 0 (fan-in, bias, fan-out): what the network
 * computes stays. New neurons have activity ½, and at first only their outgoing weights have a gradient.
 *
 * For one hidden layer, h₀ → h neurons, with δ_o the error signal of output o, e = y − y*, s' = y(1 − y) (eq. 13):
 *   ‖∇F‖²(h) = ‖∇F‖²(h₀) + (h − h₀) Σ_o (mean_p δ_o/2)²,
 *   Tr(h)    = Tr(h₀)    + (h − h₀) ¼ Σ_o mean_p [s'² + e s''],  s'' = s'(1 − 2y):
 * unlike in the linear network the gradient grows, and the trace is affine in the size.
 */
import { requireCount, requireVector } from "../numerics/check.js";
import { sigmoidNetwork, weightCount } from "./sigmoidNetwork.js";
import type { SigmoidTask } from "./sigmoidTask.js";
import { aBuffer, aFlag, aVector, having, optional, requireInput } from "../numerics/inputKinds.js";
import { aSigmoidTask } from "./sigmoidTask.js";
import { someLayers } from "./sigmoidNetwork.js";

const expandHiddenOptions = having({ biases: optional(aFlag) });

/**
 * The weights w of a network with `layers`, in one with `widths` neurons in its hidden layers.
 *
 * `expandHidden([10, 5, 10], w, [20]).layers // [10, 20, 10]`
 *
 * Throws `RangeError` for another number of hidden layers, for widths that are no whole numbers or below those before.
 */
export function expandHidden(
  layers: readonly number[],
  w: Float64Array,
  widths: readonly number[],
  options: { biases?: boolean | undefined } = {},
): { layers: number[]; w: Float64Array } {
  requireInput("expandHidden: layers", layers, someLayers);
  requireInput("expandHidden: w", w, aBuffer);
  requireInput("expandHidden: widths", widths, aVector);
  requireInput("expandHidden: options", options, expandHiddenOptions);
  const { biases = true } = options;
  requireVector("expandHidden: w", w, weightCount(layers, { biases }));
  const hidden = layers.length - 2;
  if (widths.length !== hidden)
    throw new RangeError(`expandHidden: widths: expected ${hidden} hidden layers, got ${widths.length}`);
  widths.forEach((width, k) => requireCount(`expandHidden: widths[${k}]`, width, layers[k + 1]!));
  const larger = [layers[0]!, ...widths, layers[layers.length - 1]!];
  const out = new Float64Array(weightCount(larger, { biases }));
  let from = 0;
  let to = 0;
  for (let k = 1; k < layers.length; k++) {
    const columns = layers[k - 1]!;
    const width = columns + Number(biases);
    const largerWidth = larger[k - 1]! + Number(biases);
    for (let r = 0; r < layers[k]!; r++) {
      const row = from + r * width;
      const target = to + r * largerWidth;
      out.set(w.subarray(row, row + columns), target);
      if (biases) out[target + largerWidth - 1] = w[row + columns]!;
    }
    from += layers[k]! * width;
    to += larger[k]! * largerWidth;
  }
  return { layers: larger, w: out };
}

/** What each further hidden neuron of zero weights adds to ‖∇F‖² and Tr ∇²F (eq. 13), for one hidden layer. */
export interface GrowthPerNeuron {
  /** Σ_o (mean_p δ_o/2)² ≥ 0. */
  readonly gradientSquare: number;
  /** ¼ Σ_o mean_p [s'² + e s'']. */
  readonly trace: number;
}

/** Eq. (13) at the task's start. `growthPerNeuron(task)`; throws `RangeError` unless there is one hidden layer. */
export function growthPerNeuron(sigmoidTask: SigmoidTask): GrowthPerNeuron {
  requireInput("growthPerNeuron: sigmoidTask", sigmoidTask, aSigmoidTask);
  const { layers, biases, student, batch, targets } = sigmoidTask;

  if (layers.length !== 3)
    throw new RangeError(`growthPerNeuron: layers: expected one hidden layer, got ${layers.length - 2}`);
  const y = sigmoidNetwork(layers, batch, targets, { biases }).outputs(student);
  const { samples } = batch;
  let gradientSquare = 0;
  let trace = 0;
  for (let o = 0; o < layers[2]!; o++) {
    let signal = 0;
    let bend = 0;
    for (let p = 0; p < samples; p++) {
      const output = y[o * samples + p]!;
      const error = output - targets[o * samples + p]!;
      const slope = output * (1 - output);
      signal += (error * slope) / samples;
      bend += (slope * slope + error * slope * (1 - 2 * output)) / samples;
    }
    gradientSquare += (signal * signal) / 4;
    trace += bend / 4;
  }
  return { gradientSquare, trace };
}
