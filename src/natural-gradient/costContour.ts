/** Lines of equal cost around a minimum, as polylines that can be carried into other coordinates (Fig 2). */
import { requireCount, requirePositive } from "../numerics/check.js";
import { cos, sin } from "../numerics/elementary.js";
import type { SampledNeuron } from "./sampledNeuron.js";
import { aSampledNeuron } from "./sampledNeuron.js";
import { aCount, aPositive, optional, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** A point in the plane of two weights. */
export interface WeightPoint {
  readonly w1: number;
  readonly w2: number;
}

const costContourOptions = optionsOf({
  count: optional(aCount),
  reach: optional(aPositive),
  coordinates: optional(vectorOf(4)),
});

/**
 * The line C(w) = level around `centre`, in `count` directions (closed: the first point comes again at the end). In each
 * direction the nearest place where the cost crosses the level, by bisection; what
 * lies further than `reach` is left out. Directions are evenly spread in coordinates v with w = centre + M v (row-major
 * 2 × 2, default the identity), in which reach is counted: with `whitening` a long valley gets as many at its ends as along it.
 *
 * @throws {RangeError} on a level, a reach or a count that isn't > 0
 * @example costContour(neuron, [0.075, 0.075], 1)
 */
export function costContour(
  neuron: SampledNeuron,
  centre: readonly [number, number],
  level: number,
  options: { count?: number; reach?: number; coordinates?: readonly [number, number, number, number] } = {},
): WeightPoint[] {
  requireInput("costContour: neuron", neuron, aSampledNeuron);
  requireInput("costContour: centre", centre, vectorOf(2));
  requireInput("costContour: options", options, costContourOptions);
  const { count = 120, reach = 1, coordinates: [a, b, c, d] = [1, 0, 0, 1] } = options;

  requirePositive("costContour: level", level);
  requireCount("costContour: count", count, 3);
  const line: WeightPoint[] = [];
  for (let k = 0; k <= count; k++) {
    const angle = (2 * Math.PI * (k % count)) / count;
    const [across, upwards] = [cos(angle), sin(angle)];
    const at = (radius: number): [number, number] => [
      centre[0] + radius * (a * across + b * upwards),
      centre[1] + radius * (c * across + d * upwards),
    ];
    let high = reach / 64;
    while (high <= reach && neuron.cost(at(high)) < level) high *= 1.5;
    if (high > reach) continue;
    let low = high / 1.5;
    if (neuron.cost(at(low)) > level) low = 0;
    while (high - low > 1e-6 * reach) {
      const middle = (low + high) / 2;
      if (neuron.cost(at(middle)) < level) low = middle;
      else high = middle;
    }
    const [w1, w2] = at(high);
    line.push({ w1, w2 });
  }
  return line;
}
