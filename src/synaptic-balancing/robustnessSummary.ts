/** The curves of Fig 4b from the losses of several networks. */
import { mean } from "../numerics/statistics.js";

/** One network at one noise level, as `rows(result, ["original", "balanced", "raw", "stateDeviation"])` gives it. */
export interface RobustnessRow {
  readonly penalty: number;
  readonly network: number;
  readonly noise: number;
  readonly original: number;
  readonly balanced: number;
  readonly raw: number;
  readonly stateDeviation: number;
}

/** Ratio of the losses, balanced : original, with a floor under the gains and without. */
export interface RobustnessPoint {
  readonly penalty: number;
  readonly network: number;
  readonly noise: number;
  /** ε over the standard deviation of the original's hidden states without noise. */
  readonly relativeNoise: number;
  readonly floor: number;
  readonly raw: number;
}

/** Curves of the single networks, their mean per penalty and noise level, and the worst ratio of each network. */
export interface RobustnessSummary {
  readonly single: readonly RobustnessPoint[];
  readonly mean: readonly Omit<RobustnessPoint, "network">[];
  readonly worst: readonly { penalty: number; network: number; floor: number; raw: number }[];
}

/** `robustnessSummary(rows(result, ["original", "balanced", "raw", "stateDeviation"]))` */
export function robustnessSummary(rows: readonly RobustnessRow[]): RobustnessSummary {
  const single = rows.map(({ penalty, network, noise, original, balanced, raw, stateDeviation }) => ({
    penalty,
    network,
    noise,
    relativeNoise: noise / stateDeviation,
    floor: balanced / original,
    raw: raw / original,
  }));
  return {
    single,
    mean: grouped(single, (point) => `${point.penalty} ${point.noise}`).map((group) => ({
      penalty: group[0]!.penalty,
      noise: group[0]!.noise,
      relativeNoise: mean(group.map((point) => point.relativeNoise)),
      floor: mean(group.map((point) => point.floor)),
      raw: mean(group.map((point) => point.raw)),
    })),
    worst: grouped(single, (point) => `${point.penalty} ${point.network}`).map((group) => ({
      penalty: group[0]!.penalty,
      network: group[0]!.network,
      floor: Math.max(...group.map((point) => point.floor)),
      raw: Math.max(...group.map((point) => point.raw)),
    })),
  };
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
