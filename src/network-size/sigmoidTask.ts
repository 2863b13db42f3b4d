/** The nonlinear student–teacher task: Gaussian inputs, a teacher and a student with saturated sigmoids. */
import { requireCount } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { type Batch, sigmoidNetwork, weightCount } from "./sigmoidNetwork.js";
import {
  type Kind,
  aFlag,
  aFunction,
  aStream,
  aVector,
  bufferOf,
  having,
  optional,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";
import { aBatch } from "./sigmoidNetwork.js";
import { someLayers } from "./sigmoidNetwork.js";

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

const itsParts = withLengths<SigmoidTask>(
  having<SigmoidTask>({
    layers: someLayers,
    biases: aFlag,
    teacher: aVector,
    student: aVector,
    batch: aBatch,
    targets: aVector,
  }),
  ({ layers, biases, batch }) => ({
    teacher: weightCount(layers, { biases }),
    student: weightCount(layers, { biases }),
    targets: layers[layers.length - 1]! * batch.samples,
  }),
);

/** What a sigmoid task has to have: vectors and a batch that fit its layers. */
export const aSigmoidTask: Kind = (task) => {
  const complaint = itsParts(task);
  if (complaint !== undefined) return complaint;
  const { layers, batch } = task as SigmoidTask;
  const fits = bufferOf(layers[0]! * batch.samples)(batch.values);
  return fits === undefined ? undefined : `.batch.values${fits}`;
};

const drawSigmoidWeightsOptions = having({ biases: optional(aFlag) });

/**
 * Weights of a network, uniform with mean 0 and standard deviation 4/√(inputs of the layer), biases too (the authors'
 * choice: rich, partly saturated). `drawSigmoidWeights([10, 5, 10], stream)`
 *
 * Throws `RangeError` for layers that don't fit.
 */
export function drawSigmoidWeights(
  layers: readonly number[],
  stream: RandomStream,
  options: { biases?: boolean | undefined } = {},
): Float64Array {
  requireInput("drawSigmoidWeights: layers", layers, someLayers);
  requireInput("drawSigmoidWeights: stream", stream, aStream);
  requireInput("drawSigmoidWeights: options", options, drawSigmoidWeightsOptions);
  const { biases = true } = options;

  const w = stream.fillUniform(new Float64Array(weightCount(layers, { biases })));
  let at = 0;
  for (let k = 1; k < layers.length; k++) {
    const halfWidth = 4 * Math.sqrt(3 / layers[k - 1]!);
    const stop = at + layers[k]! * (layers[k - 1]! + Number(biases));
    for (; at < stop; at++) w[at] = halfWidth * (2 * w[at]! - 1);
  }
  return w;
}

const drawSigmoidTaskOptions = having({ biases: optional(aFlag) });

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
  options: { biases?: boolean | undefined } = {},
): SigmoidTask {
  requireInput("drawSigmoidTask: layers", layers, someLayers);
  requireInput("drawSigmoidTask: stream", stream, aFunction);
  requireInput("drawSigmoidTask: options", options, drawSigmoidTaskOptions);
  const { biases = true } = options;
  requireCount("drawSigmoidTask: samples", samples);
  const batch = { values: stream("inputs").fillNormal(new Float64Array(layers[0]! * samples)), samples };
  const teacher = drawSigmoidWeights(layers, stream("teacher"), { biases });
  const student = drawSigmoidWeights(layers, stream("student"), { biases });
  const targets = sigmoidNetwork(layers, batch, undefined, { biases }).outputs(teacher);
  return { layers, biases, teacher, student, batch, targets };
}
