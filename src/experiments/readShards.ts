/** What the shards of a sweep hold so far, told from their files alone. */
import { type PartialHeader, type PointValues, readPartial } from "./partial.js";
import { type Shard, shardFilesOf, shardPoints, shardText } from "./shard.js";

/** One shard's file. */
export interface ShardState {
  readonly shard: Shard;
  readonly file: string;
  /** Which sweep it is of; undefined when its first line isn't written yet. */
  readonly header: PartialHeader | undefined;
  /** The points that are done, by their places in the sweep. */
  readonly done: ReadonlyMap<number, PointValues>;
  /** How many points the shard has in all; undefined when that isn't told yet. */
  readonly points: number | undefined;
  /** Places of damaged lines, whose points will be computed again. */
  readonly damaged: readonly string[];
}

/**
 * Reads the files of all shards of a result, in the order of their numbers. Nothing is changed, so that it can be asked
 * while they run.
 *
 * @throws ResultFileError for a file that isn't one of a shard, or whose header is damaged; FileFailure when one can't be read
 */
export function readShards(resultFile: string): ShardState[] {
  return shardFilesOf(resultFile).map(({ shard, file }) => readShard(shard, file));
}

function readShard(shard: Shard, file: string): ShardState {
  const { header, done, damaged } = readPartial(file);
  // a file that was renamed says of itself which shard it is
  const isItself = header?.points !== undefined && header.shard === shardText(shard);
  return {
    shard,
    file,
    header,
    done,
    points: isItself ? shardPoints(header.points!, shard).length : undefined,
    damaged,
  };
}
