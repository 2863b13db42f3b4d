/** What the checks of Fig 7B–D ask of the map. */
import { requireCount, requirePositive, requireVector } from "../numerics/check.js";
import { aVector, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * For each pixel, whether the two changes have opposite signs (light green in Fig 7D).
 *
 * @throws {RangeError} on maps of different sizes, or entries that aren't finite
 */
export function oppositeSigns(a: ArrayLike<number>, b: ArrayLike<number>): boolean[] {
  requireInput("oppositeSigns: a", a, aVector);
  requireInput("oppositeSigns: b", b, vectorOf(a.length));

  requireVector("oppositeSigns: a", a, a.length);
  requireVector("oppositeSigns: b", b, a.length);
  return Array.from(a, (value, k) => value * b[k]! < 0);
}

/**
 * Share of entries whose magnitude exceeds a bound.
 *
 * @throws {RangeError} on an empty map or a bound that isn't positive
 */
export function shareBeyond(map: ArrayLike<number>, bound: number): number {
  requireInput("shareBeyond: map", map, aVector);

  requireCount("shareBeyond: map: entries", map.length);
  requirePositive("shareBeyond: bound", bound);
  let count = 0;
  for (let k = 0; k < map.length; k++) if (Math.abs(map[k]!) > bound) count++;
  return count / map.length;
}
