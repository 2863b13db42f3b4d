/** What the checks of Fig 1 ask of its simulations. */
import { bootstrapInterval, mean } from "../numerics/statistics.js";

/** One stage of one simulation, as `rows(result, ["stageError"])` gives it. */
export interface StageRow {
  readonly inputs: string;
  readonly outputLayer: string;
  readonly fluctuation: number;
  readonly repeat: number;
  readonly ratio: number;
  readonly stageError: number;
}

/** The stage with the smallest mean error in one condition, and the range of the best stages of its single networks. */
export interface StageSpot {
  readonly inputs: string;
  readonly outputLayer: string;
  readonly fluctuation: number;
  readonly repeats: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly error: number;
}

/** The sweet spot of each condition (inputs × output layer × fluctuation magnitude). */
export function stageSweetSpot(rows: readonly StageRow[]): StageSpot[] {
  const groups = new Map<string, StageRow[]>();
  for (const row of rows) {
    const key = `${row.inputs} ${row.outputLayer} ${row.fluctuation}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => {
    const { inputs, outputLayer, fluctuation } = group[0]!;
    const ratios = [...new Set(group.map((row) => row.ratio))];
    const repeats = [...new Set(group.map((row) => row.repeat))];
    const best = (chosen: readonly StageRow[]) => {
      const errors = ratios.map((ratio) => mean(chosen.filter((row) => row.ratio === ratio).map((r) => r.stageError)));
      const error = Math.min(...errors);
      return { ratio: ratios[errors.indexOf(error)]!, error };
    };
    const single = repeats.map((repeat) => best(group.filter((row) => row.repeat === repeat)).ratio);
    return {
      inputs,
      outputLayer,
      fluctuation,
      repeats: repeats.length,
      ...best(group),
      low: Math.min(...single),
      high: Math.max(...single),
    };
  });
}

/**
 * How much a signal drifts over its window: the change of its fitted line from end to end, divided by its mean. The 95 %
 * interval is a bootstrap over ten blocks of the window (their slopes between first and second half would be too noisy;
 * the residuals of whole blocks are exchanged instead, which keeps their correlations).
 */
export function relativeDrift(signal: readonly number[]): { change: number; interval: [number, number] } {
  const n = signal.length;
  const centre = mean(signal);
  const time = Array.from({ length: n }, (_, k) => k / (n - 1) - 0.5);
  const slopeOf = (values: readonly number[]) =>
    time.reduce((sum, t, k) => sum + t * values[k]!, 0) / time.reduce((sum, t) => sum + t * t, 0);
  const change = slopeOf(signal) / centre;
  const residuals = signal.map((value, k) => value - centre - change * centre * time[k]!);
  const blocks = 10;
  const size = Math.floor(n / blocks);
  const [low, high] = bootstrapInterval(
    Float64Array.from({ length: blocks }, (_, b) => b),
    {
      statistic: (order) => {
        const values = time.map(
          (_, k) => residuals[order[Math.min(blocks - 1, Math.floor(k / size))]! * size + (k % size)]!,
        );
        return slopeOf(values) / centre;
      },
    },
  );
  return { change, interval: [change + low, change + high] };
}
