/** Why the path of any random walk is an arc in the plane of its first two principal components (Fig 2b). */
import { cos } from "../numerics/elementary.js";
import { correlation } from "../numerics/statistics.js";
import { meanState, principalDirections } from "./trajectory.js";
import { projectOnPlane } from "./plane.js";
import { aVector, bufferOf, listOf, requireInput } from "../numerics/inputKinds.js";

/**
 * How much the first two principal components of a path are the cosines cos πt/T and cos 2πt/T: the smaller of the two
 * correlations' sizes. The principal components of a high-dimensional random walk are these cosines, whatever it walks
 * on (Antognini & Sohl-Dickstein 2018, NeurIPS 31): the arc that they draw says nothing of the landscape.
 *
 * `principalArc(states)` → near 1 for a free walk; throws `RangeError` on fewer than three states.
 */
export function principalArc(states: readonly Float64Array[]): number {
  requireInput("principalArc: states", states, listOf(aVector, 3));
  requireInput("principalArc: states", states, listOf(bufferOf(states[0]!.length)));
  const centre = meanState(states);
  const directions = principalDirections(states, 2);
  const scores = states.map((state) => projectOnPlane(state, centre, directions));
  return Math.min(
    ...[1, 2].map((half) => {
      const cosine = states.map((_, k) => cos((Math.PI * half * k) / (states.length - 1)));
      return Math.abs(
        correlation(
          scores.map((score) => score[half - 1]!),
          cosine,
        ),
      );
    }),
  );
}
