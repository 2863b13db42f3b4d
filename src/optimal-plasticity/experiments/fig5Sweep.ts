/** What the sweeps of Fig 5 and of its supplement share: everything but the simulation of one point. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { type RandomStream, randomStream } from "../../numerics/random.js";
import type { InputKind } from "../inputs.js";

/** Ratios ρ = m/e of the published panels. */
export const PUBLISHED_RATIOS = [0.1, 0.4, 0.7, 1, 1.3, 1.6, 1.9, 2.2, 2.5];
/** The same, with finer steps where the minima are: what a sweet spot between two published ratios needs. */
const RATIOS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1, 1.15, 1.3, 1.6, 1.9, 2.2, 2.5];
/** Fluctuation magnitudes e of the three columns, in units of √N. */
const FLUCTUATIONS = [0.01, 0.02, 0.03];

const listOf = (description: string, preset: number[]) =>
  z.array(z.number().positive()).min(1).default(preset).meta({ description });

const fig5Parameters = (qualities: number[]) =>
  z.object({
    steps: z.int().min(100).max(1_000_000).default(8000).meta({ description: "time steps of one simulation" }),
    average: z.int().min(1).default(500).meta({ description: "last steps that the steady-state error averages" }),
    shortAverage: z
      .int()
      .min(1)
      .default(101)
      .meta({ description: "the same for the window that the published data hold" }),
    repeats: z.int().min(1).max(64).default(8).meta({ description: "simulations per point, each with a new teacher" }),
    ownInputs: z
      .boolean()
      .default(true)
      .meta({ description: "whether each repeat draws inputs (and their mixing matrix) of its own" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
    qualities: listOf("s, signal-to-noise ratios of the rule (rows)", qualities),
    fluctuations: listOf("e in units of √N (columns)", FLUCTUATIONS),
    ratios: listOf("ρ = m/e (abscissa)", RATIOS),
    curvatureStates: z
      .int()
      .min(1)
      .max(64)
      .default(4)
      .meta({ description: "states of the last window at which curvatures are measured" }),
  });
type Fig5Parameters = z.infer<ReturnType<typeof fig5Parameters>>;

/** Paper scale is the default; quick keeps all panels and the nine published ratios. */
const QUICK = { repeats: 2, steps: 500, curvatureStates: 1, ratios: PUBLISHED_RATIOS };

/** One simulation: the task that names it, its magnitudes, and its streams of random numbers. */
export interface Fig5Simulation extends Fig5Parameters {
  readonly task: {
    readonly seed: number;
    readonly repeat: number;
    readonly inputs: InputKind;
    readonly ownInputs: boolean;
    readonly samples: number;
  };
  readonly signalToNoise: number;
  /** e in units of √N, and ρ. */
  readonly fluctuation: number;
  readonly ratio: number;
  readonly stream: (part: "fluctuation" | "noise" | "curvature") => RandomStream;
}

/** What one simulation measures: F before every step, Q[Δε] and Q[Δc] in the last window. */
export interface Fig5Measurement {
  readonly taskError: Float64Array;
  readonly fluctuationCurvature: number;
  readonly compensationCurvature: number;
}

/**
 * The sweep over rows (quality s), columns (e), ratio ρ and repeat for one network and one kind of inputs. At paper scale
 * the inputs of the text are compared at the published ratios alone.
 *
 * A repeat is the independent unit: it has its own teacher, inputs and noise. All points of one repeat share these, so
 * that a curve is smooth and the comparison of two points is paired.
 *
 * `fig5Sweep({ network: "linear", inputs: "iid", qualities: [10, 1, 0.2], module: import.meta.url, exportName, title, simulate })`
 */
export function fig5Sweep({
  network,
  title,
  inputs,
  qualities,
  module,
  exportName,
  simulate,
}: {
  network: "linear" | "nonlinear";
  title: string;
  inputs: InputKind;
  qualities: readonly number[];
  module: string;
  exportName: string;
  simulate: (simulation: Fig5Simulation) => Fig5Measurement;
}) {
  return defineExperiment({
    name: `optimal-plasticity/fig5-${network}${inputs === "iid" ? "-iid" : ""}`,
    title: `${title}, ${inputs} inputs`,
    module,
    exportName,
    parameters: fig5Parameters([...qualities]),
    profiles: { quick: QUICK, paper: inputs === "iid" ? { ratios: PUBLISHED_RATIOS } : {} },
    axes: (parameters) =>
      [
        { name: "signalToNoise", symbol: "s", values: parameters.qualities },
        { name: "fluctuation", symbol: "e", unit: "√N", values: parameters.fluctuations },
        { name: "ratio", symbol: "ρ", values: parameters.ratios },
        { name: "repeat", values: Array.from({ length: parameters.repeats }, (_, r) => r + 1) },
      ] as const,
    observables: () => ({
      steadyStateError: { symbol: "F", digits: 6 },
      shortWindowError: { symbol: "F", digits: 6 },
      halfwayError: { symbol: "F", digits: 6 },
      fluctuationCurvature: { symbol: "Q[Δε]", digits: 5 },
      compensationCurvature: { symbol: "Q[Δc]", digits: 5 },
    }),
    run: ({ parameters, point: { signalToNoise, fluctuation, ratio, repeat }, seed }) => {
      const { steps, average, shortAverage, samples, ownInputs } = parameters;
      const { taskError, ...curvatures } = simulate({
        ...parameters,
        task: { seed, repeat, inputs, ownInputs, samples },
        signalToNoise,
        fluctuation,
        ratio,
        stream: (part) => fig5Stream(network, seed, repeat, part),
      });
      const halfway = Math.ceil(steps / 2);
      return {
        steadyStateError: mean(taskError.subarray(Math.max(0, steps - average))),
        shortWindowError: mean(taskError.subarray(Math.max(0, steps - shortAverage))),
        // the same window, half a run earlier: whether the state is a steady one
        halfwayError: mean(taskError.subarray(Math.max(0, halfway - average), halfway)),
        ...curvatures,
      };
    },
  });
}

/** The noise of one repeat, shared by all its points: `fig5Stream("linear", 1, 1, "fluctuation")`. */
export function fig5Stream(
  network: "linear" | "nonlinear",
  seed: number,
  repeat: number,
  part: "fluctuation" | "noise" | "curvature",
): RandomStream {
  return randomStream(seed, `optimal-plasticity/fig5-${network}`, repeat, part);
}
