/** How an experiment is declared: once, as plain data and pure functions. */
import type { z } from "zod";
import type { Axis, Point } from "./axes.js";

/** The two scales at which every experiment can run: the same figure, fewer repeats; or the paper's numbers. */
export type ProfileName = "quick" | "paper";

/** One quantity that `run` measures. */
export interface Observable {
  /** Unit; absent when dimensionless. */
  readonly unit?: string;
  /** The paper's symbol. */
  readonly symbol?: string;
  /** Significant digits that are kept (rounded when the point is done); full double precision when absent. */
  readonly digits?: number;
  /** Axes of its own, after those of the sweep; a single number per point when absent. */
  readonly axes?: readonly Axis[];
}

/** What `run` is given. */
export interface RunContext<P, A extends readonly Axis[]> {
  /** The validated parameters. */
  readonly parameters: P;
  /** Coordinates of this point: axis name → value. */
  readonly point: Point<A>;
  /** Place of this point in row-major order over the axes. */
  readonly index: number;
  /** Seed of the sweep: draw from `randomStream(seed, experiment, index or coordinates, repeat, …)`, nothing else. */
  readonly seed: number;
}

/** A declared experiment. `P` parameters, `A` axes of the sweep, `O` observables by name. */
export interface Experiment<
  P = Record<string, unknown>,
  A extends readonly Axis[] = readonly Axis[],
  O extends Record<string, Observable> = Record<string, Observable>,
> {
  readonly name: string;
  readonly title: string;
  readonly aliases?: readonly string[];
  readonly module: string;
  readonly exportName: string;
  readonly parameters: z.ZodObject;
  readonly profiles: { readonly quick: Partial<P>; readonly paper: Partial<P> };
  // Methods, not properties: an array of experiments with different parameters needs their looser variance.
  axes(parameters: P): A;
  observables(parameters: P): O;
  run(
    context: RunContext<P, A>,
  ): { [K in keyof O]: number | ArrayLike<number> } | Promise<{ [K in keyof O]: number | ArrayLike<number> }>;
}

/** What `defineExperiment` takes; write the fields in this order, so that each is typed by those before it. */
export interface ExperimentDefinition<
  S extends z.ZodObject,
  A extends readonly Axis[],
  O extends Record<string, Observable>,
> {
  /** "<paper>/<experiment>", both in lower-case words joined by hyphens. */
  name: string;
  /** One line for people. */
  title: string;
  /** Further names under which the command line knows it, such as the panels that it is for: "fig3f". */
  aliases?: readonly string[];
  /** `import.meta.url` of the module that exports the experiment: workers import it from there. */
  module: string;
  /** The name under which that module exports it. */
  exportName: string;
  /**
   * `z.object` with a default for each parameter, a `.describe` (or `.meta({ description, unit, symbol })`) and bounds.
   * Only what JSON can hold.
   */
  parameters: S;
  /** What each profile changes in the defaults. */
  profiles: { quick: Partial<z.infer<S>>; paper: Partial<z.infer<S>> };
  /** The grid of the sweep; [] for a single point. */
  axes: (parameters: z.infer<S>) => A;
  /** What is measured at each point. */
  observables: (parameters: z.infer<S>) => O;
  /** One point of the sweep: a pure function of its argument, executed in a worker thread. */
  run: (
    context: RunContext<z.infer<S>, A>,
  ) => { [K in keyof O]: number | ArrayLike<number> } | Promise<{ [K in keyof O]: number | ArrayLike<number> }>;
}

/**
 * Declares an experiment. Nothing runs; the profiles are checked against the schema the first time they are used.
 *
 * ```ts
 * export const sweetSpot = defineExperiment({
 *   name: "optimal-plasticity/sweet-spot", title: "…", module: import.meta.url, exportName: "sweetSpot",
 *   parameters: z.object({ repeats: z.int().min(1).default(8).meta({ description: "teachers per point" }) }),
 *   profiles: { quick: { repeats: 2 }, paper: {} },
 *   axes: () => [{ name: "ratio", symbol: "ρ", values: [0.5, 1, 2] }],
 *   observables: () => ({ error: {} }),
 *   run: ({ parameters, point, index, seed }) => ({ error: … }),
 * });
 * ```
 *
 * Throws `RangeError` when the name isn't "<paper>/<experiment>".
 */
export function defineExperiment<
  S extends z.ZodObject,
  const A extends readonly Axis[],
  O extends Record<string, Observable>,
>(definition: ExperimentDefinition<S, A, O>): Experiment<z.infer<S>, A, O> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(definition.name)) {
    throw new RangeError(`defineExperiment: expected a name "<paper>/<experiment>", got "${definition.name}"`);
  }
  return Object.freeze({ ...definition });
}
