/** One trial of Fig 4b as one sees it: the output of a network, again and again under fresh noise, beside its target. */
import { RateNetworkEvaluation } from "../kernels/rateNetworkEvaluation.js";
import { type RandomStream, randomStream, type StreamName } from "../numerics/random.js";
import { CONTEXT_CONDITIONS, contextIntegration, evaluationTrial } from "./contextIntegration.js";
import type { RateNetwork } from "./network.js";
import { singlePrecision } from "./trainNetwork.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aStream,
  aText,
  aVector,
  aWhole,
  anIndex,
  either,
  having,
  listOf,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";
import { aRateNetwork } from "./network.js";

/** One condition of one evaluation trial (`evaluationTrial`). */
export interface ExampleTrial {
  readonly steps: number;
  readonly outputs: number;
  /** u, steps × inputs. */
  readonly input: Float32Array;
  /** z, steps × outputs. */
  readonly target: Float32Array;
}

/** What an example trial has to have. */
export const anExampleTrial = withLengths<ExampleTrial>(
  having<ExampleTrial>({ steps: aCount, outputs: aCount, input: aVector, target: aVector }),
  ({ steps, outputs }) => ({ target: steps * outputs }),
);

/**
 * Draws a trial and takes one of its 8 conditions; in number 0 the first context channel is on, and the first output
 * ramps to about 50 while the second stays near 0.
 *
 * `drawExampleTrial(randomStream(1, "example"), 0)`
 *
 * Throws `RangeError` unless the condition is 0 … 7.
 */
export function drawExampleTrial(stream: RandomStream, condition: number): ExampleTrial {
  requireInput("drawExampleTrial: stream", stream, aStream);
  requireInput("drawExampleTrial: condition", condition, anIndex);

  if (!(Number.isInteger(condition) && condition >= 0 && condition < CONTEXT_CONDITIONS)) {
    throw new RangeError(`drawExampleTrial: condition: expected 0 … ${CONTEXT_CONDITIONS - 1}, got ${condition}`);
  }
  const { samples, outputs, input, target } = evaluationTrial(contextIntegration(stream));
  const ofCondition = (series: Float64Array) =>
    Float32Array.from({ length: series.length / CONTEXT_CONDITIONS }, (_, row) => {
      return series[row * CONTEXT_CONDITIONS + condition]!;
    });
  return { steps: samples, outputs, input: ofCondition(input), target: ofCondition(target) };
}

const noisyOutputsOptions = optionsOf({
  noise: aNonNegative,
  repeats: aCount,
  seed: aWhole,
  name: listOf(either(aText, aNumber)),
});

/**
 * The outputs y of a network on that trial, `repeats` times, each with its own noise √Δt ε ξ in every neuron and step:
 * repeats × outputs × steps. The noise is named by `name`: two networks under the same name meet the same.
 *
 * `noisyOutputs(network, trial, { noise: 0.27, repeats: 8, seed: 1, name: ["example"] })`
 *
 * Throws `RangeError` for a number of repeats that is none.
 */
export function noisyOutputs(
  network: RateNetwork,
  exampleTrial: ExampleTrial,
  options: { noise: number; repeats: number; seed: number; name: readonly StreamName[] },
): Float64Array {
  requireInput("noisyOutputs: network", network, aRateNetwork);
  requireInput("noisyOutputs: exampleTrial", exampleTrial, anExampleTrial);
  requireInput("noisyOutputs: options", options, noisyOutputsOptions);
  const { steps, outputs, input } = exampleTrial;
  const { noise, repeats, seed, name } = options;

  const repeated = (series: Float32Array) => {
    const out = new Float32Array(series.length * repeats);
    for (let k = 0; k < out.length; k++) out[k] = series[Math.floor(k / repeats)]!;
    return out;
  };
  const { neurons, inputs } = network;
  const evaluator = new RateNetworkEvaluation({ neurons, inputs, outputs, columns: repeats, steps });
  evaluator.weights = singlePrecision(network);
  const shown = new Float32Array(steps * outputs * repeats);
  evaluator.evaluate({
    timeStep: 0.1,
    noise,
    noiseStream: randomStream(seed, "synaptic-balancing/example", ...name),
    input: repeated(input),
    outputs: shown,
  });
  const series = new Float64Array(shown.length);
  for (let t = 0; t < steps; t++) {
    for (let o = 0; o < outputs; o++) {
      for (let r = 0; r < repeats; r++) series[(r * outputs + o) * steps + t] = shown[(t * outputs + o) * repeats + r]!;
    }
  }
  return series;
}
