/** Initial weights "according to the standard Xavier distribution" (Methods; Glorot & Bengio 2010). */
import type { RandomStream } from "../numerics/random.js";
import { aStream, aVector, requireInput } from "../numerics/inputKinds.js";

/**
 * Fully connected layers without bias: W_oi ~ U(±√(6/(n_o + n_i))), layer after layer, each row-major
 * (post × pre). `layers` are the numbers of neurons, e.g. [12, 20, 10] → 440 weights.
 */
export function glorotWeights(layers: readonly number[], stream: RandomStream): Float64Array {
  requireInput("glorotWeights: layers", layers, aVector);
  requireInput("glorotWeights: stream", stream, aStream);

  const parts: Float64Array[] = [];
  for (let l = 1; l < layers.length; l++) {
    const pre = layers[l - 1]!;
    const post = layers[l]!;
    const bound = Math.sqrt(6 / (pre + post));
    parts.push(stream.fillUniform(new Float64Array(pre * post)).map((u) => bound * (2 * u - 1)));
  }
  const weights = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    weights.set(part, at);
    at += part.length;
  }
  return weights;
}
