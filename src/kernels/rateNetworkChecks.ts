import { requireCount, requireNumber } from "../numerics/check.js";
import { RandomStream } from "../numerics/random.js";
import { requireFloat32 } from "./requireFloat32.js";
import type {
  DescentOptions,
  Evaluation,
  EvaluationSizes,
  RateNetworkSizes,
  RateNetworkWeights,
  TrainingBatch,
  TrainingSizes,
} from "./rateNetworkTypes.js";

/** More of anything than this is a slip. */
const LARGEST = 1 << 20;

/** Throws `RangeError` unless all sizes are whole numbers from 1 to 2²⁰. */
export function requireCounts(sizes: RateNetworkSizes | TrainingSizes | EvaluationSizes): void {
  for (const [name, value] of Object.entries(sizes) as [string, number][]) {
    requireCount(name, value);
    requireNumber(name, value, { max: LARGEST });
  }
}

/** Throws `TypeError` or `RangeError` unless all weights are finite Float32Arrays of the right length. */
export function requireWeights(weights: RateNetworkWeights, { neurons, inputs, outputs }: RateNetworkSizes): void {
  requireFloat32("recurrent", weights.recurrent, neurons * neurons);
  requireFloat32("input", weights.input, neurons * inputs);
  requireFloat32("output", weights.output, outputs * neurons);
  requireFloat32("bias", weights.bias, neurons);
}

/** The same for a batch. */
export function requireBatch(batch: TrainingBatch, { inputs, outputs, conditions, samples }: TrainingSizes): void {
  requireFloat32("input", batch.input, samples * inputs * conditions);
  requireFloat32("target", batch.target, samples * outputs * conditions);
}

/** Throws `RangeError` for a learning rate or clip ≤ 0, or a penalty < 0. */
export function requireDescent({ learningRate, clip, penalty }: DescentOptions): void {
  if (!(learningRate > 0 && learningRate < Infinity)) {
    throw new RangeError(`learningRate: expected a number > 0, got ${learningRate}`);
  }
  if (!(clip > 0)) throw new RangeError(`clip: expected a norm > 0, or Infinity for no clipping, got ${clip}`);
  requireNumber("penalty", penalty, { min: 0 });
}

/** Throws `RangeError` or `TypeError` when something in an evaluation can't be right. */
export function requireEvaluation(evaluation: Evaluation, { inputs, outputs, columns, steps }: EvaluationSizes): void {
  const { timeStep, noise, noiseStream, input, target } = evaluation;
  if (!(timeStep > 0 && timeStep < Infinity)) throw new RangeError(`timeStep: expected a number > 0, got ${timeStep}`);
  requireNumber("noise", noise, { min: 0 });
  if (noise > 0 && !(noiseStream instanceof RandomStream)) {
    throw new TypeError(`noiseStream: expected a RandomStream (see randomStream), got ${typeof noiseStream}`);
  }
  requireFloat32("input", input, steps * inputs * columns);
  if (target !== undefined) requireFloat32("target", target, steps * outputs * columns);
  const room = evaluation.outputs;
  if (room !== undefined && !(room instanceof Float32Array && room.length === steps * outputs * columns)) {
    throw new RangeError(`outputs: expected a Float32Array of ${steps * outputs * columns} entries`);
  }
}
