import { requireVector } from "../numerics/check.js";

/** Throws `TypeError` unless `value` is a Float32Array, `RangeError` unless it has `length` finite entries. */
export function requireFloat32(name: string, value: Float32Array, length: number): void {
  if (!(value instanceof Float32Array)) throw new TypeError(`${name}: expected a Float32Array, got ${typeof value}`);
  requireVector(name, value, length);
}
