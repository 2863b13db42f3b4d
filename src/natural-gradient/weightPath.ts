/** What the checks of Fig 3D–E ask of a path in the plane of two weights. */
import { hypot } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import {
  aNumber,
  aVector,
  anything,
  having,
  listOf,
  recordOf,
  requireInput,
  vectorOf,
  withLengths,
} from "../numerics/inputKinds.js";

/** A path, with its ends: where it began, and the target. */
export interface WeightPath {
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
  readonly target: readonly number[];
}

/** What a weight path has to have. */
export const aWeightPath = withLengths<WeightPath>(
  having<WeightPath>({ first: aVector, second: aVector, target: aVector }),
  ({ first }) => ({ second: first.length, target: 2 }),
);

/**
 * The paths of a rule's blocks from rows of `fig3-paths`, sampled at the same times.
 *
 * @example pathsOf(rows(result, ["first", "second"]).filter((r) => r.rule === "natural"), PLANE.target)
 */
export function pathsOf(rows: readonly Readonly<Record<string, unknown>>[], target: readonly number[]): WeightPath[] {
  requireInput("pathsOf: rows", rows, listOf(recordOf(anything)));
  requireInput("pathsOf: target", target, vectorOf(2));

  const blocks = [...new Set(rows.map((row) => row["block"]))];
  return blocks.map((block) => {
    const own = rows.filter((row) => row["block"] === block).sort((a, b) => Number(a["time"]) - Number(b["time"]));
    return { first: own.map((row) => Number(row["first"])), second: own.map((row) => Number(row["second"])), target };
  });
}

/** The mean of paths to one target. @throws {RangeError} on no paths, or different numbers of samples */
export function meanPath(paths: readonly WeightPath[]): WeightPath {
  requireInput("meanPath: paths", paths, listOf(aWeightPath));

  const [one] = paths;
  if (one === undefined || paths.some(({ first }) => first.length !== one.first.length)) {
    throw new RangeError("meanPath: paths: expected one or more of equally many samples");
  }
  const over = (coordinate: "first" | "second"): number[] =>
    Array.from(one[coordinate], (_, k) => mean(paths.map((path) => path[coordinate][k]!)));
  return { first: over("first"), second: over("second"), target: one.target };
}

/**
 * Largest distance of the path from the straight line between its start and the target.
 *
 * @throws {RangeError} on an empty path, coordinates of different lengths, or a start at the target
 * @example detour({ first: [0, 1, 2], second: [0, 1, 0], target: [2, 0] }) // 1
 */
export function detour(path: WeightPath): number {
  requireInput("detour: path", path, aWeightPath);

  const { first, second, target } = path;
  requirePath(path);
  const [alongX, alongY] = [target[0]! - first[0]!, target[1]! - second[0]!];
  const length = hypot(alongX, alongY);
  let largest = 0;
  for (let k = 0; k < first.length; k++) {
    const across = alongX * (second[k]! - second[0]!) - alongY * (first[k]! - first[0]!);
    largest = Math.max(largest, Math.abs(across) / length);
  }
  return largest;
}

/**
 * The share of its way that the first weight has covered when the second has covered `share` of its own (by linear
 * interpolation): 1 times `share` on a straight line. NaN when the second never gets there.
 *
 * @throws {RangeError} as `detour`
 * @example firstWhenSecond({ first: [0, 1], second: [0, 2], target: [2, 2] }, 0.5) // 0.25
 */
export function firstWhenSecond(path: WeightPath, share: number): number {
  requireInput("firstWhenSecond: path", path, aWeightPath);
  requireInput("firstWhenSecond: share", share, aNumber);

  const { first, second, target } = path;
  requirePath(path);
  const covered = (values: ArrayLike<number>, goal: number, k: number): number =>
    (values[k]! - values[0]!) / (goal - values[0]!);
  for (let k = 1; k < first.length; k++) {
    const [before, after] = [covered(second, target[1]!, k - 1), covered(second, target[1]!, k)];
    if (after < share) continue;
    const fraction = (share - before) / (after - before);
    const [low, high] = [covered(first, target[0]!, k - 1), covered(first, target[0]!, k)];
    return low + fraction * (high - low);
  }
  return NaN;
}

function requirePath({ first, second, target }: WeightPath): void {
  if (first.length === 0 || first.length !== second.length) {
    throw new RangeError(
      `path: expected as many second coordinates as first ones, got ${second.length} and ${first.length}`,
    );
  }
  if (first[0] === target[0] || second[0] === target[1]) {
    throw new RangeError("path: expected a start that differs from the target in both weights");
  }
}
