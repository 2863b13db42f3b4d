/** The gap of Eq 14 as curvatures spread: on paper, along simulated gradients, and in the steps that are best. */
import { requireCount, requireVector } from "../numerics/check.js";
import { pow } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import { randomStream } from "../numerics/random.js";
import { curvature } from "./curvature.js";
import { gradientCurvature, newtonCurvature } from "./gradientCurvature.js";
import { optimalSteadyState } from "./optimalSteadyState.js";
import { quadraticBowl } from "./quadraticBowl.js";
import { aCount, aVector, aWhole, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** One bowl of one spread. Curvatures in units of the mean curvature Tr(∇²F)/N. */
export interface AnisotropyRow {
  readonly bowl: number;
  /** Standard deviation of log₁₀ λ, before sampling. */
  readonly spread: number;
  /** Eq 14 with equal projections. */
  readonly equation: number;
  /** Mean Q[∇F] at random states around the minimum. */
  readonly drawn: number;
  /** Q of a Newton step whose gradient is random: the appendix's extreme of M without relation to ∇²F. */
  readonly unrelatedNewton: number;
  /** Root mean square of ‖Δc‖/‖Δε‖ at steady state, every step of optimal magnitude. */
  readonly ratio: number;
  /** Eq 9a with the mean curvatures of that steady state. */
  readonly predicted: number;
}

const anisotropyOptions = optionsOf({
  spreads: aVector,
  bowls: aCount,
  dimension: aCount,
  draws: aCount,
  steps: aCount,
  seed: aWhole,
});

/**
 * `bowls` bowls of `dimension` curvatures λᵢ = 10^(spread · zᵢ), zᵢ normal, each stretched through all `spreads`: a wider
 * spread is the same bowl, more elongated. `draws` random states each, and an alternation of `steps` pairs.
 *
 * `anisotropy({ spreads: [0, 0.5, 1], bowls: 8, dimension: 40, draws: 100, steps: 600, seed: 1 })`
 */
export function anisotropy(options: {
  spreads: readonly number[];
  bowls: number;
  dimension: number;
  draws: number;
  steps: number;
  seed: number;
}): AnisotropyRow[] {
  requireInput("anisotropy: options", options, anisotropyOptions);

  const { spreads, bowls, dimension, draws, steps, seed } = options;
  requireVector("anisotropy: spreads", spreads, spreads.length);
  requireCount("anisotropy: bowls", bowls);
  requireCount("anisotropy: draws", draws);
  return Array.from({ length: bowls }, (_, k) => {
    const z = randomStream(seed, "optimal-plasticity/anisotropy", k, "spectrum").fillNormal(
      new Float64Array(dimension),
    );
    return spreads.map((spread): AnisotropyRow => {
      const lambda = Array.from(z, (value) => pow(10, spread * value));
      const bowl = quadraticBowl(lambda);
      const average = mean(lambda);
      const states = randomStream(seed, "optimal-plasticity/anisotropy", k, "states");
      const gradient = new Float64Array(dimension);
      const drawn = Array.from({ length: draws }, () => {
        bowl.gradient(states.fillNormal(new Float64Array(dimension)), gradient);
        return curvature(bowl, gradient, gradient) / average;
      });
      const start = new Float64Array(dimension);
      const steady = optimalSteadyState(bowl, {
        magnitude: 1,
        start,
        steps,
        settle: Math.floor(steps / 3),
        seed: k + 1,
      });
      return {
        bowl: k + 1,
        spread,
        equation: gradientCurvature(lambda) / average,
        drawn: mean(drawn),
        unrelatedNewton:
          newtonCurvature(
            lambda,
            lambda.map((value) => 1 / value),
          ) / average,
        ratio: steady.ratio,
        predicted: steady.predicted,
      };
    });
  }).flat();
}
