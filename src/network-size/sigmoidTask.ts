/** The nonlinear student–teacher task: Gaussian inputs, a teacher and a student with saturated sigmoids. */
import { requireCount } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { type Batch, requireLayers, sigmoidNetwork, weightCount } from "./sigmoidNetwork.js";

/** A sigmoid student with its data, before any expansion. */
export interface SigmoidTask {
  readonly layers: readonly number[];
  /** Whether neurons have biases. */
  readonly biases: boolean;
  readonly teacher: Float64Array;
  readonly student: Float64Array;
  readonly batch: Batch;
  /** The teacher's outputs, outputs × samples. */
  readonly targets: Float64Array;
}

/**
 * Weights of a network, uniform with mean 0 and standard deviation 4/√(inputs of the layer), biases too (the authors'
 * choice: rich, partly saturated). `drawSigmoidWeights([10, 5, 10], stream)`
 *
 * Throws `RangeError` for layers that don't fit.
 */
export function drawSigmoidWeights(
  layers: readonly number[],
  stream: RandomStream,
  { biases = true } = {},
): Float64Array {
  const w = stream.fillUniform(new Float64Array(weightCount(layers, { biases })));
  let at = 0;
  for (let k = 1; k < layers.length; k++) {
    const halfWidth = 4 * Math.sqrt(3 / layers[k - 1]!);
    const stop = at + layers[k]! * (layers[k - 1]! + Number(biases));
    for (; at < stop; at++) w[at] = halfWidth * (2 * w[at]! - 1);
  }
  return w;
}

/**
 * Draws inputs u ~ N(0, I), teacher and student of the same layers.
 *
 * `drawSigmoidTask([10, 5, 10], 100, (part) => randomStream(seed, "network-size/fig4", repeat, part))`
 *
 * Throws `RangeError` for layers that don't fit and samples that are no whole number ≥ 1.
 */
export function drawSigmoidTask(
  layers: readonly number[],
  samples: number,
  stream: (part: string) => RandomStream,
  { biases = true } = {},
): SigmoidTask {
  requireLayers(layers);
  requireCount("samples", samples);
  const batch = { values: stream("inputs").fillNormal(new Float64Array(layers[0]! * samples)), samples };
  const teacher = drawSigmoidWeights(layers, stream("teacher"), { biases });
  const student = drawSigmoidWeights(layers, stream("student"), { biases });
  const targets = sigmoidNetwork(layers, batch, undefined, { biases }).outputs(teacher);
  return { layers, biases, teacher, student, batch, targets };
}
