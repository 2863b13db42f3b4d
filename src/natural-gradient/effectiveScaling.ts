/** Whether γ_s φ′/φ is about 1/φ′, as Sec 2.5 reads the learning rate: their quotient is γ_s h(V), h over its mean. */
import { exp } from "../numerics/elementary.js";
import { randomStream } from "../numerics/random.js";
import { twoGroups, uniformWeights } from "./drawnAfferents.js";
import { fisherMoments } from "./fisherMoments.js";
import { inputStatistics } from "./inputStatistics.js";
import { sigmoid } from "./transferFunction.js";

export interface EffectiveScaling {
  readonly vector: number;
  /** σ, mV. */
  readonly deviation: number;
  /** γ_s h(μ): the quotient at the mean potential. */
  readonly atMean: number;
  /** Share of the time in which it is within a factor of 1.25 of 1, for a normal potential. */
  readonly shareClose: number;
}

/**
 * The quotient for random weights U(±range/n) of 100 afferents at 10 and 50 Hz (Fig 3).
 *
 * @example effectiveScaling({ range: 1, vectors: 20 })[0].atMean
 */
export function effectiveScaling({
  range,
  vectors,
  seed = 1,
}: {
  readonly range: number;
  readonly vectors: number;
  readonly seed?: number;
}): EffectiveScaling[] {
  const transfer = sigmoid();
  const rates = twoGroups(100, 10, 50);
  return Array.from({ length: vectors }, (_, k) => {
    const stream = randomStream(seed, "natural-gradient/effective-scaling", range, k + 1);
    const { mean, variance } = inputStatistics(uniformWeights(100, range, stream), rates);
    const { c1 } = fisherMoments(mean, variance);
    const deviation = Math.sqrt(variance);
    let [close, total] = [0, 0];
    for (let t = -6; t <= 6; t += 0.005) {
      const weight = exp((-t * t) / 2);
      const quotient = transfer.information(mean + deviation * t) / c1;
      total += weight;
      if (quotient >= 0.8 && quotient <= 1.25) close += weight;
    }
    return { vector: k + 1, deviation, atMean: transfer.information(mean) / c1, shareClose: close / total };
  });
}
