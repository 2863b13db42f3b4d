/** Descent of the expected cost in two weights, seen from the plane of the weights and from the outputs (Fig 2). */
import { atan } from "../numerics/elementary.js";
import type { SampledNeuron } from "./sampledNeuron.js";
import {
  aCount,
  aFunction,
  aNumber,
  aPositive,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";
import { aSampledNeuron } from "./sampledNeuron.js";

/** Angle of a vector of two entries, radians, −π … π. */
export function angleOf(vector: ArrayLike<number> & Iterable<number>): number {
  requireInput("angleOf: vector", vector, vectorOf(2));
  const [x, y] = vector;
  if (x === 0) return y! > 0 ? Math.PI / 2 : -Math.PI / 2;
  return atan(y! / x!) + (x! > 0 ? 0 : y! >= 0 ? Math.PI : -Math.PI);
}

/** Angle between two directions given as angles, degrees, 0 … 180. */
export function degreesBetween(a: number, b: number): number {
  requireInput("degreesBetween: a", a, aNumber);
  requireInput("degreesBetween: b", b, aNumber);

  const turn = Math.abs(a - b) % (2 * Math.PI);
  return ((turn > Math.PI ? 2 * Math.PI - turn : turn) * 180) / Math.PI;
}

/** −G⁻¹ ∂C/∂w for two weights (Eq 12). */
export function naturalDirection(neuron: SampledNeuron, weights: ArrayLike<number>): Float64Array {
  requireInput("naturalDirection: neuron", neuron, aSampledNeuron);
  requireInput("naturalDirection: weights", weights, vectorOf(neuron.afferents));

  const [a, b, , d] = neuron.fisher(weights) as unknown as [number, number, number, number];
  const [x, y] = neuron.gradient(weights) as unknown as [number, number];
  const determinant = a * d - b * b;
  return Float64Array.of((b * y - d * x) / determinant, (b * x - a * y) / determinant);
}

/** −∂C/∂w. */
export function euclideanDirection(neuron: SampledNeuron, weights: ArrayLike<number>): Float64Array {
  requireInput("euclideanDirection: neuron", neuron, aSampledNeuron);
  requireInput("euclideanDirection: weights", weights, vectorOf(neuron.afferents));

  return neuron.gradient(weights).map((x) => -x);
}

/** A path down the cost. */
export interface DescentPath {
  /** Weights, row-major, 2 columns. */
  readonly weights: Float64Array;
  /** Length of the path in the space of outputs (Fisher length), √(nats/s). */
  readonly outputLength: number;
  /** Distance of its ends there, along the straight line that need not consist of outputs: no path can be shorter. */
  readonly chord: number;
}

const outputPathOptions = optionsOf({ step: optional(aPositive), until: optional(aPositive) });

/**
 * Follows a direction in steps of equal length of output until the cost is `until` times that at the start: what
 * gradient flow does, whatever its speed.
 *
 * @throws {RangeError} on a step or an end that isn't > 0, or when 20 000 steps don't get there
 * @example outputPath(neuron, [-0.15, 0.25], naturalDirection).outputLength
 */
export function outputPath(
  neuron: SampledNeuron,
  start: ArrayLike<number>,
  direction: (neuron: SampledNeuron, weights: ArrayLike<number>) => Float64Array,
  options: { step?: number; until?: number } = {},
): DescentPath {
  requireInput("outputPath: neuron", neuron, aSampledNeuron);
  requireInput("outputPath: start", start, vectorOf(neuron.afferents));
  requireInput("outputPath: direction", direction, aFunction);
  requireInput("outputPath: options", options, outputPathOptions);
  const { step = 0.01, until = 1e-3 } = options;

  let weights = Float64Array.from(start);
  const path: number[] = [...weights];
  const goal = until * neuron.cost(weights);
  const first = neuron.embedding(weights);
  let here = first;
  let outputLength = 0;
  for (let k = 0; neuron.cost(weights) > goal; k++) {
    if (k === 20_000) throw new RangeError(`outputPath: until: expected a cost that 20 000 steps reach, got ${until}`);
    const towards = direction(neuron, weights);
    const [a, b, , d] = neuron.fisher(weights) as unknown as [number, number, number, number];
    const [x, y] = towards as unknown as [number, number];
    // near the minimum steps shrink along with the cost, so that the path doesn't overshoot
    const stride = Math.min(step, 0.1 * Math.sqrt(neuron.cost(weights)));
    const scale = stride / Math.sqrt(a * x * x + 2 * b * x * y + d * y * y);
    weights = Float64Array.of(weights[0]! + scale * x, weights[1]! + scale * y);
    const next = neuron.embedding(weights);
    outputLength += distance(here, next);
    here = next;
    path.push(...weights);
  }
  return { weights: Float64Array.from(path), outputLength, chord: distance(first, here) };
}

const stepsToDescendOptions = optionsOf({
  learningRate: aPositive,
  until: optional(aPositive),
  most: optional(aCount),
});

/**
 * Gradient descent with a constant learning rate in linear coordinates w = w* + M v: steps until the cost has fallen to
 * `until` of its start, or `most` if it doesn't. M row-major 2 × 2.
 *
 * @throws {RangeError} on a learning rate that isn't > 0 or a bound that isn't a count
 */
export function stepsToDescend(
  neuron: SampledNeuron,
  start: ArrayLike<number>,
  coordinates: ArrayLike<number>,
  options: { learningRate: number; until?: number; most?: number },
): number {
  requireInput("stepsToDescend: neuron", neuron, aSampledNeuron);
  requireInput("stepsToDescend: start", start, vectorOf(neuron.afferents));
  requireInput("stepsToDescend: coordinates", coordinates, vectorOf(4));
  requireInput("stepsToDescend: options", options, stepsToDescendOptions);
  const { learningRate, until = 0.01, most = 1000 } = options;

  const [a, b, c, d] = coordinates as unknown as [number, number, number, number];
  let weights = Float64Array.from(start);
  const goal = until * neuron.cost(weights);
  for (let k = 0; k < most; k++) {
    if (Math.max(...weights.map(Math.abs)) > 10) return most; // thrown out, to rates that are 0 to rounding
    if (neuron.cost(weights) <= goal) return k;
    const [x, y] = neuron.gradient(weights) as unknown as [number, number];
    const [u, v] = [a * x + c * y, b * x + d * y];
    weights = Float64Array.of(
      weights[0]! - learningRate * (a * u + b * v),
      weights[1]! - learningRate * (c * u + d * v),
    );
  }
  return most;
}

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k]! - b[k]!) * (a[k]! - b[k]!);
  return Math.sqrt(sum);
}
