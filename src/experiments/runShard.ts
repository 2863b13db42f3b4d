/** One share of a sweep, computed on its own: what each task of a cluster's array job does. */
import { lockFile } from "../files/lock.js";
import { codeDigest } from "./codeDigest.js";
import { computeMissing } from "./computeMissing.js";
import type { Axis } from "./axes.js";
import type { Experiment, Observable } from "./define.js";
import { openPartial, type PartialHeader } from "./partial.js";
import { planSweep, type RunOptions, type Sweep, workerCount } from "./runExperiment.js";
import { type Shard, shardFileOf, shardPoints, shardText } from "./shard.js";

/** What came of a shard. */
export interface ShardRun {
  /** Where its points are. */
  readonly file: string;
  /** How many points it has, and how many of them were computed now. */
  readonly points: number;
  readonly computed: number;
}

/**
 * Computes the points of one shard into a partial file of its own beside the result file; `mergeShards` makes the result
 * of all shards. A shard that was interrupted or killed goes on where it was; a finished one is left as it is.
 *
 * `await runShard(fig5Nonlinear, { profile: "paper", resultFile: "fig5.json", shard: { number: 3, count: 40 } })`
 *
 * @throws RangeError for bad parameters, or more shards than points; otherwise as `runExperiment`
 */
export async function runShard<P, A extends readonly Axis[], O extends Record<string, Observable>>(
  experiment: Experiment<P, A, O>,
  options: Omit<RunOptions<P>, "again" | "command"> & { resultFile: string; shard: Shard },
): Promise<ShardRun> {
  const { profile = "quick", seed = 1, resultFile, shard, signal, onProgress, onNotice } = options;
  const sweep = planSweep(experiment, profile, options.parameters, seed);
  if (shard.count > sweep.points) {
    throw new RangeError(`shard: expected at most ${sweep.points} shards, one per point, got ${shardText(shard)}`);
  }
  const wanted = shardPoints(sweep.points, shard);
  const workers = Math.min(workerCount(options.workers), wanted.length);
  const base = shardFileOf(resultFile, shard);
  const lock = lockFile(base);
  try {
    const partial = openPartial(base, shardHeader(experiment, sweep, shard));
    const work = { experiment, sweep, seed, workers, signal, onProgress, onNotice, partial, wanted };
    const { computed } = await computeMissing(work);
    partial.close();
    return { file: partial.file, points: wanted.length, computed };
  } finally {
    lock.release();
  }
}

/** The header of a shard's partial file. */
export function shardHeader(
  experiment: Pick<Experiment, "name" | "module">,
  sweep: Pick<Sweep, "fingerprint" | "points">,
  shard: Shard,
): PartialHeader {
  return {
    experiment: experiment.name,
    fingerprint: sweep.fingerprint,
    code: codeDigest(experiment.module),
    shard: shardText(shard),
    points: sweep.points,
  };
}
