/** Why the learning loop needs no sum over synapses: the updates between two spikes lie in a space of few dimensions. */
import { requireCount } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import { dot } from "../numerics/vector.js";
import type { RandomStream } from "../numerics/random.js";
import { BernoulliRow } from "./bernoulliRow.js";
import type { LearningRule } from "./learningRules.js";
import { type CheckedTask, rateClasses } from "./learningTask.js";
import { kernelStep } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import { aCheckedTask } from "./learningTask.js";
import {
  aCount,
  aFunction,
  aNonNegative,
  aStream,
  aVector,
  having,
  oneOf,
  optional,
  requireInput,
} from "../numerics/inputKinds.js";

/** The vectors: the weights at the start, both filter states over the rates, and one for all alike. */
export const SPAN = ["w", "a/r", "b/r", "1"] as const;

/** What the check takes. */
export interface SpanCheck {
  readonly task: CheckedTask;
  readonly rule: LearningRule;
  readonly learningRate: number;
  readonly weights: ArrayLike<number>;
  readonly stream: RandomStream;
  /** By what the filter states are divided: rates (default; natural rules), or one (Euclidean rule). */
  readonly metric?: "rates" | "one";
  /** Bins without input whose updates are summed; default 20. */
  readonly bins?: number;
}

/** What a span check has to have. */
export const aSpanCheck = having<SpanCheck>({
  task: aCheckedTask,
  rule: aFunction,
  learningRate: aNonNegative,
  weights: aVector,
  stream: aStream,
  metric: optional(oneOf("rates", "one")),
  bins: optional(aCount),
});

/**
 * How far the sum of all updates of some bins without input spikes is from the span of vectors: ‖rest‖/‖Δw‖ after removing
 * its projection on all four of `SPAN`, then on all but the first, all but the second, …: five numbers.
 *
 * @throws {RangeError} on a number of bins that isn't a whole number ≥ 1
 * @example spanResiduals({ task, rule: naturalRule(), learningRate: 6e-4, weights, stream })
 */
export function spanResiduals(spanCheck: SpanCheck): Float64Array {
  requireInput("spanResiduals: spanCheck", spanCheck, aSpanCheck);
  const { task, rule, learningRate, weights, stream, metric = "rates", bins = 20 } = spanCheck;

  requireCount("spanResiduals: bins", bins);
  const { rates, timeStep, transfer, kernel } = task;
  const n = rates.length;
  const { membraneDecay, synapseDecay, scale } = kernelStep(kernel, timeStep);
  const { rate, relativeSlope } = sigmoid(transfer);
  const [a, b] = [new Float64Array(n), new Float64Array(n)];
  // 200 bins of input, one class after another: all states then stand at the same bin
  const settle = 200;
  let first = 0;
  for (const { count, rate: r } of rateClasses(task)) {
    const row = new BernoulliRow(stream, count, r * timeStep);
    for (let bin = settle - 1; bin >= 0; bin--) {
      for (let k = row.next(); k >= 0; k = row.next()) {
        a[first + k]! += exp((-bin * timeStep) / kernel.tauMembrane);
        b[first + k]! += exp((-bin * timeStep) / kernel.tauSynapse);
      }
    }
    first += count;
  }
  const w = Float64Array.from(weights);
  const perMetric = (state: number, i: number): number => (metric === "one" ? state : state / rates[i]!);
  const basis = [w.slice(), a.map(perMetric), b.map(perMetric), new Float64Array(n).fill(1)];
  const potentials = new Float64Array(n);
  const change = new Float64Array(n);
  for (let bin = 0; bin < bins; bin++) {
    for (let i = 0; i < n; i++) {
      a[i]! *= membraneDecay;
      b[i]! *= synapseDecay;
      potentials[i] = scale * (a[i]! - b[i]!);
    }
    const potential = dot(w, potentials);
    const error = (stream.uniform() < 0.02 ? 1 : 0) - rate(potential) * timeStep;
    rule({ weights: w, rates, potentials, potential, drive: error * relativeSlope(potential) }, change);
    for (let i = 0; i < n; i++) w[i]! += learningRate * change[i]!;
  }
  const moved = w.map((now, i) => now - weights[i]!);
  return Float64Array.from({ length: basis.length + 1 }, (_, without) =>
    residual(
      moved,
      basis.filter((_, k) => k !== without - 1),
    ),
  );
}

/** ‖v − projection on the span of the vectors‖/‖v‖, by Gram–Schmidt, done twice against rounding. */
function residual(v: Float64Array, vectors: readonly Float64Array[]): number {
  const orthonormal: Float64Array[] = [];
  const removeProjections = (x: Float64Array): Float64Array => {
    for (let turn = 0; turn < 2; turn++) {
      for (const direction of orthonormal) {
        const along = dot(x, direction);
        for (let i = 0; i < x.length; i++) x[i]! -= along * direction[i]!;
      }
    }
    return x;
  };
  for (const vector of vectors) {
    const rest = removeProjections(vector.slice());
    const length = Math.sqrt(dot(rest, rest));
    if (length > 0) orthonormal.push(rest.map((x) => x / length));
  }
  const rest = removeProjections(v.slice());
  return Math.sqrt(dot(rest, rest) / dot(v, v));
}
