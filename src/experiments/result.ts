/** The result of a sweep: plain data that says of itself what it is. */
import type { Axis } from "./axes.js";
import type { Observable, ProfileName } from "./define.js";

/** A look back at a stored result under later code: sampled points of it, computed again, came out the same. */
export interface RenewalRecord {
  /** The digest that the result had until then. */
  code: string;
  /** When, ISO 8601. */
  date: string;
  /** Places of the points that were computed again, row-major over the axes. */
  points: number[];
  /** Node's version there. */
  node: string;
}

/** Where a result comes from. */
export interface Provenance {
  /** Version of this package. */
  version: string;
  /** Digest of the experiment's module and its imports: of the code that made the result, or renewed it last. */
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
  /** Into how many shards the sweep was cut, when its points were computed in such. */
  shards?: number;
  /** How the digest came to be the present one without computing all points again, oldest first. */
  renewed?: RenewalRecord[];
  /**
   * When a file that was written without a digest was given one, ISO 8601: what befell it before that, the digest
   * can't know.
   */
  sealed?: string;
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
