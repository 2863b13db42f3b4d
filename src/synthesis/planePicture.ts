/** The plane of ratio and size as a picture. */
import { requireCount } from "../numerics/check.js";
import { exp, ln, square } from "../numerics/elementary.js";
import { requireInput } from "../numerics/inputKinds.js";
import { mean } from "../numerics/statistics.js";
import { type HeldRates, heldRates } from "./planePredictions.js";
import { type PlaneRow, planeRows } from "./planeOptima.js";

/** ln F on a grid, row by row from the lowest ρ; NaN where there are no simulations. */
export interface PlanePicture {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** From the smallest to the largest N, evenly spaced in ln N. */
  readonly sizes: readonly [number, number];
  /** From the smallest to the largest ρ, evenly spaced in ln ρ. */
  readonly ratios: readonly [number, number];
}

/**
 * ln F over ln N and ln ρ, means over tasks, between simulations bilinear in ln N and ln γ₁ with
 * γ₁² = ρ²γ₃²N/T − γ₂². Where that is negative no plasticity is as small as γ₂ alone: NaN.
 *
 * `planePicture(rows(result), { taskIrrelevant: 1, intrinsicNoise: 0.08, cycle: 1 }, 200)`
 *
 * Throws `RangeError` when a pair of rate and size has no simulation.
 */
export function planePicture(rows: readonly PlaneRow[], held: HeldRates, resolution: number): PlanePicture {
  requireInput("planePicture: rows", rows, planeRows);
  requireInput("planePicture: held", held, heldRates);

  requireCount("planePicture: resolution", resolution, 2);
  const rising = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
  const rates = rising(rows.map((row) => row.rate));
  const sizes = rising(rows.map((row) => row.dimension));
  const errors = rates.map((rate) =>
    sizes.map((size) => {
      const here = rows.filter((row) => row.rate === rate && row.dimension === size);
      if (here.length === 0) {
        throw new RangeError(`planePicture: rows: expected a simulation of γ₁ = ${rate} and N = ${size}, got none`);
      }
      return ln(mean(here.map((row) => row.error)));
    }),
  );
  const ratios = rows.map((row) => row.ratio);
  const ends = [Math.min(...ratios), Math.max(...ratios)] as const;
  const span = [sizes[0]!, sizes[sizes.length - 1]!] as const;
  const values = new Float64Array(resolution * resolution).fill(NaN);
  for (let r = 0; r < resolution; r++) {
    const ratio = between(ends, (r + 0.5) / resolution);
    for (let c = 0; c < resolution; c++) {
      const size = between(span, (c + 0.5) / resolution);
      const squared = square(ratio * held.intrinsicNoise) * (size / held.cycle) - square(held.taskIrrelevant);
      const [i, across] = place(rates, Math.sqrt(squared));
      const [j, along] = place(sizes, size);
      if (i < 0 || j < 0) continue;
      const low = errors[i]![j]! * (1 - along) + errors[i]![j + 1]! * along;
      const high = errors[i + 1]![j]! * (1 - along) + errors[i + 1]![j + 1]! * along;
      values[r * resolution + c] = low * (1 - across) + high * across;
    }
  }
  return { values, rows: resolution, columns: resolution, sizes: span, ratios: ends };
}

function between([low, high]: readonly [number, number], share: number): number {
  return exp(ln(low) + share * ln(high / low));
}

/** The interval of a rising grid that holds x, and how far along it is in ln x; −1 outside. */
function place(grid: readonly number[], x: number): [number, number] {
  const k = grid.findIndex((value, i) => i + 1 < grid.length && x >= value && x <= grid[i + 1]!);
  return k < 0 ? [-1, 0] : [k, ln(x / grid[k]!) / ln(grid[k + 1]! / grid[k]!)];
}
