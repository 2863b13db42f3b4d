/** `plasticity run`: one experiment in worker threads, its result into `data/results`. */
import { existsSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import {
  formatDuration,
  InterruptedError,
  planSweep,
  resultFileOf,
  runExperiment,
  type Experiment,
  type ProfileName,
} from "../experiments/index.js";
import { projectRoot } from "../files/project.js";
import { assignment } from "./assignment.js";
import type { Command } from "./command.js";
import { wholeNumber } from "./options.js";
import { progressLine, stateText } from "./progressLine.js";
import { allExperiments, findExperiment } from "./registry.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity run <experiment> [options]

Runs an experiment in worker threads and writes data/results/<paper>/<experiment>.<profile>.json. Finished points are
kept while it runs: after an interrupt (or a power cut) the same command goes on where it stopped. A result that is
already there, with the same settings and made by the same code, is left as it is.

  --profile quick|paper   scale (default quick)
  --set key=value         change a parameter, as often as needed; lists as JSON: --set 'ratios=[0.1,1]'
  --seed n                whole number (default 1)
  --workers n             worker threads (default: the processors this process may use)
  --output file           where the result goes; with --set or --seed the default name says what was changed
  --again                 compute again although the result is there

plasticity list shows the experiments and their parameters.`;

export const command: Command = {
  name: "run",
  summary: "run one experiment and keep its result",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        profile: { type: "string", default: "quick" },
        workers: { type: "string" },
        seed: { type: "string" },
        set: { type: "string", multiple: true, default: [] },
        output: { type: "string" },
        again: { type: "boolean", default: false },
      },
    });
    if (positionals.length !== 1) {
      throw new UsageError(`run: expected one experiment, got ${positionals.length} (plasticity list shows all)`);
    }
    const profile = profileOf(values.profile);
    const seed = values.seed === undefined ? 1 : wholeNumber("--seed", values.seed);
    const workers = values.workers === undefined ? undefined : wholeNumber("--workers", values.workers);
    const experiment = findExperiment(await allExperiments(), positionals[0]!);
    const parameters = Object.fromEntries(values.set.map((text) => assignment(experiment, text)));
    const sweep = asUsage(() => planSweep(experiment, profile, parameters, seed));
    const resultFile = outputFile(experiment, profile, parameters, seed, values.output);
    const fromHere = relative(process.cwd(), resultFile);
    const shown = fromHere.startsWith("..") ? resultFile : fromHere;

    const label = `${experiment.name} · ${profile} profile · ${sweep.points} ${sweep.points === 1 ? "point" : "points"}`;
    const line = progressLine();
    try {
      const { provenance } = await runExperiment(experiment, {
        profile,
        parameters,
        seed,
        resultFile,
        again: values.again,
        command: commandLine(experiment, profile, values.set, values.seed),
        onProgress: (progress) => line.show(`${label} · ${stateText(progress)}`),
        onNotice: (message) => line.note(message),
        ...(workers !== undefined && { workers }),
      });
      line.clear();
      const { pointsComputed, wallSeconds } = provenance;
      console.log(
        line.shown
          ? `${label} · ${pointsComputed} computed in ${formatDuration(wallSeconds)} → ${shown}`
          : `${label} · already in ${shown}`,
      );
      return 0;
    } catch (error) {
      line.clear();
      if (error instanceof RangeError) throw new UsageError(error.message);
      if (!(error instanceof InterruptedError)) throw error;
      console.error(error.message);
      return 130;
    }
  },
};

function profileOf(text: string): ProfileName {
  if (text === "quick" || text === "paper") return text;
  throw new UsageError(`--profile: expected quick or paper, got "${text}"`);
}

/** The standard file for an unchanged profile; otherwise a name that says what was changed. */
function outputFile(
  experiment: Experiment,
  profile: ProfileName,
  parameters: Record<string, unknown>,
  seed: number,
  output: string | undefined,
): string {
  if (output !== undefined) {
    const file = resolve(output);
    if (existsSync(file) && statSync(file).isDirectory()) {
      throw new UsageError(`--output: expected a file, got the folder "${output}"`);
    }
    return file;
  }
  const root = projectRoot();
  if (root === undefined) throw new UsageError("run: expected to be started inside the project, or --output file");
  const changes = Object.entries(parameters)
    .map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`)
    .sort();
  if (seed !== 1) changes.push(`seed=${seed}`);
  const standard = resultFileOf(root, experiment, profile);
  if (changes.length === 0) return standard;
  const plain = changes.join(",");
  // A file name must stay short and free of what shells and file systems mind.
  const suffix = /^[\w.=,[\]-]{1,80}$/.test(plain)
    ? plain
    : `changed-${createHash("sha256").update(plain).digest("hex").slice(0, 8)}`;
  return standard.replace(/\.json$/, `.${suffix}.json`);
}

/** The command that gives this result again, without what doesn't change it (workers, output). */
function commandLine(
  experiment: Experiment,
  profile: ProfileName,
  set: readonly string[],
  seed: string | undefined,
): string {
  const quoted = (text: string): string => (/^[\w.=,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  return [
    `plasticity run ${experiment.name} --profile ${profile}`,
    ...set.map((text) => `--set ${quoted(text)}`),
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
  ].join(" ");
}

function asUsage<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}
