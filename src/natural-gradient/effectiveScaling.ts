/** Whether γ_s φ′/φ is about 1/φ′, as Sec 2.5 reads the learning rate: their quotient is γ_s h(V), h over its mean. */
import { exp, ln } from "../numerics/elementary.js";
import { randomStream } from "../numerics/random.js";
import { twoGroups, uniformWeights } from "./drawnAfferents.js";
import { fisherMoments } from "./fisherMoments.js";
import { inputStatistics } from "./inputStatistics.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import { aCount, aNumber, aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

export interface EffectiveScaling {
  readonly vector: number;
  /** μ, mV. */
  readonly mean: number;
  /** σ, mV. */
  readonly deviation: number;
  /** γ_s h(μ): the quotient at the mean potential. */
  readonly atMean: number;
  /** log(1/φ′(μ)). */
  readonly flatness: number;
  /** Slope of log(γ_s φ′/φ) against log(1/φ′) in the course of time, γ_s fixed, for a normal potential. */
  readonly slopeInTime: number;
}

const effectiveScalingOptions = optionsOf({ range: aNumber, vectors: aCount, seed: optional(aWhole) });

/**
 * The quotient for random weights U(±range/n) of 100 afferents at 10 and 50 Hz (Fig 3).
 *
 * @example effectiveScaling({ range: 1, vectors: 20 })[0].atMean
 */
export function effectiveScaling(options: {
  readonly range: number;
  readonly vectors: number;
  readonly seed?: number;
}): EffectiveScaling[] {
  requireInput("effectiveScaling: options", options, effectiveScalingOptions);
  const { range, vectors, seed = 1 } = options;

  const transfer = sigmoid();
  const rates = twoGroups(100, 10, 50);
  return Array.from({ length: vectors }, (_, k) => {
    const stream = randomStream(seed, "natural-gradient/effective-scaling", range, k + 1);
    const { mean, variance } = inputStatistics(uniformWeights(100, range, stream), rates);
    const { c1 } = fisherMoments(mean, variance);
    const deviation = Math.sqrt(variance);
    return {
      vector: k + 1,
      mean,
      deviation,
      atMean: transfer.information(mean) / c1,
      flatness: -ln(transfer.slope(mean)),
      slopeInTime: slopeInTime(mean, deviation, transfer),
    };
  });
}

/** Regression over V ~ N(mean, deviation²); γ_s is a factor that is the same at all times and drops out. */
function slopeInTime(mean: number, deviation: number, { rate, slope }: TransferFunction): number {
  let [total, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (let t = -6; t <= 6; t += 0.01) {
    const weight = exp((-t * t) / 2);
    const V = mean + deviation * t;
    const [flat, scale] = [-ln(slope(V)), ln(slope(V) / rate(V))];
    total += weight;
    x += weight * flat;
    y += weight * scale;
    xx += weight * flat * flat;
    xy += weight * flat * scale;
  }
  return (total * xy - x * y) / (total * xx - x * x);
}
