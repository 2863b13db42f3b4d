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
import { TASK_LOSSES, type TaskLoss } from "./trainingStep.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aPositiveOrInfinite,
  aText,
  aWhole,
  either,
  having,
  listOf,
  oneOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** What is minimised: root mean, mean, or sum of the squared errors over samples, outputs and conditions. */
export type TrainingLoss = TaskLoss;

export interface TrainingRecipe {
  /** Iterations with this learning rate, one after the other. */
  schedule: readonly { readonly iterations: number; readonly learningRate: number }[];
  /** Norm to which the gradient, penalty included, is shortened; Infinity: never. Default 10. */
  clip?: number;
  /** λ ≥ 0 of the penalty λ Σ J². */
  penalty: number;
  /** Default "root mean". */
  loss?: TrainingLoss;
}

/** What a training recipe has to have. */
export const aTrainingRecipe = having<TrainingRecipe>({
  schedule: listOf(having({ iterations: aCount, learningRate: aNonNegative })),
  clip: optional(aPositiveOrInfinite),
  penalty: aNonNegative,
  loss: optional(oneOf(...TASK_LOSSES)),
});

/** One entry of the log: the state before iteration `iteration`. */
export interface TrainingLogEntry {
  readonly iteration: number;
  /** Root-mean-square error of this iteration's batch. */
  readonly taskError: number;
  /** ‖g‖ with c = J². */
  readonly imbalance: number;
  /** ‖g_ext‖, the quantity that gradient flow without penalty conserves. */
  readonly extendedImbalance: number;
  /** ‖g − g(0)‖: how far training has moved the neural gradients. */
  readonly drift: number;
  /** ‖g_ext − g_ext(0)‖. */
  readonly extendedDrift: number;
  /** Σ J². */
  readonly sumOfSquares: number;
}

export interface TrainedNetwork {
  readonly network: RateNetwork;
  /** Before the first iteration, then every `logEvery`, and after the last. */
  readonly log: readonly TrainingLogEntry[];
  /** Share of the iterations whose gradient was longer than `clip`, and so was shortened. */
  readonly clippedShare: number;
  /** The first iteration whose error or gradient was not finite (training stops there), or undefined. */
  readonly divergedAt: number | undefined;
}

const SAMPLES = 50;

const trainNetworkOptions = optionsOf({
  neurons: aCount,
  subSteps: aCount,
  seed: aWhole,
  name: either(aText, aNumber),
  logEvery: aCount,
});

/**
 * Trains one network. `seed` and `name` name its initial weights and its trials: the same for every penalty.
 *
 * `trainNetwork({ neurons: 64, subSteps: 1, seed: 1, name: 1, logEvery: 10 }, { schedule: [{ iterations: 6000, learningRate: 0.005 }], penalty: 0.3 })`
 *
 * Throws `RangeError` for parameters out of range.
 */
export function trainNetwork(
  options: { neurons: number; subSteps: number; seed: number; name: string | number; logEvery: number },
  trainingRecipe: TrainingRecipe,
): TrainedNetwork {
  requireInput("trainNetwork: options", options, trainNetworkOptions);
  requireInput("trainNetwork: trainingRecipe", trainingRecipe, aTrainingRecipe);
  const { neurons, subSteps, seed, name, logEvery } = options;
  const { schedule, clip = 10, penalty, loss = "root mean" } = trainingRecipe;

  requireNumber("trainNetwork: penalty", penalty, { min: 0 });
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
  const start = imbalances(doublePrecision(trainer.weights, sizes));
  const log: TrainingLogEntry[] = [];
  let iteration = 0;
  let clipped = 0;
  let divergedAt: number | undefined;
  for (const { iterations, learningRate } of schedule) {
    requireCount("trainNetwork: iterations", iterations);
    requirePositive("trainNetwork: learningRate", learningRate);
    for (let k = 0; k < iterations && divergedAt === undefined; k++, iteration++) {
      nextTrial(trials, batch);
      const present = iteration % logEvery === 0 ? doublePrecision(trainer.weights, sizes) : undefined;
      // the gradient of k(error) · root loss is k times that of the root loss: the same step from scaled options
      const scale = loss === "root mean" ? 1 : lossScale(loss, trainer.lossAndGradients(batch).taskError);
      const finite = Number.isFinite(scale);
      const { taskError, gradientNorm, updated } = finite
        ? trainer.trainingStep(batch, {
            learningRate: learningRate * scale,
            clip: clip === Infinity ? Infinity : clip / scale,
            penalty: penalty / scale,
          })
        : { taskError: NaN, gradientNorm: NaN, updated: false };
      if (gradientNorm > clip / scale) clipped++;
      if (present) log.push(entry(iteration, taskError, present, start));
      if (!updated) divergedAt = iteration;
    }
  }
  const network = doublePrecision(trainer.weights, sizes);
  nextTrial(trials, batch);
  log.push(entry(iteration, trainer.lossAndGradients(batch).taskError, network, start));
  return { network, log, clippedShare: clipped / Math.max(1, iteration), divergedAt };
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

/** g with c = J², and g_ext. */
interface Imbalances {
  readonly recurrent: Float64Array;
  readonly extended: Float64Array;
}

function imbalances(network: RateNetwork): Imbalances {
  return {
    recurrent: neuralGradients(network.recurrent.map((weight) => weight * weight)),
    extended: extendedNeuralGradients(network),
  };
}

function distance(a: Float64Array, b: Float64Array): number {
  return norm(a.map((value, k) => value - b[k]!));
}

function entry(iteration: number, taskError: number, network: RateNetwork, start: Imbalances): TrainingLogEntry {
  const { recurrent, extended } = imbalances(network);
  return {
    iteration,
    taskError,
    imbalance: norm(recurrent),
    extendedImbalance: norm(extended),
    drift: distance(recurrent, start.recurrent),
    extendedDrift: distance(extended, start.extended),
    sumOfSquares: network.recurrent.reduce((sum, weight) => sum + weight * weight, 0),
  };
}
