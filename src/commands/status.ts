/** `plasticity status`: how far sweeps are, told from their files alone. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { partialFileOf, readPartial } from "../experiments/partial.js";
import { readShards, shardPoints, type ShardState } from "../experiments/index.js";
import { projectRoot } from "../files/project.js";
import type { Command } from "./command.js";
import { shownPath } from "../files/shownPath.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity status [folder or result file…] [--json]

Shows the unfinished sweeps in data/results (or in the folders, or of the results, that are named): for each its points
done, and those of each shard of an array job. Nothing but the files is asked, so it works on any machine that sees them,
while the sweep runs.

  --json   an array of { result, experiment, done, total?, shards?: [{ shard, done, total?, damaged }] }`;

/** An element of `plasticity status --json`; fields are only ever added. */
interface SweepStatus {
  /** The result file that it will be. */
  result: string;
  experiment: string | undefined;
  done: number;
  /** Of all points; undefined where the files don't tell: only shards' do. */
  total: number | undefined;
  shards?: { shard: string; done: number; total: number | undefined; damaged: number }[];
}

export const command: Command = {
  name: "status",
  summary: "how far unfinished sweeps and their shards are",
  help,
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    });
    const found = placesOf(positionals).flatMap(unfinishedIn);
    if (values.json) console.log(JSON.stringify(found, undefined, 2));
    else if (found.length === 0) console.log("no unfinished sweep");
    else for (const sweep of found) print(sweep);
    return Promise.resolve(0);
  },
};

/** Folders and result files to look at. */
function placesOf(positionals: readonly string[]): string[] {
  if (positionals.length > 0) return positionals.map((place) => resolve(place));
  const root = projectRoot();
  if (root === undefined) throw new UsageError("status: expected to be started inside the project, or a folder");
  return [join(root, "data", "results")];
}

const UNFINISHED = /^(.+?\.json)(?:\.shard-\d+-of-\d+)?\.partial\.jsonl$/;

function unfinishedIn(place: string): SweepStatus[] {
  if (!existsSync(place) || !statSync(place).isDirectory()) {
    const one = statusOf(place);
    if (one.length === 0) throw new UsageError(`status: expected a folder, or a result with points, got "${place}"`);
    return one;
  }
  const results = readdirSync(place, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const [, result] = UNFINISHED.exec(name) ?? [];
    return result === undefined ? [] : [result];
  });
  return [...new Set(results)].sort().flatMap((name) => statusOf(join(place, name)));
}

function statusOf(result: string): SweepStatus[] {
  const found: SweepStatus[] = [];
  const whole = partialFileOf(result);
  if (existsSync(whole)) {
    const { header, done } = readPartial(whole);
    found.push({ result: shownPath(result), experiment: header?.experiment, done: done.size, total: undefined });
  }
  const shards = readShards(result);
  if (shards.length > 0) found.push(ofShards(result, shards));
  return found;
}

function ofShards(result: string, shards: readonly ShardState[]): SweepStatus {
  const done = new Set(shards.flatMap((one) => [...one.done.keys()]));
  const known = shards.find((one) => one.header !== undefined);
  const there = new Map(shards.map((one) => [`${one.shard.number}/${one.shard.count}`, one]));
  const cuts = [...new Set(shards.map((one) => one.shard.count))];
  const names = cuts.flatMap((count) => Array.from({ length: count }, (_, k) => ({ number: k + 1, count })));
  return {
    result: shownPath(result),
    experiment: known?.header?.experiment,
    done: done.size,
    total: known?.header?.points,
    shards: names.map((shard) => {
      const text = `${shard.number}/${shard.count}`;
      const one = there.get(text);
      const points = known?.header?.points;
      const total = points === undefined ? undefined : shardPoints(points, shard).length;
      return { shard: text, done: one?.done.size ?? 0, total, damaged: one?.damaged.length ?? 0 };
    }),
  };
}

function print({ result, experiment, done, total, shards }: SweepStatus): void {
  const of = total === undefined ? "" : ` of ${total}`;
  console.log(`${experiment ?? "?"} · ${done}${of} points done → ${result}`);
  if (shards === undefined) return;
  const begun = shards.filter((one) => one.done !== one.total && one.done + one.damaged > 0);
  const finished = shards.filter((one) => one.done === one.total);
  const left = shards.filter((one) => one.done + one.damaged === 0 && one.done !== one.total);
  console.log(`  ${finished.length} of ${shards.length} shards done`);
  for (const one of begun) {
    const damaged = one.damaged === 0 ? "" : `, ${one.damaged} damaged, to be computed again`;
    console.log(`  shard ${one.shard}: ${one.done} of ${one.total ?? "?"}${damaged}`);
  }
  if (left.length > 0) console.log(`  nothing done yet: ${ranges(left.map((one) => Number.parseInt(one.shard)))}`);
}

/** `ranges([1, 2, 3, 7])  // "1–3, 7"` */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([start, end]) => (start === end ? `${start}` : `${start}–${end}`)).join(", ");
}
