/** Vectors as typed arrays: the few operations that the models' loops need, without allocation. */

/** Any vector of numbers that can be read by index. */
export type Vector = Float64Array | Float32Array;

/** Inner product Σ aᵢ bᵢ. */
export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Euclidean norm ‖a‖₂. */
export function norm(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

/** y ← y + α x, in place; returns y. */
export function addScaled(y: Float64Array, alpha: number, x: Vector): Float64Array {
  for (let i = 0; i < y.length; i++) y[i] = y[i]! + alpha * x[i]!;
  return y;
}

/**
 * Scales `a` in place to length `length` (default 1) and returns it. A zero vector has no direction and stays zero,
 * so that a rule standing exactly at a minimum makes no step.
 */
export function rescale(a: Float64Array, length = 1): Float64Array {
  const size = norm(a);
  const factor = size === 0 ? 0 : length / size;
  for (let i = 0; i < a.length; i++) a[i] = a[i]! * factor;
  return a;
}
