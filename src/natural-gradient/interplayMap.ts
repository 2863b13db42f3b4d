/** What the checks of Fig 7B–D ask of the map. */
import { requireCount, requirePositive, requireVector } from "../numerics/check.js";

/**
 * For each pixel, whether the two changes have opposite signs (light green in Fig 7D).
 *
 * @throws {RangeError} on maps of different sizes, or entries that aren't finite
 */
export function oppositeSigns(a: ArrayLike<number>, b: ArrayLike<number>): boolean[] {
  requireVector("a", a, a.length);
  requireVector("b", b, a.length);
  return Array.from(a, (value, k) => value * b[k]! < 0);
}

/**
 * For each row of a map, the mean of its right half minus that of its left half (the middle column of an odd number is
 * left out): what a row changes with the column.
 *
 * @throws {RangeError} on fewer than two columns, or a size that isn't rows × columns
 * @example rightMinusLeft([1, 1, 3, 3], 4) // [2]
 */
export function rightMinusLeft(map: ArrayLike<number>, columns: number): number[] {
  requireCount("columns", columns, 2);
  const rows = map.length / columns;
  requireCount("map: rows", rows);
  const half = Math.floor(columns / 2);
  return Array.from({ length: rows }, (_, row) => {
    let difference = 0;
    for (let k = 0; k < half; k++) difference += map[row * columns + columns - 1 - k]! - map[row * columns + k]!;
    return difference / half;
  });
}

/**
 * Share of entries whose magnitude exceeds a bound.
 *
 * @throws {RangeError} on an empty map or a bound that isn't positive
 */
export function shareBeyond(map: ArrayLike<number>, bound: number): number {
  requireCount("map: entries", map.length);
  requirePositive("bound", bound);
  let count = 0;
  for (let k = 0; k < map.length; k++) if (Math.abs(map[k]!) > bound) count++;
  return count / map.length;
}
