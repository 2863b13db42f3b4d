/** A share of a sweep's points, for sweeps spread over the tasks of a cluster. */
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isThere } from "../files/isThere.js";

/** Share `number` of `count`, counted from 1. */
export interface Shard {
  readonly number: number;
  readonly count: number;
}

/** More tasks than a scheduler takes are a slip of the keyboard. */
const MOST_SHARDS = 100_000;

/**
 * The shard that a text names. `parseShard("3/40")  // { number: 3, count: 40 }`
 *
 * @throws RangeError saying what was expected
 */
export function parseShard(text: string): Shard {
  const [, number, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { number: Number(number), count: Number(count) };
  if (!(shard.number >= 1 && shard.number <= shard.count && shard.count <= MOST_SHARDS)) {
    throw new RangeError(`shard: expected k/n with k from 1 to n, such as 3/40, got "${text}"`);
  }
  return shard;
}

/** The text that names a shard. `shardText({ number: 3, count: 40 })  // "3/40"` */
export function shardText({ number, count }: Shard): string {
  return `${number}/${count}`;
}

/**
 * Places of the points in a shard: every n-th, so that all shards have their part of what is slow. They differ by at most
 * one point; each point is in exactly one shard.
 *
 * `shardPoints(10, { number: 3, count: 4 })  // [2, 6]`
 */
export function shardPoints(points: number, { number, count }: Shard): number[] {
  return Array.from({ length: points }, (_, index) => index).filter((index) => index % count === number - 1);
}

/** What a shard's files are called after: `<result file>.shard-3-of-40`. */
export function shardFileOf(resultFile: string, { number, count }: Shard): string {
  return `${resultFile}.shard-${number}-of-${count}`;
}

/** The shards' partial files beside a result file, in the order of their numbers. */
export function shardFilesOf(resultFile: string): { shard: Shard; file: string }[] {
  const folder = dirname(resultFile);
  if (!isThere(folder)) return [];
  const start = `${basename(resultFile)}.shard-`;
  return readdirSync(folder)
    .flatMap((name) => {
      const [, number, count] =
        /^(\d+)-of-(\d+)\.partial\.jsonl$/.exec(name.startsWith(start) ? name.slice(start.length) : "") ?? [];
      const shard = { number: Number(number), count: Number(count) };
      return number === undefined ? [] : [{ shard, file: join(folder, name) }];
    })
    .sort((a, b) => a.shard.count - b.shard.count || a.shard.number - b.shard.number);
}
