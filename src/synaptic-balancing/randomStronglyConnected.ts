import { requireNumber } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { aCount, aStream, requireInput } from "../numerics/inputKinds.js";

/**
 * Weights of a random strongly connected network: 𝒩(0, 1/N) with self-loops, every synapse kept with probability
 * `density`, those of the ring 0 → 1 → … → 0 always. N × N.
 *
 * `randomStronglyConnected(6, 0.3, randomStream(1, "network"))`
 *
 * Throws `RangeError` for a density outside [0, 1].
 */
export function randomStronglyConnected(neurons: number, density: number, stream: RandomStream): Float64Array {
  requireInput("randomStronglyConnected: neurons", neurons, aCount);
  requireInput("randomStronglyConnected: stream", stream, aStream);

  requireNumber("randomStronglyConnected: density", density, { min: 0, max: 1 });
  const weights = stream.fillNormal(new Float64Array(neurons * neurons));
  const chance = stream.fillUniform(new Float64Array(neurons * neurons));
  for (let i = 0; i < neurons; i++) {
    for (let j = 0; j < neurons; j++) {
      const kept = i === (j + 1) % neurons || chance[i * neurons + j]! < density;
      weights[i * neurons + j] = kept ? weights[i * neurons + j]! / Math.sqrt(neurons) : 0;
    }
  }
  return weights;
}
