/** What the two papers' equations predict from curvatures measured along the runs of a plane of ratio and size. */
import { requirePositive } from "../numerics/check.js";
import { exp, ln } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import { curvatureCosts } from "../network-size/bridge.js";
import { optimalAffineSize } from "../network-size/optimalSize.js";
import type { PlasticityRates } from "../network-size/plasticityRates.js";
import type { PlaneRow } from "./planeOptima.js";

/** A prediction for one task. */
export interface PlanePrediction {
  readonly repeat: number;
  /** N for a predicted rate, γ₁ for a predicted size. */
  readonly held: number;
  readonly predicted: number;
}

/** γ₂, γ₃ and T, which are the same in the whole plane. */
export type HeldRates = Omit<PlasticityRates, "taskRelevant">;

/**
 * The γ₁ at which the cost of curvature of the task-relevant part equals that of all that isn't, T²γ₁²q/2 =
 * T²(γ₂²/N + γ₃²/T) Tr/2, both measured along the run: where ‖∇F‖ of E ΔF = 0 is least over γ₁ if curvatures stay.
 * Interpolated in ln γ₁ between the two rates between which the costs cross; NaN where they don't.
 *
 * `predictedRates(rows(result), { taskIrrelevant: 1, intrinsicNoise: 0.08, cycle: 1 })`
 */
export function predictedRates(rows: readonly PlaneRow[], held: HeldRates): PlanePrediction[] {
  return lines(rows, "dimension").map((line) => {
    const sorted = [...line].sort((a, b) => a.rate - b.rate);
    const excess = sorted.map((row) => {
      const { taskRelevant, taskIrrelevant, intrinsicNoise } = curvatureCosts(row, {
        ...held,
        taskRelevant: row.rate,
      });
      return ln(taskRelevant / (taskIrrelevant + intrinsicNoise));
    });
    const at = excess.findIndex((value, k) => k > 0 && excess[k - 1]! <= 0 && value > 0);
    const { repeat, dimension } = line[0]!;
    if (at < 0) return { repeat, held: dimension, predicted: NaN };
    const [low, high] = [ln(sorted[at - 1]!.rate), ln(sorted[at]!.rate)];
    const share = -excess[at - 1]! / (excess[at]! - excess[at - 1]!);
    return { repeat, held: dimension, predicted: exp(low + share * (high - low)) };
  });
}

/**
 * Eq. (14) of 2019 with the trace as it was along the runs: Tr ≈ I + sN by least squares over the sizes, at each γ₁ of
 * each task; N* = √(Tγ₂²/γ₃² · I/s). NaN where the line has I < 0 or s < 0. `predictedSizes(rows(result), held)`
 */
export function predictedSizes(rows: readonly PlaneRow[], held: HeldRates): PlanePrediction[] {
  return lines(rows, "rate").map((line) => {
    const { repeat, rate } = line[0]!;
    const { intercept, slope } = traceLine(line);
    const usable = intercept >= 0 && slope >= 0;
    const rates = { ...held, taskRelevant: rate };
    return { repeat, held: rate, predicted: usable ? optimalAffineSize(rates, { intercept, slope }) : NaN };
  });
}

/** Tr ≈ I + sN by least squares. Throws `RangeError` where all sizes are one. */
function traceLine(line: readonly PlaneRow[]): { intercept: number; slope: number } {
  const size = mean(line.map((row) => row.dimension));
  const trace = mean(line.map((row) => row.trace));
  let across = 0;
  let spread = 0;
  for (const row of line) {
    across += (row.dimension - size) * (row.trace - trace);
    spread += (row.dimension - size) * (row.dimension - size);
  }
  requirePositive("spread of the sizes", spread);
  return { intercept: trace - (across / spread) * size, slope: across / spread };
}

function lines(rows: readonly PlaneRow[], held: "rate" | "dimension"): PlaneRow[][] {
  const groups = new Map<string, PlaneRow[]>();
  for (const row of rows) {
    const key = `${row[held]}|${row.repeat}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
