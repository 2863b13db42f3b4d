/**
 * Fluctuations that are not white noise: systematic ones ("random or systematic", Abstract; homeostatic plasticity among
 * them) and ones that are confined to a part of the synapses (Discussion). All have the magnitude e at every step and
 * know nothing of the task error.
 */
import type { RandomStream } from "../numerics/random.js";
import { addScaled, norm, rescale } from "../numerics/vector.js";
import { fluctuation } from "./fluctuation.js";
import { aBuffer, aNonNegative, aStream, aVector, listOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** Writes Δε of magnitude `magnitude` at the state w into `out`. A process may remember what it did before. */
export type FluctuationProcess = (
  magnitude: number,
  stream: RandomStream,
  out: Float64Array,
  w: Float64Array,
) => Float64Array;

/** White noise, as in the paper's simulations: a new direction at every step. */
export const whiteNoise: FluctuationProcess = (magnitude, stream, out) => {
  requireInput("whiteNoise: magnitude", magnitude, aNonNegative);
  requireInput("whiteNoise: stream", stream, aStream);
  requireInput("whiteNoise: out", out, aBuffer);
  return fluctuation(magnitude, stream, out);
};

/**
 * A direction that turns slowly: an autoregression ξ ← (1 − 1/τ) ξ + noise with correlation time `steps` = τ, on the
 * sphere of radius e. τ = 1 is white noise, τ = ∞ never turns.
 */
export function persistent(steps: number): FluctuationProcess {
  if (!(typeof steps === "number" && steps >= 1))
    throw new RangeError(`persistent: steps: expected a correlation time ≥ 1 step, got ${steps}`);
  const kept = 1 - 1 / steps;
  const fresh = Math.sqrt(1 - kept * kept);
  let direction: Float64Array | undefined;
  let noise = new Float64Array(0);
  return (magnitude, stream, out) => {
    if (direction?.length !== out.length) {
      direction = rescale(stream.fillNormal(new Float64Array(out.length)));
      noise = new Float64Array(out.length);
    } else if (fresh > 0) {
      rescale(stream.fillNormal(noise), fresh);
      rescale(addScaled(rescale(direction, kept), 1, noise));
    }
    out.set(direction);
    return rescale(out, magnitude);
  };
}

/** Decay of all weights towards zero, Δε = −e w/‖w‖: the bluntest homeostatic scaling. */
export const weightDecay: FluctuationProcess = (magnitude, stream, out, w) => {
  requireInput("weightDecay: magnitude", magnitude, aNonNegative);
  requireInput("weightDecay: stream", stream, aStream);
  requireInput("weightDecay: out", out, aBuffer);
  requireInput("weightDecay: w", w, vectorOf(out.length));

  out.set(w);
  return rescale(out, norm(w) === 0 ? 0 : -magnitude);
};

/**
 * White noise in the span of these directions (unit vectors, orthogonal to each other) and nowhere else: synapses, or
 * combinations of synapses, that are volatile while the others are stable.
 *
 * Throws `RangeError` without a direction.
 */
export function confined(directions: readonly Float64Array[]): FluctuationProcess {
  requireInput("confined: directions", directions, listOf(aVector, 1));
  requireInput("confined: directions", directions, listOf(vectorOf(directions[0]!.length)));
  const weights = new Float64Array(directions.length);
  return (magnitude, stream, out) => {
    stream.fillNormal(weights);
    out.fill(0);
    directions.forEach((direction, k) => addScaled(out, weights[k]!, direction));
    return rescale(out, magnitude);
  };
}
