/**
 * The coefficients as the released code of Figs 3, 9 and 12 looks them up: rows μ = −15 … 15 mV in steps of 0.25, columns
 * σ² = 10 … 410.5 mV² in steps of 0.5, computed with the whole number below Σ r/38.46 for q. The code takes row
 * ⌊4 (μ + 15)⌋, clamped to 0 … 120, and column ⌊2 (σ² − 1)⌋, clamped to 0 … 819, although the columns begin at 10: what is
 * used belongs to σ² + 9, never below 10. Columns from 802 on hold zeros: nothing is learned there.
 */
import { requirePositive } from "../numerics/check.js";
import type { InverseCoefficients } from "./inverseCoefficients.js";
import { momentGrid } from "./momentGrid.js";
import { SIGMOID } from "./transferFunction.js";
import { aBuffer, aNumber, requireInput } from "../numerics/inputKinds.js";

const ROWS = 121;
const COLUMNS = 820;
const FILLED = 802;
/** γ_s, g₁, g₂ (= g₃), g₄ of each place. */
export const PUBLISHED_ENTRIES = 4;

/** How a place of the table follows from μ and σ²: ⌊scale · x + offset⌋, clamped to 0 … count − 1. */
export const PUBLISHED_PLACES = Object.freeze({
  rows: ROWS,
  columns: COLUMNS,
  rowScale: 4,
  rowOffset: 60,
  columnScale: 2,
  columnOffset: -2,
});

const made = new Map<number, Float64Array>();

/**
 * The table for a total rate Σ r (Hz), [row][column][γ_s, g₁, g₂, g₄]: 3 MB, made once per q (0.3 s), for the paper's
 * transfer function and kernel.
 *
 * @throws {RangeError} on a total rate that isn't positive
 */
export function publishedTable(totalRate: number): Float64Array {
  requirePositive("publishedTable: totalRate", totalRate);
  const load = publishedLoad(totalRate);
  let table = made.get(load);
  if (table === undefined) {
    table = makeTable(load);
    made.set(load, table);
  }
  return table;
}

/** q as the code rounds it: 26, 52, 78 for Σ r of 1000, 2000, 3000 Hz. Below Σ r = 38.46 Hz the exact q, since 0 has no inverse. */
export function publishedLoad(totalRate: number): number {
  requireInput("publishedLoad: totalRate", totalRate, aNumber);

  return Math.floor(totalRate / 38.46) || totalRate / 38.46;
}

function makeTable(load: number): Float64Array {
  const { maximum, steepness, threshold } = SIGMOID;
  const { moments } = momentGrid({
    firstLevel: steepness * (-15 - threshold),
    levelStep: steepness * 0.25,
    levels: ROWS,
    firstVariance: steepness * steepness * 10,
    varianceStep: steepness * steepness * 0.5,
    variances: FILLED,
    orders: 3,
  });
  const table = new Float64Array(ROWS * COLUMNS * PUBLISHED_ENTRIES);
  const unit = maximum * steepness * steepness;
  for (let column = 0; column < FILLED; column++) {
    for (let row = 0; row < ROWS; row++) {
      const at = (column * ROWS + row) * 3;
      const c1 = unit * moments[at]!;
      const c2 = unit * steepness * moments[at + 1]!;
      const c3 = unit * steepness * steepness * moments[at + 2]!;
      const [mean, variance] = [-15 + 0.25 * row, 10 + 0.5 * column];
      // as `inverseCoefficients`, but for statistics that no weights may have: the table holds them all the same
      const delta = c1 * c3 - c2 * c2;
      const determinant =
        c1 * c1 * (1 + load) + 2 * c1 * c2 * mean + c1 * c3 * variance + delta * (load * variance - mean * mean);
      const to = (row * COLUMNS + column) * PUBLISHED_ENTRIES;
      table[to] = 1 / c1;
      table[to + 1] = -(c1 * c1 + delta * variance) / determinant;
      table[to + 2] = -(c1 * c2 - delta * mean) / determinant;
      table[to + 3] = -(c1 * c3 + delta * load) / determinant;
    }
  }
  return table;
}

/**
 * γ_s, g₁ … g₄ from such a table, as the code reads it.
 *
 * @example publishedCoefficients(publishedTable(3000), 0, 3.9) // those of σ² = 12.5 and q = 78
 */
export function publishedCoefficients(table: Float64Array, mean: number, variance: number): InverseCoefficients {
  requireInput("publishedCoefficients: table", table, aBuffer);
  requireInput("publishedCoefficients: mean", mean, aNumber);
  requireInput("publishedCoefficients: variance", variance, aNumber);

  const { rows, columns, rowScale, rowOffset, columnScale, columnOffset } = PUBLISHED_PLACES;
  const row = place(rowScale * mean + rowOffset, rows);
  const column = place(columnScale * variance + columnOffset, columns);
  const at = (row * columns + column) * PUBLISHED_ENTRIES;
  return { scale: table[at]!, g1: table[at + 1]!, g2: table[at + 2]!, g3: table[at + 2]!, g4: table[at + 3]! };
}

function place(x: number, count: number): number {
  return Math.trunc(Math.min(Math.max(x, 0), count - 1));
}
