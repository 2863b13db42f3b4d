/** Checks of arguments at the edge: the message names the thing, what was expected and what came. */

/** Throws `RangeError` unless `value` is a finite number with min ≤ value ≤ max. */
export function requireNumber(name: string, value: number, { min = -Infinity, max = Infinity } = {}): void {
  if (typeof value === "number" && Number.isFinite(value) && value >= min && value <= max) return;
  const bounds =
    min === -Infinity && max === Infinity
      ? "a finite number"
      : max === Infinity
        ? `a number ≥ ${min}`
        : min === -Infinity
          ? `a number ≤ ${max}`
          : `a number from ${min} to ${max}`;
  throw new RangeError(`${name}: expected ${bounds}, got ${String(value)}`);
}

/** Throws `RangeError` unless `value` is a finite number > 0. `requirePositive("timeStep", 0.1)` */
export function requirePositive(name: string, value: number): void {
  if (typeof value === "number" && value > 0 && value < Infinity) return;
  throw new RangeError(`${name}: expected a number > 0, got ${String(value)}`);
}

/** Throws `RangeError` unless `value` is a whole number ≥ min (default 1). */
export function requireCount(name: string, value: number, min = 1): void {
  if (Number.isSafeInteger(value) && value >= min) return;
  throw new RangeError(`${name}: expected a whole number ≥ ${min}, got ${String(value)}`);
}

/** Throws `RangeError` unless the vector has `length` entries, all finite. */
export function requireVector(name: string, value: ArrayLike<number>, length: number): void {
  if (value.length !== length) throw new RangeError(`${name}: expected ${length} entries, got ${value.length}`);
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(value[i])) throw new RangeError(`${name}[${i}]: expected a finite number, got ${value[i]}`);
  }
}
