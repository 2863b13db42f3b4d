/** Where a sampled curve crosses zero, and its values between samples: linear interpolation. */
import { requireCount, requireNumber, requireVector } from "../numerics/check.js";
import { aVector, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * The first place at which a curve changes its sign, by linear interpolation between its samples; NaN when it never does.
 *
 * @throws {RangeError} on fewer than two samples, different lengths, or places that don't increase
 * @example signChange([1, 2, 3], [2, 1, -1]) // 2.5
 */
export function signChange(places: ArrayLike<number>, values: ArrayLike<number>): number {
  requireInput("signChange: places", places, aVector);
  requireInput("signChange: values", values, vectorOf(places.length));

  requireCurve(places, values);
  for (let k = 1; k < places.length; k++) {
    const [before, after] = [values[k - 1]!, values[k]!];
    if (before === 0) return places[k - 1]!;
    if (before * after < 0) return places[k - 1]! + ((places[k]! - places[k - 1]!) * before) / (before - after);
  }
  return values[values.length - 1] === 0 ? places[places.length - 1]! : NaN;
}

/**
 * A curve's value at a place between its samples, by linear interpolation.
 *
 * @throws {RangeError} as `signChange`, and on a place outside the samples
 * @example valueAt([0, 1], [10, 20], 0.25) // 12.5
 */
export function valueAt(places: ArrayLike<number>, values: ArrayLike<number>, place: number): number {
  requireInput("valueAt: places", places, aVector);
  requireInput("valueAt: values", values, vectorOf(places.length));

  requireCurve(places, values);
  requireNumber("valueAt: place", place, { min: places[0]!, max: places[places.length - 1]! });
  let k = 1;
  while (places[k]! < place) k++;
  const share = (place - places[k - 1]!) / (places[k]! - places[k - 1]!);
  return values[k - 1]! + share * (values[k]! - values[k - 1]!);
}

function requireCurve(places: ArrayLike<number>, values: ArrayLike<number>): void {
  requireCount("places: number of samples", places.length, 2);
  requireVector("places", places, places.length);
  requireVector("values", values, places.length);
  for (let k = 1; k < places.length; k++) {
    if (!(places[k]! > places[k - 1]!)) {
      throw new RangeError(`places[${k}]: expected a place beyond ${places[k - 1]!}, got ${places[k]!}`);
    }
  }
}
