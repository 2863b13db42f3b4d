/** Scores of whole intervals: how much the spikes of many bins tell about the weights together (Sec 6.9). */
import { requireCount, requirePositive } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { kernelStep } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import {
  aCount,
  aNumber,
  aPositive,
  aStream,
  aVector,
  listOf,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
  withLengths,
} from "../numerics/inputKinds.js";
import { aTransferFunction } from "./transferFunction.js";

export interface IntervalOptions {
  /** Vectors v: the score is taken along each. */
  readonly directions: readonly Float64Array[];
  /** Bins in an interval; each divides the largest. */
  readonly lengths: readonly number[];
  /** Bins in all, after a burn-in of 400. */
  readonly bins: number;
  /** s; default 0.5 ms. */
  readonly timeStep?: number;
  /** Bins for which the neuron's random number is held: 1 makes bins independent given their input; more is a control. */
  readonly hold?: number;
  readonly transfer?: TransferFunction;
}

/** What the options have to be. */
export const intervalOptions = optionsOf<IntervalOptions>({
  directions: listOf(aVector),
  lengths: aVector,
  bins: aCount,
  timeStep: optional(aPositive),
  hold: optional(aNumber),
  transfer: optional(aTransferFunction),
});

const intervalScoresOptions = withLengths<{ weights: Float64Array; rates: Float64Array }>(
  optionsOf({ weights: aVector, rates: aVector }),
  ({ weights }) => ({ rates: weights.length }),
);

/**
 * Variance of the score of intervals of each length, over the sum of their bins' Fisher information, Σ φ′² (vᵀx)² dt/(φ (1
 * − φ dt)); mean over the directions. 1 where information is additive (Eqs 126–127).
 *
 * @throws {RangeError} on lengths that aren't counts, or fewer bins than the largest
 * @example intervalScores({ weights, rates }, stream, { directions: [weights], lengths: [1, 100], bins: 1e5 })
 */
export function intervalScores(
  options: { readonly weights: Float64Array; readonly rates: Float64Array },
  stream: RandomStream,
  settings: IntervalOptions,
): Float64Array {
  requireInput("intervalScores: options", options, intervalScoresOptions);
  requireInput("intervalScores: stream", stream, aStream);
  requireInput("intervalScores: settings", settings, intervalOptions);
  const { weights, rates } = options;
  requireInput("intervalScores: settings.directions", settings.directions, listOf(vectorOf(weights.length)));
  const { directions, lengths, bins, timeStep = 5e-4, hold = 1, transfer = sigmoid() } = settings;

  lengths.forEach((length) => requireCount("intervalScores: lengths: bins", length));
  requireCount("intervalScores: bins", bins, Math.max(...lengths));
  requireCount("intervalScores: hold", hold);
  requirePositive("intervalScores: timeStep", timeStep);
  const n = weights.length;
  const { membraneDecay, synapseDecay, scale } = kernelStep(undefined, timeStep);
  const [a, b, x] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const count = directions.length;
  const information = new Float64Array(count);
  // open[l * count + d]: score of the interval of length l that is under way
  const open = new Float64Array(lengths.length * count);
  const squares = new Float64Array(lengths.length * count);
  let chance = 0;
  for (let t = -400; t < bins; t++) {
    let potential = 0;
    for (let i = 0; i < n; i++) {
      const spike = stream.uniform() < rates[i]! * timeStep ? 1 : 0;
      a[i] = a[i]! * membraneDecay + spike;
      b[i] = b[i]! * synapseDecay + spike;
      x[i] = scale * (a[i]! - b[i]!);
      potential += weights[i]! * x[i]!;
    }
    if (t < 0) continue;
    if (t % hold === 0) chance = stream.uniform();
    const p = transfer.rate(potential) * timeStep;
    const factor = (((chance < p ? 1 : 0) - p) * transfer.relativeSlope(potential)) / (1 - p);
    for (let d = 0; d < count; d++) {
      const direction = directions[d]!;
      let along = 0;
      for (let i = 0; i < n; i++) along += direction[i]! * x[i]!;
      information[d]! += (transfer.information(potential) * timeStep * along * along) / (1 - p);
      for (let l = 0; l < lengths.length; l++) {
        const k = l * count + d;
        open[k]! += factor * along;
        if ((t + 1) % lengths[l]! === 0) {
          squares[k]! += open[k]! * open[k]!;
          open[k] = 0;
        }
      }
    }
  }
  return Float64Array.from(lengths, (_, l) => {
    let sum = 0;
    for (let d = 0; d < count; d++) sum += squares[l * count + d]! / information[d]!;
    return sum / count;
  });
}
