/**
 * A residual as a bound: the smallest power of ten that |value| doesn't exceed, and at least `least`. What is only
 * rounding has digits that mean nothing and differ between engines; that it is below a bound doesn't.
 *
 * `roundingBound(6.67e-13) // 1e-12`
 *
 * @throws {RangeError} unless value is a number and 0 < least
 */
export function roundingBound(value: number, least = 1e-17): number {
  if (Number.isNaN(value) || !(least > 0)) {
    throw new RangeError(`roundingBound: expected a number and a bound > 0, got ${value} and ${least}`);
  }
  const size = Math.abs(value);
  // Literals, so that each power of ten is the nearest double.
  for (let exponent = -300; exponent <= 300; exponent++) {
    const power = Number(`1e${exponent}`);
    if (power >= least && power >= size) return power;
  }
  return Infinity;
}
