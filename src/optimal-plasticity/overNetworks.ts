/** From tidy records of a sweep, one for each network, to one estimate for each place of the sweep. */
import { type Estimate, meanEstimate } from "../numerics/estimate.js";
import { aFunction, aText, anything, listOf, recordOf, requireInput } from "../numerics/inputKinds.js";

/** A tidy record, as `rows(result)` gives it. */
type Row = Readonly<Record<string, number | string>>;

/**
 * Groups records by the columns `by` and gives, for each quantity, its mean over the networks of a group with Student's t
 * interval, in the order of the records.
 *
 * `overNetworks(rows(result), ["landscape", "cutoff"], { ratio: (r) => r.compensationCurvature / r.meanCurvature })`
 *
 * Throws `RangeError` on a group of fewer than two networks, or a quantity that isn't a finite number.
 */
export function overNetworks<R extends Row, B extends keyof R & string, Q extends string>(
  records: readonly R[],
  by: readonly B[],
  quantities: Readonly<Record<Q, (record: R) => number>>,
): (Pick<R, B> & Record<Q, Estimate>)[] {
  requireInput("overNetworks: records", records, listOf(recordOf(anything)));
  requireInput("overNetworks: by", by, listOf(aText));
  requireInput("overNetworks: quantities", quantities, recordOf(aFunction));

  const groups = new Map<string, R[]>();
  for (const record of records) {
    const key = JSON.stringify(by.map((name) => record[name]));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()].map((group) => {
    const place = Object.fromEntries(by.map((name) => [name, group[0]![name]]));
    const measured = Object.entries<(record: R) => number>(quantities).map(([name, quantity]) => [
      name,
      meanEstimate(group.map(quantity), "networks"),
    ]);
    return { ...place, ...Object.fromEntries(measured) } as Pick<R, B> & Record<Q, Estimate>;
  });
}
