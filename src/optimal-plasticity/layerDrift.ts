/** How far the weights of each layer have moved, held against a walk that nothing holds back (Fig 1c). */
import { requireNumber, requireVector } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { aBuffer, aNonNegative, aVector, optionsOf, requireInput } from "../numerics/inputKinds.js";

const layerDriftOptions = optionsOf({ fluctuation: aNonNegative, time: aNonNegative });

/**
 * ‖w(t) − w(0)‖ of each layer, over the same of a free walk of `time` steps of length `fluctuation` in all weights,
 * e √(t n/N) with n of the N weights in the layer. 1 is a walk that nothing holds; 0 at time 0.
 *
 * `layerDrift(now, before, [240, 200], { fluctuation: 2, time: 3000 })` → [W₁, W₂]; throws `RangeError` when the layers
 * don't make up the weights.
 */
export function layerDrift(
  now: ArrayLike<number>,
  before: ArrayLike<number>,
  layers: readonly number[],
  options: { fluctuation: number; time: number },
): number[] {
  requireInput("layerDrift: now", now, aBuffer);
  requireInput("layerDrift: before", before, aBuffer);
  requireInput("layerDrift: layers", layers, aVector);
  requireInput("layerDrift: options", options, layerDriftOptions);
  const { fluctuation, time } = options;

  const n = layers.reduce((sum, size) => sum + size, 0);
  requireVector("layerDrift: now", now, n);
  requireVector("layerDrift: before", before, n);
  requireNumber("layerDrift: fluctuation", fluctuation, { min: Number.MIN_VALUE });
  let from = 0;
  return layers.map((size) => {
    let sum = 0;
    for (let i = from; i < from + size; i++) sum += square(now[i]! - before[i]!);
    from += size;
    return time === 0 ? 0 : Math.sqrt(sum / size) / (fluctuation * Math.sqrt(time / n));
  });
}
