/** `plasticity renew`: stored results under changed code, held against it at sampled points. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  type ChangedValue,
  type Experiment,
  InterruptedError,
  renewResult,
  type RenewOptions,
  resultFileOf,
  sealResult,
  storedResults,
} from "../experiments/index.js";
import { projectRoot } from "../files/project.js";
import type { Command } from "./command.js";
import { wholeNumber } from "./options.js";
import { progressLine, stateText } from "./progressLine.js";
import { allExperiments, findExperiment } from "./registry.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity renew [experiment…] [options]
       plasticity renew --seal [file…]

For stored paper-scale results that other code made (all of them, or those of the experiments named): computes some
points again with the present code, the same ones each time, spread over the sweep. When every value comes out as it is
stored, to the last bit, the result counts as the present code's from then on, and its provenance says which points were
compared. When not, the first value of each observable that differs is shown, the file stays as it is, and the exit code
is 1: "plasticity run <experiment> --profile paper" computes it anew.

  --points K    points to compute again of each result (default 3)
  --workers n   worker threads (default: the processors this process may use)
  --seal        give result files of the format before digests (plasticity-result/1) their digest, all in data/results
                or the files named; nothing is computed, values and provenance stay, and the provenance says since when
                the digest vouches for them ("sealed"). Files that have a digest are checked and left as they are`;

export const command: Command = {
  name: "renew",
  summary: "stored results of other code: compute sampled points again",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        points: { type: "string", default: "3" },
        workers: { type: "string" },
        seal: { type: "boolean", default: false },
      },
    });
    if (values.seal) return sealFiles(positionals);
    const points = wholeNumber("--points", values.points);
    if (points < 1) throw new UsageError(`--points: expected a whole number ≥ 1, got ${points}`);
    const workers = values.workers === undefined ? {} : { workers: wholeNumber("--workers", values.workers) };
    const root = projectRoot();
    if (root === undefined) throw new UsageError("renew: expected to be started inside the project");

    const all = await allExperiments();
    const named = positionals.map((name) => findExperiment(all, name));
    const chosen = (named.length > 0 ? named : all).map((experiment) => {
      return { experiment, file: resultFileOf(root, experiment, "paper") };
    });
    const missing = chosen.filter(({ file }) => !existsSync(file)).map(({ experiment }) => experiment.name);
    if (named.length > 0 && missing.length > 0) {
      throw new UsageError(`renew: expected stored paper-scale results, got none of ${missing.join(", ")}`);
    }
    let failed = false;
    for (const { experiment, file } of chosen.filter((one) => existsSync(one.file))) {
      try {
        if (!(await renew(experiment, file, { points, ...workers }))) failed = true;
      } catch (error) {
        if (error instanceof InterruptedError) {
          console.error(`${experiment.name}: interrupted; its result is as it was`);
          return 130;
        }
        if (error instanceof RangeError) throw new UsageError(error.message);
        console.error((error as Error).message);
        failed = true;
      }
    }
    return failed ? 1 : 0;
  },
};

/** Gives results their digests; the exit code. */
function sealFiles(named: readonly string[]): number {
  const root = projectRoot();
  if (root === undefined && named.length === 0) {
    throw new UsageError("renew --seal: expected to be started inside the project, or files");
  }
  const files = named.length > 0 ? named.map((file) => resolve(file)) : storedResults(root!);
  let sealed = 0;
  let failed = 0;
  for (const file of files) {
    try {
      if (sealResult(file)) sealed++;
    } catch (error) {
      console.error((error as Error).message);
      failed++;
    }
  }
  const rest = files.length - sealed - failed;
  console.log(`${sealed} sealed, ${rest} had their digest${failed > 0 ? `, ${failed} refused` : ""}`);
  return failed > 0 ? 1 : 0;
}

/** Renews one result and says how that went; false when the present code gives other values. */
async function renew(experiment: Experiment, file: string, options: RenewOptions): Promise<boolean> {
  const line = progressLine();
  try {
    const renewal = await renewResult(experiment, file, {
      ...options,
      onProgress: (progress) => line.show(`${experiment.name} · ${stateText(progress)}`),
    });
    line.clear();
    switch (renewal.outcome) {
      case "present":
        console.log(`${experiment.name} · made by the present code`);
        return true;
      case "renewed":
        console.log(`${experiment.name} · renewed: ${pointList(renewal.points)} came out the same`);
        return true;
      case "changed":
        console.error(`${experiment.name}: the present code gives other values\n${changeLines(renewal.changes)}`);
        return false;
    }
  } finally {
    line.clear();
  }
}

function pointList(points: readonly number[]): string {
  return `${points.length === 1 ? "point" : "points"} ${points.join(", ")}`;
}

/** For each point and observable its first value that differs, and how many more do. */
function changeLines(changes: readonly ChangedValue[]): string {
  const groups = new Map<string, ChangedValue[]>();
  for (const change of changes) {
    const key = `${change.index} ${change.observable}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()]
    .map((group) => {
      const { index, point, observable, place, stored, recomputed } = group[0]!;
      const where = Object.entries(point).map(([name, value]) => `${name} = ${value}`);
      const more = group.length === 1 ? "" : `, and ${group.length - 1} more`;
      const label = `point ${index}${where.length > 0 ? ` (${where.join(", ")})` : ""}: ${observable}`;
      return `  ${label}${place > 0 || group.length > 1 ? `[${place}]` : ""}: stored ${stored}, recomputed ${recomputed}${more}`;
    })
    .join("\n");
}
