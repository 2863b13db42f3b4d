import type { Axis } from "../experiments/axes.js";

/** The part of a sweep's result that explorables read, whatever its experiment. */
export interface AnyResult {
  readonly experiment: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly axes: readonly Axis[];
  readonly observables: Readonly<Record<string, { readonly axes?: readonly Axis[] | undefined }>>;
  readonly values: Readonly<Record<string, ArrayLike<number>>>;
}
