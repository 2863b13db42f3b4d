/** Throws `RangeError` unless `value` is a finite number > 0. `requirePositive("timeStep", 0.1)` */
export function requirePositive(name: string, value: number): void {
  if (typeof value === "number" && value > 0 && value < Infinity) return;
  throw new RangeError(`${name}: expected a number > 0, got ${String(value)}`);
}
