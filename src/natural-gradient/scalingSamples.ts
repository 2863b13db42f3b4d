/** γ_s of many random neurons (Fig 10), beyond the twenty weight vectors of the paper. */
import { randomStream } from "../numerics/random.js";
import { uniformWeights } from "./drawnAfferents.js";
import { fisherMoments } from "./fisherMoments.js";
import { inputStatistics } from "./inputStatistics.js";
import { sigmoid } from "./transferFunction.js";
import { aCount, aVector, aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

export interface ScalingSample {
  readonly vector: number;
  readonly rate: number;
  /** μ, mV. */
  readonly mean: number;
  /** σ², mV². */
  readonly variance: number;
  /** γ_s, mV²/Hz. */
  readonly scale: number;
  /** φ′(μ), Hz/mV. */
  readonly slope: number;
  /** γ_s h(μ): 1 if nothing fluctuated. */
  readonly quotient: number;
}

const scalingSamplesOptions = optionsOf({ vectors: aCount, rates: aVector, seed: optional(aWhole) });

/**
 * 100 afferents at one rate, w ~ U(±5/n): one row for each weight vector and rate (Hz).
 *
 * @example scalingSamples({ vectors: 200, rates: [5, 45] }).map(({ scale }) => scale)
 */
export function scalingSamples(options: {
  readonly vectors: number;
  readonly rates: readonly number[];
  readonly seed?: number;
}): ScalingSample[] {
  requireInput("scalingSamples: options", options, scalingSamplesOptions);
  const { vectors, rates, seed = 1 } = options;

  const transfer = sigmoid();
  return Array.from({ length: vectors }, (_, k) => k + 1).flatMap((vector) => {
    const weights = uniformWeights(100, 5, randomStream(seed, "natural-gradient/scaling-samples", vector));
    return rates.map((rate) => {
      const { mean, variance } = inputStatistics(weights, new Float64Array(100).fill(rate));
      const scale = 1 / fisherMoments(mean, variance).c1;
      return {
        vector,
        rate,
        mean,
        variance,
        scale,
        slope: transfer.slope(mean),
        quotient: scale * transfer.information(mean),
      };
    });
  });
}
