import { requireCount } from "../numerics/check.js";
import { squareOrder } from "../numerics/linear.js";
import { aFunction, aText, aVector, anIndex, having, listOf, requireInput } from "../numerics/inputKinds.js";

/** The cost of one synapse at one time. */
export interface CostRow {
  time: number;
  synapse: string;
  cost: number;
}

const costCoursesFlow = having({ times: aVector, costsAt: aFunction });

const costCoursesSynapses = listOf(having({ name: aText, from: anIndex, to: anIndex }));

/**
 * Costs of chosen synapses along a flow (`balance` or `synapticFlow`), as records for a plot: one a synapse and time.
 *
 * `costCourses(balance(ring().perturbed, { times }), ring().synapses)`
 *
 * Throws `RangeError` when a synapse names a neuron that is not there.
 */
export function costCourses(
  flow: { readonly times: Float64Array; readonly costsAt: (k: number) => Float64Array },
  synapses: readonly { name: string; from: number; to: number }[],
): CostRow[] {
  requireInput("costCourses: flow", flow, costCoursesFlow);
  requireInput("costCourses: synapses", synapses, costCoursesSynapses);

  const neurons = squareOrder(flow.costsAt(0), "costCourses: costs");
  for (const { from, to } of synapses) {
    for (const neuron of [from, to]) {
      requireCount("costCourses: synapse's neuron", neuron, 0);
      if (neuron >= neurons)
        throw new RangeError(`costCourses: synapse's neuron: expected 0 … ${neurons - 1}, got ${neuron}`);
    }
  }
  return Array.from(flow.times, (time, k) => {
    const costs = flow.costsAt(k);
    return synapses.map(({ name, from, to }) => ({ time, synapse: name, cost: costs[to * neurons + from]! }));
  }).flat();
}

/**
 * The first time at which a course has gone half of the way from its first to its last value (between two samples:
 * linearly), the measure of how soon a synapse responds.
 *
 * `halfTime(times, costs)`
 *
 * Throws `RangeError` when the lengths differ, there are fewer than two samples, or the course ends where it began.
 */
export function halfTime(times: ArrayLike<number>, values: ArrayLike<number>): number {
  requireInput("halfTime: times", times, aVector);
  requireInput("halfTime: values", values, aVector);

  const n = times.length;
  if (values.length !== n || n < 2) {
    throw new RangeError(`halfTime: expected two or more times and as many values, got ${n} and ${values.length}`);
  }
  const way = values[n - 1]! - values[0]!;
  if (way === 0 || !Number.isFinite(way)) throw new RangeError(`halfTime: expected a course that changes, got ${way}`);
  for (let k = 1; k < n; k++) {
    const before = (values[k - 1]! - values[0]!) / way;
    const after = (values[k]! - values[0]!) / way;
    if (after >= 0.5) return times[k - 1]! + ((0.5 - before) / (after - before)) * (times[k]! - times[k - 1]!);
  }
  throw new RangeError("halfTime: expected finite values, got none that reaches half of the way");
}

/**
 * The largest excursion of a course from its first value, and the first time at which half of it is gone: how soon a
 * synapse responds, whether or not it comes back later (`halfTime` counts towards the end, which an overshooting course
 * passes on its way).
 *
 * `excursion(times, costs).halfTime`
 *
 * Throws `RangeError` when the lengths differ, there are fewer than two samples, or nothing changes.
 */
export function excursion(times: ArrayLike<number>, values: ArrayLike<number>): { extreme: number; halfTime: number } {
  requireInput("excursion: times", times, aVector);
  requireInput("excursion: values", values, aVector);

  const n = times.length;
  if (values.length !== n || n < 2) {
    throw new RangeError(`excursion: expected two or more times and as many values, got ${n} and ${values.length}`);
  }
  let furthest = 0;
  for (let k = 1; k < n; k++) {
    if (Math.abs(values[k]! - values[0]!) > Math.abs(values[furthest]! - values[0]!)) furthest = k;
  }
  if (furthest === 0) throw new RangeError("excursion: expected a course that changes, got one that doesn't");
  const until = furthest + 1;
  return {
    extreme: values[furthest]!,
    halfTime: halfTime(Array.from(times).slice(0, until), Array.from(values).slice(0, until)),
  };
}
