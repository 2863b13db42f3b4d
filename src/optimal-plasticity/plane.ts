/** A plane through weight space: what can be drawn of a landscape (Figs 2 and 3). */
import { randomStream } from "../numerics/random.js";
import { addScaled, dot } from "../numerics/vector.js";
import { firstOrder } from "./compensatoryPlasticity.js";
import { fluctuation } from "./fluctuation.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aVector,
  aWhole,
  listOf,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/**
 * The landscape restricted to origin + x d₁ + y d₂ (+ …), as a landscape of its own over the coordinates (x, y, …): every
 * rule and formula works on it too. `directions` are unit vectors, orthogonal to each other.
 *
 * `restrictToPlane(landscape, teacher, leadingDirections(landscape, teacher, 2, stream))`
 */
export function restrictToPlane(
  landscape: Landscape,
  origin: Float64Array,
  directions: readonly Float64Array[],
): Landscape {
  requireInput("restrictToPlane: landscape", landscape, aLandscape);
  requireInput("restrictToPlane: origin", origin, vectorOf(landscape.dimension));
  requireInput("restrictToPlane: directions", directions, listOf(vectorOf(landscape.dimension)));

  const gradient = new Float64Array(landscape.dimension);
  const along = new Float64Array(landscape.dimension);
  const at = (coordinates: Float64Array): Float64Array => {
    const w = origin.slice();
    directions.forEach((direction, k) => addScaled(w, coordinates[k]!, direction));
    return w;
  };
  return {
    dimension: directions.length,
    taskError: (coordinates) => landscape.taskError(at(coordinates)),
    gradient(coordinates, out) {
      const error = landscape.gradient(at(coordinates), gradient);
      directions.forEach((direction, k) => (out[k] = dot(direction, gradient)));
      return error;
    },
    hessianVector(coordinates, v, out) {
      along.fill(0);
      directions.forEach((direction, k) => addScaled(along, v[k]!, direction));
      landscape.hessianVector(at(coordinates), along, gradient);
      directions.forEach((direction, k) => (out[k] = dot(direction, gradient)));
    },
  };
}

const gridOfOptions = optionsOf({ extent: aNumber, points: aCount });

/**
 * F on a grid over [−extent, extent]² of a two-dimensional landscape: row-major, row = second coordinate.
 *
 * `gridOf(plane, { extent: 2, points: 31 })` → 961 values
 */
export function gridOf(plane: Landscape, options: { extent: number; points: number }): Float64Array {
  requireInput("gridOf: plane", plane, aLandscape);
  requireInput("gridOf: options", options, gridOfOptions);
  const { extent, points } = options;

  if (plane.dimension !== 2)
    throw new RangeError(`gridOf: expected a landscape over a plane, got ${plane.dimension} dimensions`);
  const at = (k: number) => extent * ((2 * k) / (points - 1) - 1);
  return Float64Array.from({ length: points * points }, (_, k) =>
    plane.taskError(Float64Array.of(at(k % points), at(Math.floor(k / points)))),
  );
}

/** Coordinates of a state in the plane: the projections of w − origin on the directions. */
export function projectOnPlane(w: Float64Array, origin: Float64Array, directions: readonly Float64Array[]): number[] {
  requireInput("projectOnPlane: w", w, aVector);
  requireInput("projectOnPlane: origin", origin, vectorOf(w.length));
  requireInput("projectOnPlane: directions", directions, listOf(vectorOf(w.length)));

  const difference = w.map((value, i) => value - origin[i]!);
  return directions.map((direction) => dot(difference, direction));
}

/** One step on a plane, from (x1, y1) to (x2, y2), with the errors there. */
export interface PlaneStep {
  readonly process: "fluctuation" | "compensation";
  readonly x1: number;
  readonly y1: number;
  readonly error1: number;
  readonly x2: number;
  readonly y2: number;
  readonly error2: number;
}

const pathOnPlaneOptions = optionsOf({
  start: vectorOf(2),
  steps: aCount,
  fluctuation: aNonNegative,
  compensation: aNumber,
  seed: aWhole,
});

/**
 * Fluctuation and compensatory plasticity (exact gradient) in turn on a two-dimensional landscape, `steps` of each: the
 * alternation that Figs 2a and 4c draw "for illustrative purposes", though both are concurrent everywhere else.
 */
export function pathOnPlane(
  plane: Landscape,
  options: { start: readonly [number, number]; steps: number; fluctuation: number; compensation: number; seed: number },
): PlaneStep[] {
  requireInput("pathOnPlane: plane", plane, aLandscape);
  requireInput("pathOnPlane: options", options, pathOnPlaneOptions);

  const stream = randomStream(options.seed, "optimal-plasticity/path-on-plane");
  const rule = firstOrder();
  const change = new Float64Array(2);
  const gradient = new Float64Array(2);
  let w: Float64Array = Float64Array.from(options.start);
  return Array.from({ length: 2 * options.steps }, (_, k): PlaneStep => {
    const process = k % 2 === 0 ? "fluctuation" : "compensation";
    const taskError = plane.gradient(w, gradient);
    if (process === "fluctuation") fluctuation(options.fluctuation, stream, change);
    else rule({ landscape: plane, w, gradient, taskError }, options.compensation, stream, change);
    const next = addScaled(w.slice(), 1, change);
    const [x1, y1, x2, y2] = [w[0]!, w[1]!, next[0]!, next[1]!];
    w = next;
    return { process, x1, y1, error1: taskError, x2, y2, error2: plane.taskError(next) };
  });
}
