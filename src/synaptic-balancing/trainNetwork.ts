/**
 * Training on context-dependent integration at the paper's size (Fig 4a), in the single-precision kernels.
 *
 * Recipe (released main script, section 11 of the comparison in the notebook): root-mean-square error + λ Σ J², plain
 * gradient descent on J, W_in, W_out and b with rate 0.005 and the whole gradient clipped to norm 10, 6000 iterations, a
 * fresh trial per condition each time. What the Methods print (summed squared error, rate 0.003, no clipping) diverges
 * at the first iteration; `loss`, `clip` and `learningRate` reach it, to show that.
 */
import { RateNetworkTraining } from "../kernels/rateNetworkTraining.js";
import type { RateNetworkWeights } from "../kernels/rateNetworkTypes.js";
import { requireCount, requireNumber, requirePositive } from "../numerics/check.js";
import { type RandomStream, randomStream } from "../numerics/random.js";
import { norm } from "../numerics/vector.js";
import { CONTEXT_CONDITIONS, fillContextIntegration } from "./contextIntegration.js";
import { initialNetwork, type RateNetwork } from "./network.js";
import { extendedNeuralGradients, neuralGradients } from "./neuralGradients.js";

/** What is minimised: root mean, mean, or sum of the squared errors over samples, outputs and conditions. */
export type TrainingLoss = "root" | "mean" | "sum";

export interface TrainingRecipe {
  /** Iterations with this learning rate, one after the other. */
  schedule: readonly { readonly iterations: number; readonly learningRate: number }[];
  /** Norm to which the gradient, penalty included, is shortened; Infinity: never. Default 10. */
  clip?: number;
  /** λ ≥ 0 of the penalty λ Σ J². */
  penalty: number;
  /** Default "root". */
  loss?: TrainingLoss;
}

/** One entry of the log: the state before iteration `iteration`. */
export interface TrainingLogEntry {
  readonly iteration: number;
  /** Root-mean-square error of this iteration's batch. */
  readonly taskError: number;
  /** ‖g‖ with c = J². */
  readonly imbalance: number;
  /** ‖g_ext‖, the quantity that gradient flow without penalty conserves. */
  readonly extendedImbalance: number;
  /** Σ J². */
  readonly sumOfSquares: number;
}

export interface TrainedNetwork {
  readonly network: RateNetwork;
  /** Before the first iteration, then every `logEvery`, and after the last. */
  readonly log: readonly TrainingLogEntry[];
  /** g_ext after training minus before, and the same of g: norms. */
  readonly extendedDrift: number;
  readonly drift: number;
  /** The first iteration whose error or gradient was not finite (training stops there), or undefined. */
  readonly divergedAt: number | undefined;
}

const SAMPLES = 50;

/**
 * Trains one network. `seed` and `name` name its initial weights and its trials: the same for every penalty.
 *
 * `trainNetwork({ neurons: 64, subSteps: 1, seed: 1, name: 1, logEvery: 10 }, { schedule: [{ iterations: 6000, learningRate: 0.005 }], penalty: 0.3 })`
 *
 * Throws `RangeError` for parameters out of range.
 */
export function trainNetwork(
  {
    neurons,
    subSteps,
    seed,
    name,
    logEvery,
  }: { neurons: number; subSteps: number; seed: number; name: string | number; logEvery: number },
  { schedule, clip = 10, penalty, loss = "root" }: TrainingRecipe,
): TrainedNetwork {
  requireCount("logEvery", logEvery);
  requireNumber("penalty", penalty, { min: 0 });
  if (!(clip > 0)) throw new RangeError(`clip: expected a norm > 0, or Infinity for no clipping, got ${clip}`);
  const sizes = { neurons, inputs: 6, outputs: 2 };
  const trainer = new RateNetworkTraining({ ...sizes, conditions: CONTEXT_CONDITIONS, samples: SAMPLES, subSteps });
  trainer.weights = singlePrecision(
    initialNetwork(sizes, randomStream(seed, "synaptic-balancing/training", name, "initial network")),
  );
  const trials = randomStream(seed, "synaptic-balancing/training", name, "trials");
  const batch = {
    input: new Float32Array(SAMPLES * 6 * CONTEXT_CONDITIONS),
    target: new Float32Array(SAMPLES * 2 * CONTEXT_CONDITIONS),
  };
  const before = doublePrecision(trainer.weights, sizes);
  const log: TrainingLogEntry[] = [];
  let iteration = 0;
  let divergedAt: number | undefined;
  for (const { iterations, learningRate } of schedule) {
    requireCount("iterations", iterations);
    requirePositive("learningRate", learningRate);
    for (let k = 0; k < iterations && divergedAt === undefined; k++, iteration++) {
      nextTrial(trials, batch);
      const present = iteration % logEvery === 0 ? doublePrecision(trainer.weights, sizes) : undefined;
      // the gradient of k(error) · root loss is k times that of the root loss: the same step from scaled options
      const scale = loss === "root" ? 1 : lossScale(loss, trainer.lossAndGradients(batch).taskError);
      const finite = Number.isFinite(scale);
      const { taskError, updated } = finite
        ? trainer.trainingStep(batch, {
            learningRate: learningRate * scale,
            clip: clip === Infinity ? Infinity : clip / scale,
            penalty: penalty / scale,
          })
        : { taskError: NaN, updated: false };
      if (present) log.push(entry(iteration, taskError, present));
      if (!updated) divergedAt = iteration;
    }
  }
  const network = doublePrecision(trainer.weights, sizes);
  nextTrial(trials, batch);
  log.push(entry(iteration, trainer.lossAndGradients(batch).taskError, network));
  return {
    network,
    log,
    extendedDrift: distance(extendedNeuralGradients(network), extendedNeuralGradients(before)),
    drift: distance(neuralGradients(squares(network)), neuralGradients(squares(before))),
    divergedAt,
  };
}

/** The network for the kernels. */
export function singlePrecision({ recurrent, input, output, bias }: RateNetwork): RateNetworkWeights {
  return {
    recurrent: Float32Array.from(recurrent),
    input: Float32Array.from(input),
    output: Float32Array.from(output),
    bias: Float32Array.from(bias),
  };
}

function doublePrecision(
  { recurrent, input, output, bias }: RateNetworkWeights,
  sizes: { neurons: number; inputs: number; outputs: number },
): RateNetwork {
  return {
    ...sizes,
    recurrent: Float64Array.from(recurrent),
    input: Float64Array.from(input),
    output: Float64Array.from(output),
    bias: Float64Array.from(bias),
  };
}

function nextTrial(stream: RandomStream, { input, target }: { input: Float32Array; target: Float32Array }): void {
  fillContextIntegration(stream, input, target);
}

/** dL/d(root loss): with n errors, mean = root² and sum = n root². */
function lossScale(loss: "mean" | "sum", root: number): number {
  return 2 * root * (loss === "sum" ? SAMPLES * 2 * CONTEXT_CONDITIONS : 1);
}

function squares({ recurrent }: RateNetwork): Float64Array {
  return recurrent.map((weight) => weight * weight);
}

function distance(a: Float64Array, b: Float64Array): number {
  return norm(a.map((value, k) => value - b[k]!));
}

function entry(iteration: number, taskError: number, network: RateNetwork): TrainingLogEntry {
  const costs = squares(network);
  return {
    iteration,
    taskError,
    imbalance: norm(neuralGradients(costs)),
    extendedImbalance: norm(extendedNeuralGradients(network)),
    sumOfSquares: costs.reduce((sum, cost) => sum + cost, 0),
  };
}
