/** A result as tidy records, as Plot and danfo want them. */
import { pointAt, pointCount, type Axis, type Point } from "./axes.js";
import type { Result } from "./result.js";

/** A tidy record: coordinates on the sweep's axes, observables, coordinates on the observables' own axes. */
export type Row<A extends readonly Axis[] = readonly Axis[], K extends string = string> = Point<A> &
  Readonly<Record<K, number>> &
  Readonly<Record<string, number | string>>;

/**
 * One record per point: the coordinates, then the observables. An observable with axes of its own gives one record per
 * place on them, with those coordinates too.
 *
 * Without `names`: the observables that are single numbers, or, if there are none, all of them (which must then share
 * their axes). With `names`: these observables; one that lacks an axis of another is repeated along it.
 *
 * `rows(result)  // [{ ratio: 0.1, repeat: 0, error: 0.03 }, …]`
 * `rows(result, ["trace"])  // [{ ratio: 0.1, repeat: 0, time: 0, trace: 0.4 }, …]`
 *
 * Throws `RangeError` for an unknown observable, or when no choice was made and the observables' axes differ.
 */
export function rows<K extends string, const A extends readonly Axis[]>(
  result: Pick<Result<unknown, K, A>, "axes" | "observables" | "values">,
  names?: readonly K[],
): Row<A, K>[] {
  const chosen = names ?? standardChoice(result);
  const own: Axis[] = [];
  for (const name of chosen) {
    const observable = result.observables[name];
    if (!observable) {
      const known = Object.keys(result.observables).join(", ");
      throw new RangeError(`rows: expected observables among ${known}, got "${name}"`);
    }
    for (const axis of observable.axes ?? []) if (!own.some(({ name }) => name === axis.name)) own.push(axis);
  }
  const points = pointCount(result.axes);
  const places = pointCount(own);
  const records: Row<A, K>[] = [];
  // Where each observable's value for a place on the joint own axes lies in its own block.
  const offsets = chosen.map((name) =>
    Uint32Array.from({ length: places }, (_, place) => offsetOf(result.observables[name].axes ?? [], own, place)),
  );
  const sizes = chosen.map((name) => pointCount(result.observables[name].axes ?? []));
  for (let index = 0; index < points; index++) {
    const point = pointAt(result.axes, index);
    for (let place = 0; place < places; place++) {
      const record: Record<string, number | string> = { ...point, ...pointAt(own, place) };
      chosen.forEach((name, i) => {
        record[name] = result.values[name][index * sizes[i]! + offsets[i]![place]!]!;
      });
      records.push(record as Row<A, K>);
    }
  }
  return records;
}

function standardChoice<K extends string>({ observables }: Pick<Result<unknown, K>, "observables">): K[] {
  const all = Object.keys(observables) as K[];
  const single = all.filter((name) => (observables[name].axes ?? []).length === 0);
  if (single.length > 0) return single;
  const kinds = new Set(all.map((name) => JSON.stringify(observables[name].axes)));
  if (kinds.size > 1) {
    throw new RangeError(`rows: expected a choice among ${all.join(", ")}, whose axes differ, got none`);
  }
  return all;
}

function offsetOf(axes: readonly Axis[], joint: readonly Axis[], place: number): number {
  let rest = place;
  const at = new Map<string, number>();
  for (let i = joint.length - 1; i >= 0; i--) {
    const { name, values } = joint[i]!;
    at.set(name, rest % values.length);
    rest = Math.floor(rest / values.length);
  }
  return axes.reduce((offset, { name, values }) => offset * values.length + at.get(name)!, 0);
}
