/** The result of a sweep: plain data that says of itself what it is. */
import type { Axis } from "./axes.js";
import type { Observable, ProfileName } from "./define.js";

/** Where a result comes from. */
export interface Provenance {
  /** Version of this package. */
  version: string;
  /** Digest of the experiment's module and its imports. */
  code: string;
  /** Git commit, with "+changes" when `src` held uncommitted ones; null outside a repository. */
  commit: string | null;
  node: string;
  /** When the sweep ended, ISO 8601. */
  date: string;
  /** Wall time of the run that ended the sweep; less than the whole when it resumed one. */
  wallSeconds: number;
  /** How many points that run computed itself; the others came from an unfinished sweep. */
  pointsComputed: number;
  workers: number;
  /** The command that made it. */
  command: string;
}

/**
 * Result of a sweep. `values[name]` is flat, row-major over `axes`, then over the observable's own axes.
 * `P` parameters, `K` names of the observables, `A` axes.
 */
export interface Result<
  P = Record<string, unknown>,
  K extends string = string,
  A extends readonly Axis[] = readonly Axis[],
> {
  experiment: string;
  title: string;
  profile: ProfileName;
  parameters: P;
  seed: number;
  axes: A;
  observables: Record<K, Observable>;
  values: Record<K, number[]>;
  provenance: Provenance;
}
