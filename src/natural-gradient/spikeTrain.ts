/** Spike trains in time bins, and the unweighted synaptic potential that follows from one (Eqs 26–28). */
import { requireCount, requireNumber, requirePositive } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { KERNEL, TIME_STEP, kernelStep } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { aCount, aNonNegative, aPositive, aStream, aVector, requireInput } from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";

/**
 * A Poisson train as the paper draws it: a spike in each bin with probability r dt, independently. Trains of two rates
 * from streams of the same name are nested: the slower one's spikes are among the faster one's.
 *
 * @returns number of spikes in each bin
 * @throws {RangeError} on a rate that is negative or above one spike per bin, or no bins
 * @example poissonTrain(5, 10_000, randomStream(1, "input"))
 */
export function poissonTrain(rate: number, bins: number, stream: RandomStream, timeStep = TIME_STEP): Uint8Array {
  requireInput("poissonTrain: stream", stream, aStream);

  requireCount("poissonTrain: bins", bins);
  requirePositive("poissonTrain: timeStep", timeStep);
  requireNumber("poissonTrain: rate", rate, { min: 0, max: 1 / timeStep });
  const probability = rate * timeStep;
  const draws = stream.fillUniform(new Float64Array(bins));
  const train = new Uint8Array(bins);
  for (let k = 0; k < bins; k++) train[k] = draws[k]! < probability ? 1 : 0;
  return train;
}

/**
 * The same mean rate in pairs of spikes, `interval` bins apart: pairs come as a Poisson process of half the rate. Variance
 * goes up, the mean stays.
 *
 * @returns number of spikes in each bin
 * @throws {RangeError} as `poissonTrain`, and unless the interval is a whole number of bins ≥ 0
 * @example pairedTrain(50, 10_000, 10, randomStream(1, "input"))
 */
export function pairedTrain(
  rate: number,
  bins: number,
  interval: number,
  stream: RandomStream,
  timeStep = TIME_STEP,
): Uint8Array {
  requireInput("pairedTrain: rate", rate, aNonNegative);
  requireInput("pairedTrain: bins", bins, aCount);
  requireInput("pairedTrain: stream", stream, aStream);
  requireInput("pairedTrain: timeStep", timeStep, aPositive);

  requireCount("pairedTrain: interval", interval, 0);
  const first = poissonTrain(rate / 2, bins, stream, timeStep);
  return first.map((spikes, k) => spikes + (k >= interval ? first[k - interval]! : 0));
}

/**
 * The USP of a train, mV, at the start of each bin; it begins at 0.
 *
 * @example potentialTrace(poissonTrain(50, 10_000, stream))
 */
export function potentialTrace(
  train: ArrayLike<number>,
  kernel: SynapticKernel = KERNEL,
  timeStep = TIME_STEP,
): Float64Array {
  requireInput("potentialTrace: train", train, aVector);
  requireInput("potentialTrace: kernel", kernel, aSynapticKernel);
  requireInput("potentialTrace: timeStep", timeStep, aPositive);

  const { membraneDecay, synapseDecay, scale } = kernelStep(kernel, timeStep);
  const trace = new Float64Array(train.length);
  let membrane = 0;
  let synapse = 0;
  for (let k = 0; k < train.length; k++) {
    // a spike of this bin shows from the next one on
    trace[k] = scale * (membrane - synapse);
    membrane = (membrane + train[k]!) * membraneDecay;
    synapse = (synapse + train[k]!) * synapseDecay;
  }
  return trace;
}
