/** What a notebook cell calls: the stored paper-scale result when it fits, else a quick run, live. */
import { existsSync } from "node:fs";
import type { Axis } from "./axes.js";
import { projectRoot } from "../files/project.js";
import { isOfPresentCode } from "./codeDigest.js";
import type { Experiment, Observable, ProfileName } from "./define.js";
import { contentDigest } from "./digest.js";
import { openProgress } from "./progress.js";
import type { Result } from "./result.js";
import { readResult, resultFileOf } from "./resultFile.js";
import { fits, planSweep, runExperiment } from "./runExperiment.js";
import { sharedOr, sharedResultFile } from "./sharedResults.js";

export interface ObtainOptions<P> {
  /**
   * "quick" or "paper", or "auto" (the default): the stored paper-scale result when it is there and has the present
   * parameters and seed, else quick. The environment variable `PLASTICITY_PROFILE` sets the default.
   */
  profile?: ProfileName | "auto";
  /** Changes to the profile's parameters. */
  parameters?: Partial<P>;
  /** Whole number, default 1. */
  seed?: number;
  /** Worker threads, as in `runExperiment`. */
  workers?: number;
  signal?: AbortSignal;
  /** Folder of the project; default: found from the current folder upwards. */
  root?: string;
}

/** Said with a stored result that the present code neither made nor renewed. */
const OTHER_CODE = "stored, made by other code than the present";

/**
 * The result of an experiment, from `data/results` or computed now in worker threads with its progress shown (see
 * `setProgressReporter`). Writes nothing: `plasticity run` does. `result.profile` says which scale it is.
 *
 * A stored paper-scale result is taken whatever code made it, and its display says when that was other code than the
 * present (`plasticity renew` or `run` mends it); a stored quick result only when it was made by the present code, since
 * computing it again is cheap.
 *
 * `const result = await obtain(sweetSpot)`
 *
 * Throws `RangeError` for bad options or parameters, `ResultFileError` for a damaged stored result, `InterruptedError`
 * when stopped.
 */
export async function obtain<P, A extends readonly Axis[], O extends Record<string, Observable>>(
  experiment: Experiment<P, A, O>,
  options: ObtainOptions<P> = {},
): Promise<Result<P, keyof O & string, A>> {
  const { parameters, seed = 1, workers, signal, root = projectRoot() } = options;
  const wish = profileWish(options.profile);
  const stored = (profile: ProfileName): Result | undefined => {
    if (root === undefined) return undefined;
    const file = resultFileOf(root, experiment, profile);
    if (!existsSync(file)) return undefined;
    const result = readResult(file);
    if (!fits(result, planSweep(experiment, profile, parameters, seed))) return undefined;
    return profile === "paper" || isOfPresentCode(result, experiment) ? result : undefined;
  };
  const found = (wish === "auto" ? stored("paper") : undefined) ?? stored(wish === "auto" ? "quick" : wish);
  const profile = found?.profile ?? (wish === "auto" ? "quick" : wish);
  const sweep = planSweep(experiment, profile, parameters, seed);
  const shared = found === undefined ? sharedResultFile(experiment, sweep) : undefined;
  const label = [experiment.name.split("/")[1], `${profile} profile`, ...described({ ...parameters }, seed)].join(
    " · ",
  );
  const { points } = sweep;
  const display = openProgress(label);
  try {
    const compute = () =>
      runExperiment(experiment, {
        profile,
        seed,
        onProgress: (progress) => display.update(progress),
        ...(parameters !== undefined && { parameters }),
        ...(workers !== undefined && { workers }),
        ...(signal !== undefined && { signal }),
      });
    const result = (found ?? (await sharedOr(shared, compute as () => Promise<Result>))) as Result<
      P,
      keyof O & string,
      A
    >;
    const isPresent = found === undefined || isOfPresentCode(found, experiment);
    display.finish(`${label} · ${points} ${points === 1 ? "point" : "points"}`, isPresent ? undefined : OTHER_CODE, {
      experiment: experiment.name,
      profile,
      digest: contentDigest(result),
    });
    return result;
  } catch (error) {
    display.fail?.((error as Error).message);
    throw error;
  }
}

function profileWish(option: string | undefined): ProfileName | "auto" {
  const wish = option ?? (process.env["PLASTICITY_PROFILE"] || "auto");
  if (wish === "quick" || wish === "paper" || wish === "auto") return wish;
  const source = option === undefined ? "PLASTICITY_PROFILE" : "profile";
  throw new RangeError(`${source}: expected quick, paper or auto, got "${wish}"`);
}

/** What differs from the profile, so that a saved output says it. */
function described(changes: Record<string, unknown>, seed: number): string[] {
  const parts = Object.entries(changes).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return seed === 1 ? parts : [...parts, `seed = ${seed}`];
}
