/** Chebyshev's inequality behind the main claim, tried on spectra that nobody chose (Eq 14, average case). */
import { pow } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import type { RandomStream } from "../numerics/random.js";
import { gradientCurvature, newtonCurvature } from "./gradientCurvature.js";
import { aCount, aStream, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Curvature of the average gradient and of the average Newton step, in units of the mean curvature. */
export interface SpectrumRatio {
  /** Standard deviation of log₁₀ λ. */
  readonly spread: number;
  readonly gradient: number;
  readonly newton: number;
}

const randomSpectraOptions = optionsOf({ count: aCount, dimension: aCount, stream: aStream });

/**
 * `count` random spectra of `dimension` curvatures λ = 10^(spread · z), z normal and the spread itself uniform on (0, 2):
 * from nearly spherical bowls to canyons.
 *
 * `randomSpectra({ count: 500, dimension: 40, stream })`
 */
export function randomSpectra(options: { count: number; dimension: number; stream: RandomStream }): SpectrumRatio[] {
  requireInput("randomSpectra: options", options, randomSpectraOptions);
  const { count, dimension, stream } = options;

  return Array.from({ length: count }, () => {
    const spread = 2 * stream.uniform();
    const lambda = stream.fillNormal(new Float64Array(dimension)).map((z) => pow(10, spread * z));
    const average = mean(lambda);
    return { spread, gradient: gradientCurvature(lambda) / average, newton: newtonCurvature(lambda) / average };
  });
}
