/** Kullback–Leibler divergence between a neuron and itself with slightly other weights, and the Fisher metric. */
import type { RandomStream } from "../numerics/random.js";
import { dot } from "../numerics/vector.js";
import { poissonDivergence } from "./costs.js";
import { stationaryPotentials } from "./stationaryPotentials.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import {
  aCount,
  aStream,
  aVector,
  having,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
  withLengths,
} from "../numerics/inputKinds.js";
import { aTransferFunction } from "./transferFunction.js";

export interface MetricRatio {
  /** For each step s: 2/s² times the mean divergence per second from w to w + s v, 1/mV²·1/s. */
  readonly divergences: number[];
  /** Mean of h(wᵀx) (vᵀx)² over the same samples: vᵀG v. */
  readonly metric: number;
  /** v: the direction, scaled so that vᵀx has a mean square of 1: a step s moves the potential by s mV. */
  readonly direction: Float64Array;
}

const anInputOfWeights = withLengths<{ weights: Float64Array; rates: Float64Array }>(
  having({ weights: aVector, rates: aVector }),
  ({ weights }) => ({ rates: weights.length }),
);
const metricRatioOptions = optionsOf({ steps: aVector, samples: aCount, transfer: optional(aTransferFunction) });

/**
 * Divergence D(w ‖ w + s v) per second of spikes for each step s (mV) along a direction, over samples of stationary
 * Poisson input.
 *
 * @example metricRatio({ weights, rates }, direction, stream, { steps: [1, 0.1], samples: 1000 }).divergences
 */
export function metricRatio(
  input: { readonly weights: Float64Array; readonly rates: Float64Array },
  direction: Float64Array,
  stream: RandomStream,
  options: {
    readonly steps: readonly number[];
    readonly samples: number;
    readonly transfer?: TransferFunction;
  },
): MetricRatio {
  requireInput("metricRatio: input", input, anInputOfWeights);
  const { weights, rates } = input;
  requireInput("metricRatio: direction", direction, vectorOf(weights.length));
  requireInput("metricRatio: stream", stream, aStream);
  requireInput("metricRatio: options", options, metricRatioOptions);
  const { steps, samples, transfer = sigmoid() } = options;
  const x = new Float64Array(weights.length);
  const potentials = new Float64Array(samples);
  const shifts = new Float64Array(samples);
  let power = 0;
  for (let k = 0; k < samples; k++) {
    stationaryPotentials(rates, stream, x);
    potentials[k] = dot(weights, x);
    shifts[k] = dot(direction, x);
    power += (shifts[k]! * shifts[k]!) / samples;
  }
  const unit = 1 / Math.sqrt(power);
  let metric = 0;
  const divergences = steps.map(() => 0);
  for (let k = 0; k < samples; k++) {
    const shift = unit * shifts[k]!;
    const rate = transfer.rate(potentials[k]!);
    metric += (transfer.information(potentials[k]!) * shift * shift) / samples;
    steps.forEach((s, j) => {
      const other = transfer.rate(potentials[k]! + s * shift);
      divergences[j]! += (2 * poissonDivergence(rate, other, 1)) / (s * s * samples);
    });
  }
  return { divergences, metric, direction: direction.map((d) => unit * d) };
}
