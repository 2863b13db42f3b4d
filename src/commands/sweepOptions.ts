/** Which sweep a command is about: the experiment and the options that `run`, `merge`, `slurm` and `status` share. */
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Experiment, planSweep, type ProfileName, resultFileOf, type Sweep } from "../experiments/index.js";
import { projectRoot } from "../files/project.js";
import { assignment } from "./assignment.js";
import { wholeNumber } from "./options.js";
import { allExperiments, findExperiment } from "./registry.js";
import { UsageError } from "./usageError.js";

/** For `parseArgs`. */
export const sweepOptions = {
  profile: { type: "string", default: "quick" },
  seed: { type: "string" },
  set: { type: "string", multiple: true, default: [] as string[] },
  output: { type: "string" },
} as const;

/** Their lines in a command's help. */
export const sweepHelp = `  --profile quick|paper   scale (default quick)
  --set key=value         change a parameter, as often as needed; lists as JSON: --set 'ratios=[0.1,1]'
  --seed n                whole number (default 1)
  --output file           where the result goes; with --set or --seed the default name says what was changed`;

/** What `parseArgs` makes of them. */
export interface SweepValues {
  profile: string;
  seed?: string | undefined;
  set: string[];
  output?: string | undefined;
}

/** A sweep as the command line names it. */
export interface AskedSweep {
  experiment: Experiment;
  profile: ProfileName;
  parameters: Record<string, unknown>;
  seed: number;
  sweep: Sweep;
  resultFile: string;
  /** The experiment and the options that make this sweep, for a command that can be repeated. */
  words: string;
}

/**
 * Settles which sweep is meant.
 *
 * @param name of the command, for messages
 * @throws UsageError naming the option, what was expected and what came
 */
export async function askedSweep(name: string, positionals: string[], values: SweepValues): Promise<AskedSweep> {
  if (positionals.length !== 1) {
    throw new UsageError(`${name}: expected one experiment, got ${positionals.length} (plasticity list shows all)`);
  }
  const profile = profileOf(values.profile);
  const seed = values.seed === undefined ? 1 : wholeNumber("--seed", values.seed);
  const experiment = findExperiment(await allExperiments(), positionals[0]!);
  const parameters = Object.fromEntries(values.set.map((text) => assignment(experiment, text)));
  const sweep = asUsage(() => planSweep(experiment, profile, parameters, seed));
  const resultFile = outputFile(name, experiment, profile, parameters, seed, values.output);
  const words = sweepWords(experiment, profile, values.set, values.seed);
  return { experiment, profile, parameters, seed, sweep, resultFile, words };
}

function profileOf(text: string): ProfileName {
  if (text === "quick" || text === "paper") return text;
  throw new UsageError(`--profile: expected quick or paper, got "${text}"`);
}

/** The standard file for an unchanged profile; otherwise a name that says what was changed. */
function outputFile(
  name: string,
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
  if (root === undefined) throw new UsageError(`${name}: expected to be started inside the project, or --output file`);
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

/** What names this sweep on a command line, without what doesn't change it (workers, output). */
function sweepWords(
  experiment: Experiment,
  profile: ProfileName,
  set: readonly string[],
  seed: string | undefined,
): string {
  return [
    `${experiment.name} --profile ${profile}`,
    ...set.map((text) => `--set ${shellQuoted(text)}`),
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
  ].join(" ");
}

/** A word as a shell takes it for one. `shellQuoted("ratios=[0.1, 1]")  // "'ratios=[0.1, 1]'"` */
export function shellQuoted(text: string): string {
  return /^[\w.=,+/:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** What a wrong value throws, as a wrong call. */
export function asUsage<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}
