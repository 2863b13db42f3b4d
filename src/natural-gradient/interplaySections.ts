/** What the checks of Fig 7 ask of the experiment `fig7-sections`: a curve over the stimulated weight for each trial. */
import { mean } from "../numerics/statistics.js";
import { aNumber, aVector, anIndex, having, listOf, requireInput } from "../numerics/inputKinds.js";

const QUANTITIES = [
  "change",
  "homosynaptic",
  "uniform",
  "proportional",
  "shrinkage",
  "offset",
  "output",
  "weightedOutput",
] as const;

/** What is measured at each start. */
export type SectionQuantity = (typeof QUANTITIES)[number];

/** A row of the experiment. */
export type SectionRow = { readonly start: number; readonly trial: number } & Readonly<Record<SectionQuantity, number>>;

/** Curves over the starts: of one trial, or means of all. */
export type SectionCurves = { readonly starts: readonly number[] } & Readonly<Record<SectionQuantity, number[]>>;

const sectionRows = listOf(
  having({
    start: aNumber,
    trial: anIndex,
    output: aNumber,
    change: aNumber,
    uniform: aNumber,
    proportional: aNumber,
    homosynaptic: aNumber,
    shrinkage: aNumber,
    offset: aNumber,
    weightedOutput: aNumber,
  }),
);

/** The curves of each trial, in the order of the trials; starts increase. */
export function sectionTrials(rows: readonly SectionRow[]): SectionCurves[] {
  requireInput("sectionTrials: rows", rows, sectionRows);

  const starts = startsOf(rows);
  const trials = [...new Set(rows.map(({ trial }) => trial))].sort((a, b) => a - b);
  return trials.map((trial) => {
    const own = rows.filter((row) => row.trial === trial).sort((a, b) => a.start - b.start);
    if (own.length !== starts.length) {
      throw new RangeError(`sectionTrials: trial ${trial}: expected ${starts.length} starts, got ${own.length}`);
    }
    return curves(starts, (quantity, k) => own[k]![quantity]);
  });
}

/** The means over trials. */
export function sectionMeans(rows: readonly SectionRow[]): SectionCurves {
  requireInput("sectionMeans: rows", rows, sectionRows);

  const starts = startsOf(rows);
  const groups = starts.map((start) => rows.filter((row) => row.start === start));
  return curves(starts, (quantity, k) => mean(groups[k]!.map((row) => row[quantity])));
}

const alignedBeyondOptions = having({
  starts: aVector,
  output: aVector,
  change: aVector,
  uniform: aVector,
  proportional: aVector,
  homosynaptic: aVector,
  shrinkage: aVector,
  offset: aVector,
  weightedOutput: aVector,
});

/**
 * n times the unstimulated weight at which heterosynaptic plasticity changes its sign, −offset/shrinkage: above it the
 * proportional term outweighs the uniform one. NaN where they have the same sign, or the proportional one potentiates.
 *
 * @example alignedBeyond(sectionMeans(rows)) // an entry per start
 */
export function alignedBeyond(sectionCurves: SectionCurves): number[] {
  requireInput("alignedBeyond: sectionCurves", sectionCurves, alignedBeyondOptions);
  const { offset, shrinkage } = sectionCurves;

  return offset.map((uniform, k) => (uniform > 0 && shrinkage[k]! < 0 ? -uniform / shrinkage[k]! : NaN));
}

function startsOf(rows: readonly SectionRow[]): number[] {
  if (rows.length === 0) throw new RangeError("rows: expected rows of fig7-sections, got none");
  return [...new Set(rows.map(({ start }) => start))].sort((a, b) => a - b);
}

function curves(starts: number[], value: (quantity: SectionQuantity, k: number) => number): SectionCurves {
  const entries = QUANTITIES.map((quantity) => [quantity, starts.map((_, k) => value(quantity, k))] as const);
  return { starts, ...(Object.fromEntries(entries) as Record<SectionQuantity, number[]>) };
}
