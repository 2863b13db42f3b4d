/** One memory under ongoing change: w ← w + Δc + Δε, step after step (Eq 1). */
import type { RandomStream } from "../numerics/random.js";
import type { CompensatoryRule } from "./compensatoryPlasticity.js";
import { type FluctuationProcess, whiteNoise } from "./fluctuationProcess.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import {
  aBuffer,
  aFunction,
  aNonNegative,
  aStream,
  anIndex,
  optional,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";

const maintainOptions = withLengths<{ landscape: Landscape; w: Float64Array }>(
  optionsOf({
    landscape: aLandscape,
    w: aBuffer,
    steps: anIndex,
    fluctuationMagnitude: aNonNegative,
    compensationMagnitude: aNonNegative,
    rule: aFunction,
    fluctuate: optional(aFunction),
    fluctuationStream: aStream,
    compensationStream: aStream,
    observe: optional(aFunction),
  }),
  ({ landscape }) => ({ w: landscape.dimension }),
);

/**
 * Runs `steps` steps from `w`, in place, and returns F[w_t] before each of them. Fluctuations of magnitude
 * `fluctuationMagnitude` by the process `fluctuate` (default: white noise) and compensatory plasticity of magnitude `compensationMagnitude` by `rule`, both concurrent.
 * `observe(t, w, Δc)` sees the state before step t and the compensatory step about to be made.
 *
 * Each source of randomness has its own stream, so that changing one doesn't reshuffle the other. Throws `RangeError`
 * when the task error is no longer finite, naming the step.
 */
export function maintain(options: {
  landscape: Landscape;
  w: Float64Array;
  steps: number;
  fluctuationMagnitude: number;
  compensationMagnitude: number;
  rule: CompensatoryRule;
  fluctuate?: FluctuationProcess;
  fluctuationStream: RandomStream;
  compensationStream: RandomStream;
  observe?: (step: number, w: Float64Array, compensation: Float64Array) => void;
}): Float64Array {
  requireInput("maintain: options", options, maintainOptions);
  const {
    landscape,
    w,
    steps,
    fluctuationMagnitude,
    compensationMagnitude,
    rule,
    fluctuate = whiteNoise,
    fluctuationStream,
    compensationStream,
    observe,
  } = options;

  const n = landscape.dimension;
  const gradient = new Float64Array(n);
  const compensation = new Float64Array(n);
  const fluctuating = new Float64Array(n);
  const taskError = new Float64Array(steps);
  for (let t = 0; t < steps; t++) {
    const error = landscape.gradient(w, gradient);
    if (!Number.isFinite(error)) throw new RangeError(`maintain: task error is ${error} at step ${t}`);
    taskError[t] = error;
    rule({ landscape, w, gradient, taskError: error }, compensationMagnitude, compensationStream, compensation);
    observe?.(t, w, compensation);
    fluctuate(fluctuationMagnitude, fluctuationStream, fluctuating, w);
    for (let i = 0; i < n; i++) w[i] = w[i]! + compensation[i]! + fluctuating[i]!;
  }
  return taskError;
}
