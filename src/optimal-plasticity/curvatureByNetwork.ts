/** Fig 3c network by network: the networks are independent of each other, the states and directions of one are not. */
import { mean, quantile } from "../numerics/statistics.js";
import { optimalRatio } from "./optimalMagnitude.js";
import { aNumber, anIndex, having, listOf, requireInput } from "../numerics/inputKinds.js";

/** One state of one network, as `rows(result, ["gradientCurvature", "meanCurvature"])` of `fig3Curvature` gives it. */
export interface GradientRow {
  readonly repeat: number;
  readonly state: number;
  readonly gradientCurvature: number;
  readonly meanCurvature: number;
}

/** What a gradient row has to have. */
export const aGradientRow = having<GradientRow>({
  repeat: anIndex,
  state: aNumber,
  gradientCurvature: aNumber,
  meanCurvature: aNumber,
});

/** One random direction at the last state of a network, as `rows(result, ["randomCurvature"])` gives it. */
export interface DirectionRow {
  readonly repeat: number;
  readonly randomCurvature: number;
}

/** What a direction row has to have. */
export const aDirectionRow = having<DirectionRow>({ repeat: anIndex, randomCurvature: aNumber });

/** Curvatures of one network in units of its Tr(∇²F)/N. */
export interface NetworkCurvature {
  readonly network: number;
  /** Quantiles 2.5, 25, 50, 75 and 97.5 % of its random directions, and their mean (Eq 12: one). */
  readonly quantiles: readonly [number, number, number, number, number];
  readonly random: number;
  /** Q[∇F] at its states: least, mean, greatest. */
  readonly gradient: readonly [number, number, number];
  /** Share of the random directions that are less curved than the mean gradient. */
  readonly lessCurved: number;
  /** Eq 9a with mean curvatures. */
  readonly predicted: number;
  /** The least curvature that was measured anywhere, of gradients and random directions. */
  readonly least: number;
}

/**
 * `curvatureByNetwork(rows(result, ["gradientCurvature", "meanCurvature"]), rows(result, ["randomCurvature"]))`; throws
 * `RangeError` for a network without random directions.
 */
export function curvatureByNetwork(
  states: readonly GradientRow[],
  directions: readonly DirectionRow[],
): NetworkCurvature[] {
  requireInput("curvatureByNetwork: states", states, listOf(aGradientRow));
  requireInput("curvatureByNetwork: directions", directions, listOf(aDirectionRow));

  return [...new Set(states.map((row) => row.repeat))].map((network) => {
    const own = states.filter((row) => row.repeat === network);
    const last = own.reduce((a, b) => (b.state > a.state ? b : a)).meanCurvature;
    const random = directions.filter((row) => row.repeat === network).map((row) => row.randomCurvature / last);
    if (random.length === 0)
      throw new RangeError(`curvatureByNetwork: expected random directions of network ${network}`);
    const gradients = own.map((row) => row.gradientCurvature / row.meanCurvature);
    const at = (share: number) => quantile(random, share);
    const gradient = mean(gradients);
    return {
      network,
      quantiles: [at(0.025), at(0.25), at(0.5), at(0.75), at(0.975)],
      random: mean(random),
      gradient: [Math.min(...gradients), gradient, Math.max(...gradients)],
      lessCurved: mean(random.map((q) => (q < gradient ? 1 : 0))),
      predicted: optimalRatio(1, gradient),
      least: Math.min(...random, ...gradients),
    };
  });
}
