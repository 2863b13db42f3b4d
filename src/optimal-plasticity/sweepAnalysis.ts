/** What the checks of Fig 5 and of its supplement ask of a sweep. */
import { ln, square } from "../numerics/elementary.js";
import { bootstrapInterval, mean, median } from "../numerics/statistics.js";

/** One simulation of a sweep, as `rows(result)` gives it. */
export interface Simulation {
  readonly signalToNoise: number;
  readonly fluctuation: number;
  readonly ratio: number;
  readonly repeat: number;
  readonly steadyStateError: number;
  readonly shortWindowError: number;
}

/** Mean steady-state error at one point of the sweep, with its 95 % bootstrap interval over the repeats. */
export function steadyState(
  simulations: readonly Simulation[],
  point: Pick<Simulation, "signalToNoise" | "fluctuation" | "ratio">,
): { measured: number; interval: [number, number] } {
  const errors = simulations
    .filter((r) => r.signalToNoise === point.signalToNoise && r.fluctuation === point.fluctuation)
    .filter((r) => r.ratio === point.ratio)
    .map((r) => r.steadyStateError);
  return { measured: mean(errors), interval: bootstrapInterval(errors) };
}

/**
 * How the smallest error grows with the fluctuation magnitude: the exponent k of F ∝ eᵏ, by least squares on logarithms
 * in each row of panels, with the 95 % bootstrap interval over rows.
 */
export function errorGrowth(panelRows: readonly (readonly { magnitude: number; error: number }[])[]): {
  exponent: number;
  interval: [number, number];
} {
  const exponents = panelRows.map((panels) => {
    const x = panels.map((p) => ln(p.magnitude));
    const y = panels.map((p) => ln(p.error));
    const [mx, my] = [mean(x), mean(y)];
    return mean(x.map((xi, i) => (xi - mx) * (y[i]! - my))) / mean(x.map((xi) => square(xi - mx)));
  });
  return { exponent: mean(exponents), interval: bootstrapInterval(exponents) };
}

/** One published value, as `published(…)` gives it. */
export interface PublishedValue {
  readonly signalToNoise: number;
  readonly fluctuationMagnitude: number;
  readonly ratio: number;
  readonly value: number;
}

/** Our mean error divided by the published mean error, at each point of the sweep. */
export interface Comparison {
  readonly points: readonly { signalToNoise: number; fluctuation: number; ratio: number; relative: number }[];
  /** Median of the relative errors in these rows of panels, with its 95 % bootstrap interval over the points. */
  of(...qualities: number[]): { median: number; interval: [number, number] };
}

/** Compares with the published values, in their window (the last 101 steps). */
export function comparePublished(simulations: readonly Simulation[], published: readonly PublishedValue[]): Comparison {
  const key = (s: number, e: number, ratio: number) => `${s} ${e} ${ratio}`;
  const theirs = new Map<string, number[]>();
  for (const row of published) {
    const at = key(row.signalToNoise, row.fluctuationMagnitude, row.ratio);
    theirs.set(at, [...(theirs.get(at) ?? []), row.value]);
  }
  const ours = new Map<string, Simulation[]>();
  for (const row of simulations) {
    const at = key(row.signalToNoise, row.fluctuation, row.ratio);
    if (theirs.has(at)) ours.set(at, [...(ours.get(at) ?? []), row]);
  }
  const points = [...ours].map(([at, group]) => {
    const { signalToNoise, fluctuation, ratio } = group[0]!;
    const relative = mean(group.map((row) => row.shortWindowError)) / mean(theirs.get(at)!);
    return { signalToNoise, fluctuation, ratio, relative };
  });
  return {
    points,
    of(...qualities) {
      const chosen = points.filter((p) => qualities.includes(p.signalToNoise)).map((p) => p.relative);
      return { median: median(chosen), interval: bootstrapInterval(chosen, { statistic: median }) };
    },
  };
}
