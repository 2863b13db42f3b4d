/** What the sweeps of Fig 5 and of its supplement share: parameters, axes and observables. */
import { z } from "zod";

/** Ratios ρ = m/e of the published panels. */
export const RATIOS = [0.1, 0.4, 0.7, 1, 1.3, 1.6, 1.9, 2.2, 2.5] as const;
/** Fluctuation magnitudes e of the three columns, in units of √N. */
export const FLUCTUATIONS = [0.01, 0.02, 0.03] as const;

export const fig5Parameters = z.object({
  steps: z.int().min(100).max(1_000_000).default(8000).meta({ description: "time steps of one simulation" }),
  average: z.int().min(1).default(500).meta({ description: "last steps that the steady-state error averages" }),
  shortAverage: z
    .int()
    .min(1)
    .default(101)
    .meta({ description: "the same for the window that the published data hold" }),
  repeats: z.int().min(1).max(64).default(8).meta({ description: "simulations per point, each with a new teacher" }),
  samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
  curvatureStates: z
    .int()
    .min(1)
    .max(64)
    .default(4)
    .meta({ description: "states of the last window at which curvatures are measured" }),
});
export type Fig5Parameters = z.infer<typeof fig5Parameters>;

/** Paper scale is the default; quick keeps all nine ratios and all panels. */
export const fig5Profiles = { quick: { repeats: 2, steps: 2500, curvatureStates: 2 }, paper: {} };

/** Rows (quality s), columns (e), ratio ρ, repeat. */
export function fig5Axes(qualities: readonly number[], { repeats }: Fig5Parameters) {
  return [
    { name: "signalToNoise", symbol: "s", values: [...qualities] },
    { name: "fluctuation", symbol: "e", unit: "√N", values: [...FLUCTUATIONS] },
    { name: "ratio", symbol: "ρ", values: [...RATIOS] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ] as const;
}

export const fig5Observables = {
  steadyStateError: { symbol: "F", digits: 6 },
  shortWindowError: { symbol: "F", digits: 6 },
  fluctuationCurvature: { symbol: "Q[Δε]", digits: 5 },
  compensationCurvature: { symbol: "Q[Δc]", digits: 5 },
};

/** The point's coordinates as numbers. */
export function fig5Point(point: { readonly [name: string]: string | number }) {
  return {
    signalToNoise: Number(point["signalToNoise"]),
    fluctuation: Number(point["fluctuation"]),
    ratio: Number(point["ratio"]),
    repeat: Number(point["repeat"]),
  };
}
