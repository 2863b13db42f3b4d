/** Synaptic fluctuations Δε: task-independent plasticity of fixed magnitude ("Weight dynamics" of the Methods). */
import type { RandomStream } from "../numerics/random.js";
import { rescale } from "../numerics/vector.js";
import { aBuffer, aNonNegative, aStream, requireInput } from "../numerics/inputKinds.js";

/**
 * Writes Δε = e ξ/‖ξ‖, ξ ~ N(0, I), into `out`: white noise, renormalised at every step so that ‖Δε‖₂ = e exactly.
 *
 * `fluctuation(0.2, stream, new Float64Array(440))`; throws `RangeError` on a negative magnitude.
 */
export function fluctuation(magnitude: number, stream: RandomStream, out: Float64Array): Float64Array {
  requireInput("fluctuation: magnitude", magnitude, aNonNegative);
  requireInput("fluctuation: stream", stream, aStream);
  requireInput("fluctuation: out", out, aBuffer);

  return rescale(stream.fillNormal(out), magnitude);
}
