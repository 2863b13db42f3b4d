/** What the equation of both papers predicts from curvatures measured along the runs of a plane of ratio and size. */
import { exp, ln } from "../numerics/elementary.js";
import { aNonNegative, aPositive, having, requireInput } from "../numerics/inputKinds.js";
import { curvatureCosts } from "../network-size/bridge.js";
import type { PlasticityRates } from "../network-size/plasticityRates.js";
import { type PlaneRow, planeRows } from "./planeOptima.js";

/** A prediction for one task. */
export interface PlanePrediction {
  readonly repeat: number;
  /** N. */
  readonly held: number;
  readonly predicted: number;
}

/** γ₂, γ₃ and T, which are the same in the whole plane. */
export type HeldRates = Omit<PlasticityRates, "taskRelevant">;

/** What they have to be. */
export const heldRates = having<HeldRates>({
  taskIrrelevant: aNonNegative,
  intrinsicNoise: aNonNegative,
  cycle: aPositive,
});

/**
 * The γ₁ at which the cost of curvature of the task-relevant part equals that of all that isn't, T²γ₁²q/2 =
 * T²(γ₂²/N + γ₃²/T) Tr/2, both measured along the run: where ‖∇F‖ of E ΔF = 0 is least over γ₁ if curvatures stay.
 * Interpolated in ln γ₁ between the two rates between which the costs cross; NaN where they don't.
 *
 * `predictedRates(rows(result), { taskIrrelevant: 1, intrinsicNoise: 0.08, cycle: 1 })`
 */
export function predictedRates(rows: readonly PlaneRow[], held: HeldRates): PlanePrediction[] {
  requireInput("predictedRates: rows", rows, planeRows);
  requireInput("predictedRates: held", held, heldRates);

  return columns(rows).map((line) => {
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

function columns(rows: readonly PlaneRow[]): PlaneRow[][] {
  const groups = new Map<string, PlaneRow[]>();
  for (const row of rows) {
    const key = `${row.dimension}|${row.repeat}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
