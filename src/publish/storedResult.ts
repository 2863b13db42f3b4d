import type { ObtainedResult } from "./restsOn.js";

/** A stored result, as its file says. */
export interface StoredResult {
  /** From the project's folder, with slashes. */
  readonly file: string;
  readonly digest: string;
  /** The command that made it. */
  readonly command: string;
  /** The commit of the code that made it; null outside a repository. */
  readonly commit: string | null;
}

/** The stored results of an experiment and profile. */
export type StoredResults = (result: ObtainedResult) => readonly StoredResult[];

/** What a figure was made by: a command, and the result that it stored, if that is the one shown. */
export interface MadeBy {
  readonly experiment: string;
  readonly profile: string;
  readonly digest: string;
  readonly command: string;
  readonly file?: string;
  readonly commit?: string;
}

/**
 * What made a result that a notebook shows: the stored one with its digest, else the command that makes one like it.
 *
 * @example madeBy({ experiment: "p/fig1", profile: "quick", digest: "…" }, () => []).command // "plasticity run p/fig1 --profile quick"
 */
export function madeBy(result: ObtainedResult, stored: StoredResults): MadeBy {
  const same = stored(result).find(({ digest }) => digest === result.digest);
  if (same === undefined)
    return { ...result, command: `plasticity run ${result.experiment} --profile ${result.profile}` };
  const { file, command, commit } = same;
  return { ...result, command, file, ...(commit === null ? {} : { commit }) };
}
