/** The result of a sweep whose points were computed in shards. */
import { rmSync } from "node:fs";
import { lockFile } from "../files/lock.js";
import type { Axis } from "./axes.js";
import { codeDigest } from "./codeDigest.js";
import { fillsPoint } from "./computeMissing.js";
import type { Experiment, Observable } from "./define.js";
import { canonical } from "./fingerprint.js";
import { discardPoints, finishedResult } from "./finishedResult.js";
import type { PointValues } from "./partial.js";
import { readShards, type ShardState } from "./readShards.js";
import type { Result } from "./result.js";
import { ResultFileError, writeResult } from "./resultFile.js";
import { planSweep, type RunOptions, type Sweep } from "./runExperiment.js";
import { type Shard, shardPoints, shardText } from "./shard.js";

/** Shards that can't be joined (yet): what is missing, or what doesn't belong together. */
export class MergeError extends Error {
  override name = "MergeError";
}

/**
 * Joins the shards beside a result file into the result: the same values, digit by digit, as an unsharded run. The
 * shards' files are deleted then.
 *
 * `mergeShards(fig5Nonlinear, { profile: "paper", resultFile: "fig5.json" })`
 *
 * @throws MergeError (nothing is changed) when points are missing, saying which shards have them; when shards are of other
 *   settings, another seed or other code; when two have different values for one point; RangeError for bad parameters;
 *   ResultFileError for damaged files; LockedError while another process writes the result
 */
export function mergeShards<P, A extends readonly Axis[], O extends Record<string, Observable>>(
  experiment: Experiment<P, A, O>,
  options: Pick<RunOptions<P>, "profile" | "parameters" | "seed" | "command" | "onNotice"> & { resultFile: string },
): Result {
  const { profile = "quick", seed = 1, resultFile, command = "mergeShards", onNotice } = options;
  const start = performance.now();
  const sweep = planSweep(experiment, profile, options.parameters, seed);
  const code = codeDigest(experiment.module);
  const lock = lockFile(resultFile);
  try {
    const shards = readShards(resultFile);
    const [first] = shards;
    if (first === undefined) throw new MergeError(`${resultFile}: expected shards beside it, found none`);
    for (const one of shards) belongs(one, experiment.name, sweep, code);
    const done = joined(shards, sweep);
    complain(done, shards, sweep);
    const result = finishedResult(experiment, sweep, done, {
      profile,
      seed,
      code,
      start,
      pointsComputed: 0,
      workers: 1,
      command,
      shards: first.shard.count,
    });
    writeResult(resultFile, result, "all points are kept in the shards' files: merge again to write it");
    for (const { file } of shards) discardPoints(file, () => rmSync(file, { force: true }), onNotice);
    return result;
  } finally {
    lock.release();
  }
}

/** Refuses a shard of another sweep. */
function belongs({ file, header, shard }: ShardState, experiment: string, sweep: Sweep, code: string): void {
  if (header === undefined) return; // begun just now: its points are missing, which is told
  if (header.shard === undefined) {
    throw new ResultFileError(`${file}: expected a shard's file, got the points of an unsharded run; move it away`);
  }
  if (header.experiment !== experiment) {
    throw new MergeError(`${file}: expected a shard of ${experiment}, got one of ${header.experiment}`);
  }
  if (header.fingerprint !== sweep.fingerprint) {
    throw new MergeError(
      `${file}: made with other settings or another seed than asked for; ask for its settings, or delete it`,
    );
  }
  if (header.code !== code) {
    throw new MergeError(
      `${file}: made by other code (${header.code}, now ${code}); run shard ${shardText(shard)} again, its points ` +
        `are kept aside`,
    );
  }
}

/** All points of all shards. Shards of different cuts may overlap, if they agree. */
function joined(shards: readonly ShardState[], sweep: Sweep): Map<number, PointValues> {
  const done = new Map<number, PointValues>();
  const from = new Map<number, string>();
  for (const { file, done: points } of shards) {
    for (const [index, values] of points) {
      if (index >= sweep.points || !fillsPoint(values, sweep)) continue;
      const before = done.get(index);
      if (before !== undefined && canonical(texts(before)) !== canonical(texts(values))) {
        throw new MergeError(
          `${file}: point ${index} has other values there than in ${from.get(index)}, by the same code and seed; ` +
            `run both shards again, and see whether the experiment draws from randomStream alone`,
        );
      }
      done.set(index, values);
      from.set(index, file);
    }
  }
  return done;
}

/** Values as texts, in which NaN is itself. */
function texts(values: PointValues): Record<string, string[]> {
  return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.map(String)]));
}

/** Says which points are missing, by shard. */
function complain(done: ReadonlyMap<number, PointValues>, shards: readonly ShardState[], sweep: Sweep): void {
  const missing = sweep.points - done.size;
  if (missing === 0) return;
  const cut = shards[0]!.shard.count;
  const gaps: string[] = [];
  for (let number = 1; number <= cut; number++) {
    const shard: Shard = { number, count: cut };
    const all = shardPoints(sweep.points, shard);
    const left = all.filter((index) => !done.has(index)).length;
    if (left > 0) gaps.push(`${shardText(shard)} (${left} of ${all.length})`);
  }
  const shown = gaps.length > 6 ? [...gaps.slice(0, 5), `${gaps.length - 5} more`] : gaps;
  throw new MergeError(
    `${missing} of ${sweep.points} points are missing, in ${gaps.length === 1 ? "shard" : "shards"} ${shown.join(", ")}: ` +
      `run these, what they have is kept`,
  );
}
