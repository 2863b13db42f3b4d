/** Both optima in the plane of ratio and size: the best γ₁, hence ρ, at each size (2021), the best size at each rate (2019). */
import { aNumber, anIndex, aPositive, having, listOf, requireInput } from "../numerics/inputKinds.js";
import { curveMinimum } from "../optimal-plasticity/curveMinimum.js";

/** What each simulation of the plane gives: means over the second half of the cycles. */
export const PLANE_OBSERVABLES = {
  dimension: { symbol: "N" },
  ratio: { symbol: "ρ", digits: 6 },
  error: { symbol: "F", digits: 6 },
  gradientNorm: { symbol: "‖∇F‖", digits: 6 },
  gradientCurvature: { symbol: "q", digits: 6 },
  trace: { symbol: "Tr ∇²F", digits: 6 },
} as const;

/** One simulation, as `rows(result)` gives it. */
export interface PlaneRow {
  /** γ₁. */
  readonly rate: number;
  readonly repeat: number;
  readonly dimension: number;
  readonly ratio: number;
  readonly error: number;
  readonly gradientCurvature: number;
  readonly trace: number;
}

/** What the rows of a plane have to be. */
export const planeRows = listOf(
  having<PlaneRow>({
    rate: aPositive,
    repeat: anIndex,
    dimension: aPositive,
    ratio: aPositive,
    error: aNumber,
    gradientCurvature: aNumber,
    trace: aNumber,
  }),
);

/** The lowest point of one line through the plane, in one task. */
export interface PlaneOptimum {
  readonly repeat: number;
  /** What is held: N for a best rate, γ₁ for a best size. */
  readonly held: number;
  /** Where the error is least: γ₁ or N. */
  readonly best: number;
  readonly error: number;
  /** Whether that is at an end of the grid. */
  readonly atEnd: boolean;
}

/** The best γ₁ of each size in each task (`curveMinimum` over γ₁). `bestRates(rows(result))` */
export function bestRates(rows: readonly PlaneRow[]): PlaneOptimum[] {
  requireInput("bestRates: rows", rows, planeRows);

  return optima(rows, "dimension", "rate");
}

/** The best size at each γ₁ in each task (`curveMinimum` over N). `bestSizes(rows(result))` */
export function bestSizes(rows: readonly PlaneRow[]): PlaneOptimum[] {
  requireInput("bestSizes: rows", rows, planeRows);

  return optima(rows, "rate", "dimension");
}

function optima(rows: readonly PlaneRow[], held: "rate" | "dimension", along: "rate" | "dimension"): PlaneOptimum[] {
  const lines = new Map<string, PlaneRow[]>();
  for (const row of rows) {
    const key = `${row[held]}|${row.repeat}`;
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  return [...lines.values()].map((line) => {
    const sorted = [...line].sort((a, b) => a[along] - b[along]);
    const { ratio, error, atEnd } = curveMinimum(
      sorted.map((row) => row[along]),
      sorted.map((row) => row.error),
    );
    return { repeat: line[0]!.repeat, held: line[0]![held], best: ratio, error, atEnd };
  });
}
