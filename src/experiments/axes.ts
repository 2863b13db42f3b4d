/** The axes of a sweep, and where a value of a flat, row-major array lies on them. */

/** What an axis may hold: numbers (in the axis' unit) or names of conditions. */
export type AxisValue = number | string;

/** One axis of a sweep or of an observable. The first axis varies slowest (row-major order). */
export interface Axis {
  /** Key of the axis in points and rows, e.g. "ratio". */
  readonly name: string;
  /** Unit of numeric values; absent when dimensionless or categorical. */
  readonly unit?: string;
  /** The paper's symbol, e.g. "ρ". */
  readonly symbol?: string;
  /** The grid, in the order of the sweep: not empty, no value twice. */
  readonly values: readonly AxisValue[];
}

/** The coordinates of one point: axis name → value there. The compiler knows conditions by name, numbers as numbers. */
export type Point<A extends readonly Axis[] = readonly Axis[]> = string extends A[number]["name"]
  ? Readonly<Record<string, AxisValue>>
  : { readonly [X in A[number] as X["name"]]: Widened<X["values"][number]> };

type Widened<V> = V extends number ? number : V;

/** Number of points of a grid: the product of the axes' lengths (1 for no axes). */
export function pointCount(axes: readonly Axis[]): number {
  return axes.reduce((product, axis) => product * axis.values.length, 1);
}

/**
 * Coordinates of point `index` (0 … pointCount − 1) in row-major order: the last axis varies fastest.
 *
 * `pointAt([{ name: "a", values: [1, 2] }, { name: "b", values: [5, 6] }], 1)  // { a: 1, b: 6 }`
 */
export function pointAt<const A extends readonly Axis[]>(axes: A, index: number): Point<A> {
  const count = pointCount(axes);
  if (!(Number.isInteger(index) && index >= 0 && index < count)) {
    throw new RangeError(`pointAt: expected an index from 0 to ${count - 1}, got ${index}`);
  }
  const coordinates: [string, AxisValue][] = [];
  let rest = index;
  for (let i = axes.length - 1; i >= 0; i--) {
    const { name, values } = axes[i]!;
    coordinates.unshift([name, values[rest % values.length]!]);
    rest = Math.floor(rest / values.length);
  }
  return Object.fromEntries(coordinates) as Point<A>;
}

/** Throws a `RangeError` that names `owner` unless the axes are a proper grid. */
export function checkAxes(owner: string, axes: readonly Axis[]): void {
  const names = new Set<string>();
  for (const { name, values } of axes) {
    if (names.has(name)) throw new RangeError(`${owner}: expected axes with different names, got "${name}" twice`);
    names.add(name);
    if (values.length === 0) throw new RangeError(`${owner}: axis "${name}": expected at least one value, got none`);
    const bad = values.find((value) => typeof value === "number" && !Number.isFinite(value));
    if (bad !== undefined) throw new RangeError(`${owner}: axis "${name}": expected finite numbers, got ${bad}`);
    if (new Set(values).size !== values.length) {
      throw new RangeError(`${owner}: axis "${name}": expected different values, got [${values.join(", ")}]`);
    }
  }
}
