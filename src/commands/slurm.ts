/** `plasticity slurm`: a sweep as an array job of a cluster, and what that would cost. */
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatDuration } from "../experiments/index.js";
import { projectRoot } from "../files/project.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { makeFolder } from "../files/makeFolder.js";
import type { Command } from "./command.js";
import { wholeNumber } from "./options.js";
import { pointCost } from "./pointCost.js";
import { progressLine } from "./progressLine.js";
import { shownPath } from "../files/shownPath.js";
import { slurmScript } from "./slurmScript.js";
import { askedSweep, sweepHelp, sweepOptions } from "./sweepOptions.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity slurm <experiment> [options]

Writes <result>.slurm/submit.sh, which submits the sweep to Slurm: an array job whose tasks compute a shard of the points
each, and a job after it that joins them into the result. Prints what that costs; nothing is submitted without --submit.
All machines must see this folder. Tasks that are killed and requeued go on where they were; submitting again computes
only what is missing.

${sweepHelp}
  --array n               tasks (default 40; one per point at most)
  --cpus n                processors of a task, a point on each (default 1)
  --time h:mm:ss          limit of a task (default: three times what is expected, at least ten minutes)
  --partition name, --account name, --mem size
                          as sbatch takes them
  --seconds x             processor time of a point, instead of measuring: from the stored result with these settings,
                          or from one point computed now
  --submit                submit it

plasticity status shows how far the tasks are.`;

const HOUR = 3600;

export const command: Command = {
  name: "slurm",
  summary: "a sweep as an array job of a cluster",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...sweepOptions,
        array: { type: "string", default: "40" },
        cpus: { type: "string", default: "1" },
        time: { type: "string" },
        partition: { type: "string" },
        account: { type: "string" },
        mem: { type: "string" },
        seconds: { type: "string" },
        submit: { type: "boolean", default: false },
      },
    });
    const wanted = from("--array", values.array, 1, 100_000);
    const cpus = from("--cpus", values.cpus, 1, 256);
    if (values.time !== undefined && !/^(\d+-)?\d+(:\d{2}){0,2}$/.test(values.time)) {
      throw new UsageError(`--time: expected hours:minutes:seconds as sbatch takes it, got "${values.time}"`);
    }
    for (const name of ["partition", "account", "mem"] as const) {
      const word = values[name];
      if (word !== undefined && !/^[\w.,@+-]+$/.test(word))
        throw new UsageError(`--${name}: expected a word, got "${word}"`);
    }
    const root = projectRoot();
    if (root === undefined) throw new UsageError("slurm: expected to be started inside the project");
    if (values.submit && spawnSync("sbatch", ["--version"]).status !== 0) {
      throw new UsageError(
        "--submit: expected Slurm's sbatch on this machine, found none; leave it out to see the script",
      );
    }
    const asked = await askedSweep("slurm", positionals, values);
    const { experiment, profile, sweep, resultFile } = asked;
    const tasks = Math.min(wanted, sweep.points);
    const perTask = Math.ceil(sweep.points / tasks);

    const line = progressLine();
    const cost = await pointCost(asked, values.seconds, (text) => line.show(text));
    line.clear();
    const taskSeconds = cost.seconds * Math.ceil(perTask / cpus);
    const lines = [
      `${experiment.name} · ${profile} profile · ${sweep.points} points in ${tasks} tasks, ` +
        `${perTask === 1 ? "one point" : `up to ${perTask} points`} each`,
      ...(tasks < wanted ? [`${wanted} tasks were asked for: more than the sweep has points`] : []),
      `a point takes ${duration(cost.seconds)} of one processor (${cost.source})`,
      `in all ${hours(cost.seconds * sweep.points)}; a task ${duration(taskSeconds)}; ` +
        `this machine alone ${duration((cost.seconds * sweep.points) / availableParallelism())}`,
    ];
    const folder = `${resultFile.replace(/\.json$/, "")}.slurm`;
    const script = join(folder, "submit.sh");
    const limit = values.time ?? slurmTime(Math.max(600, 3 * taskSeconds));
    const text = slurmScript({
      asked,
      comments: lines,
      tasks,
      cpus,
      limit,
      root,
      folder,
      output: values.output === undefined ? undefined : resultFile,
      extra: { partition: values.partition, account: values.account, mem: values.mem },
    });
    makeFolder(folder);
    writeFileWhole(script, text);
    console.log(lines.join("\n"));
    if (!values.submit) {
      console.log(
        `→ ${shownPath(script)} (limit of a task ${limit}); nothing was submitted: bash ${shownPath(script)}`,
      );
      return 0;
    }
    const { status, stdout, stderr } = spawnSync("bash", [script], { encoding: "utf8" });
    if (status !== 0) throw new Error(`sbatch refused ${shownPath(script)}: ${stderr.trim() || stdout.trim()}`);
    console.log(`${stdout.trim()} → ${shownPath(script)}`);
    return 0;
  },
};

function from(option: string, text: string, least: number, most: number): number {
  const value = wholeNumber(option, text);
  if (value < least || value > most) {
    throw new UsageError(`${option}: expected a whole number from ${least} to ${most}, got ${text}`);
  }
  return value;
}

function duration(seconds: number): string {
  return seconds < 10 ? `${Number(seconds.toPrecision(2))} s` : formatDuration(seconds);
}

function hours(seconds: number): string {
  return seconds < HOUR
    ? `${duration(seconds)} of processor time`
    : `${Number((seconds / HOUR).toPrecision(2))} processor hours`;
}

/** As sbatch takes it, whole minutes. */
function slurmTime(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:00`;
}
