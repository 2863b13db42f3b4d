/** What training did to each network of Fig 4a. */
import { median } from "../numerics/statistics.js";
import { aNonNegative, aNumber, anIndex, having, listOf, requireInput } from "../numerics/inputKinds.js";

/** One network at one logged iteration, as `rows(result, TRAINING_TRACES)` gives it. */
export interface TrainingRow {
  readonly penalty: number;
  readonly network: number;
  readonly iteration: number;
  readonly taskError: number;
  readonly imbalance: number;
  readonly extendedImbalance: number;
  readonly drift: number;
  readonly extendedDrift: number;
}

/** What a training row has to have. */
export const aTrainingRow = having<TrainingRow>({
  penalty: aNonNegative,
  network: anIndex,
  iteration: aNumber,
  taskError: aNumber,
  imbalance: aNumber,
  extendedImbalance: aNumber,
  drift: aNumber,
  extendedDrift: aNumber,
});

/** Names of the observables that a `TrainingRow` needs. */
export const TRAINING_TRACES = ["taskError", "imbalance", "extendedImbalance", "drift", "extendedDrift"] as const;

export interface TrainingOutcome {
  readonly penalty: number;
  readonly network: number;
  /** ‖g‖ before and after training, and their ratio after : before. */
  readonly start: number;
  readonly end: number;
  readonly relativeEnd: number;
  /** ‖Δg‖ over the whole training in units of ‖g‖ before, ‖Δg_ext‖ in units of ‖g_ext‖ before. */
  readonly drift: number;
  readonly extendedDrift: number;
  /** Median root-mean-square error of the last tenth of the log (single batches scatter). */
  readonly error: number;
}

/** One outcome a network, in the order of the rows. `trainingOutcomes(rows(result, TRAINING_TRACES))` */
export function trainingOutcomes(rows: readonly TrainingRow[]): TrainingOutcome[] {
  requireInput("trainingOutcomes: rows", rows, listOf(aTrainingRow));

  const groups = new Map<string, TrainingRow[]>();
  for (const row of rows) {
    const key = `${row.penalty} ${row.network}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    const last = group.at(-1)!;
    const late = group.slice(-Math.max(1, Math.round(group.length / 10)));
    return {
      penalty: first.penalty,
      network: first.network,
      start: first.imbalance,
      end: last.imbalance,
      relativeEnd: last.imbalance / first.imbalance,
      drift: last.drift / first.imbalance,
      extendedDrift: last.extendedDrift / first.extendedImbalance,
      error: median(late.map(({ taskError }) => taskError)),
    };
  });
}
