import { requireCount } from "../numerics/check.js";
import { CONTEXT_CONDITIONS } from "./contextIntegration.js";
import type { EvaluationTrials } from "./noiseRobustness.js";
import { anEvaluationTrials } from "./noiseRobustness.js";
import { requireInput } from "../numerics/inputKinds.js";

/**
 * The first `count` of the trials. Under the same noise name they meet the same noise as within the whole set (the noise
 * of the trials is drawn one after the other), so that their losses are the first `count` of `trialLosses`.
 *
 * `evaluateUnderNoise(network, firstTrials(trials, 20), 0.2, 1, ["noise"])`
 *
 * Throws `RangeError` when there aren't so many.
 */
export function firstTrials(trials: EvaluationTrials, count: number): EvaluationTrials {
  requireInput("firstTrials: trials", trials, anEvaluationTrials);

  requireCount("firstTrials: count", count);
  if (count > trials.trials)
    throw new RangeError(`firstTrials: count: expected at most ${trials.trials} trials, got ${count}`);
  const columns = trials.trials * CONTEXT_CONDITIONS;
  const kept = count * CONTEXT_CONDITIONS;
  const part = (series: Float32Array) => {
    const out = new Float32Array((series.length / columns) * kept);
    for (let row = 0; row * kept < out.length; row++) {
      out.set(series.subarray(row * columns, row * columns + kept), row * kept);
    }
    return out;
  };
  return { trials: count, steps: trials.steps, input: part(trials.input), target: part(trials.target) };
}
