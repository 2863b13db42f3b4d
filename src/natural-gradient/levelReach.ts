/** How far a level set reaches from the minimum along a line. */
import type { RealFunction } from "../numerics/elementary.js";
import { aFunction, aNumber, aPositive, optionsOf, requireInput } from "../numerics/inputKinds.js";

const levelReachOptions = optionsOf({ level: aNumber, reach: aPositive });

/**
 * Distance along a line at which a function that is below the level at 0 first exceeds it: outwards in steps of an eighth
 * of `reach`, then halving to 1e-9 of it. Infinity when it stays below up to `reach`.
 *
 * @throws {RangeError} when the function isn't below the level at 0
 * @example levelReach((d) => d * d, { level: 4, reach: 10 }) // 2
 */
export function levelReach(along: RealFunction, options: { level: number; reach: number }): number {
  requireInput("levelReach: along", along, aFunction);
  requireInput("levelReach: options", options, levelReachOptions);
  const { level, reach } = options;

  if (!(along(0) < level))
    throw new RangeError(`levelReach: along(0): expected a value below the level ${level}, got ${along(0)}`);
  let low = 0;
  let high = reach / 8;
  while (along(high) < level) {
    if (high >= reach) return Infinity;
    low = high;
    high += reach / 8;
  }
  while (high - low > 1e-9 * reach) {
    const middle = (low + high) / 2;
    if (along(middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
