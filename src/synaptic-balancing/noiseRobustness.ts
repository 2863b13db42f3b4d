/** Fig 4b: the task loss of a network under noise in its hidden neurons, and of its balanced twins. */
import { RateNetworkEvaluation } from "../kernels/rateNetworkEvaluation.js";
import { requireCount, requireNumber } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { type RandomStream, randomStream, type StreamName } from "../numerics/random.js";
import { mean } from "../numerics/statistics.js";
import { CONTEXT_CONDITIONS, contextIntegration, evaluationTrial } from "./contextIntegration.js";
import type { RateNetwork } from "./network.js";
import { singlePrecision } from "./trainNetwork.js";
import {
  aCount,
  aNumber,
  aStream,
  aText,
  aVector,
  aWhole,
  either,
  having,
  listOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";
import { aRateNetwork } from "./network.js";

/** Trials as the evaluation shows them: 500 steps of 0.1, each sample repeated and smoothed (`evaluationTrial`). */
export interface EvaluationTrials {
  readonly trials: number;
  readonly steps: number;
  /** u, steps × inputs × columns; column = trial · 8 + condition. */
  readonly input: Float32Array;
  /** z, steps × outputs × columns. */
  readonly target: Float32Array;
}

/** What an evaluation trials has to have. */
export const anEvaluationTrials = withLengths<EvaluationTrials>(
  having<EvaluationTrials>({
    trials: aCount,
    steps: aCount,
    input: aVector,
    target: aVector,
  }),
  ({ trials, steps }) => ({
    input: steps * INPUTS * trials * CONTEXT_CONDITIONS,
    target: steps * OUTPUTS * trials * CONTEXT_CONDITIONS,
  }),
);

const STEPS = 500;
const [INPUTS, OUTPUTS] = [6, 2];

/** Draws `trials` fresh trials of each condition. */
export function drawEvaluationTrials(trials: number, stream: RandomStream): EvaluationTrials {
  requireInput("drawEvaluationTrials: stream", stream, aStream);

  requireCount("drawEvaluationTrials: trials", trials);
  const columns = trials * CONTEXT_CONDITIONS;
  const input = new Float32Array(STEPS * INPUTS * columns);
  const target = new Float32Array(STEPS * OUTPUTS * columns);
  for (let trial = 0; trial < trials; trial++) {
    const shown = evaluationTrial(contextIntegration(stream));
    place(shown.input, INPUTS, input, trial, columns);
    place(shown.target, OUTPUTS, target, trial, columns);
  }
  return { trials, steps: STEPS, input, target };
}

function place(from: Float64Array, channels: number, to: Float32Array, trial: number, columns: number): void {
  for (let row = 0; row < STEPS * channels; row++) {
    for (let c = 0; c < CONTEXT_CONDITIONS; c++) {
      to[row * columns + trial * CONTEXT_CONDITIONS + c] = from[row * CONTEXT_CONDITIONS + c]!;
    }
  }
}

/** What one evaluation measures. */
export interface NoisyEvaluation {
  /** Mean squared error over steps, outputs and conditions, one number a trial. */
  readonly trialLosses: Float64Array;
  /** Mean of `trialLosses`: the mean single-trial loss. */
  readonly loss: number;
  /** Mean squared error of the trial-averaged output against the trial-averaged target (the released code's). */
  readonly averagedLoss: number;
  /** σ_j²: share of x_j > 0 in all states but the last. */
  readonly gains: Float64Array;
  /** Standard deviation of x over all states, neurons and trials. */
  readonly stateDeviation: number;
}

/**
 * Runs the network on the trials with noise of amplitude ε in every neuron and step, √Δt ε ξ. The noise is named by
 * `name`: two networks under the same name meet the same noise (common random numbers).
 *
 * `evaluateUnderNoise(network, trials, 0.2, 1, ["noise", 0.2])`
 *
 * Throws `RangeError` for ε < 0, `Error` when the dynamics are unstable.
 */
export function evaluateUnderNoise(
  network: RateNetwork,
  evaluationTrials: EvaluationTrials,
  noise: number,
  seed: number,
  name: readonly StreamName[],
): NoisyEvaluation {
  requireInput("evaluateUnderNoise: network", network, aRateNetwork);
  requireInput("evaluateUnderNoise: evaluationTrials", evaluationTrials, anEvaluationTrials);
  requireInput("evaluateUnderNoise: seed", seed, aWhole);
  requireInput("evaluateUnderNoise: name", name, listOf(either(aText, aNumber)));
  const { trials, steps, input, target } = evaluationTrials;

  requireNumber("evaluateUnderNoise: noise", noise, { min: 0 });
  const columns = trials * CONTEXT_CONDITIONS;
  const { neurons, inputs, outputs: channels } = network;
  const evaluator = new RateNetworkEvaluation({ neurons, inputs, outputs: channels, columns, steps });
  evaluator.weights = singlePrecision(network);
  const outputs = new Float32Array(target.length);
  const { squaredError, positiveFraction, stateStandardDeviation } = evaluator.evaluate({
    timeStep: 0.1,
    noise,
    noiseStream: randomStream(seed, "synaptic-balancing/evaluation", ...name),
    input,
    target,
    outputs,
  });
  const perColumn = steps * channels;
  const trialLosses = Float64Array.from({ length: trials }, (_, trial) => {
    const losses = squaredError.subarray(trial * CONTEXT_CONDITIONS, (trial + 1) * CONTEXT_CONDITIONS);
    return mean(losses) / perColumn;
  });
  const loss = mean(trialLosses);
  if (!Number.isFinite(loss)) throw new Error("evaluateUnderNoise: the dynamics are unstable: the error is not finite");
  return {
    trialLosses,
    loss,
    averagedLoss: trialAveragedLoss(outputs, target, trials),
    gains: positiveFraction,
    stateDeviation: stateStandardDeviation,
  };
}

function trialAveragedLoss(outputs: Float32Array, target: Float32Array, trials: number): number {
  const columns = trials * CONTEXT_CONDITIONS;
  const rows = outputs.length / columns;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < CONTEXT_CONDITIONS; c++) {
      let difference = 0;
      for (let trial = 0; trial < trials; trial++) {
        const at = row * columns + trial * CONTEXT_CONDITIONS + c;
        difference += (outputs[at]! - target[at]!) / trials;
      }
      sum += square(difference);
    }
  }
  return sum / (rows * CONTEXT_CONDITIONS);
}
