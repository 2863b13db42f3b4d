/**
 * All experiments there are: every folder of this package that has an `experiments.js` (a paper), and the modules named
 * in the environment variable `PLASTICITY_EXPERIMENTS` (a person's own, files separated as in PATH). Each exports an
 * array `experiments`.
 */
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Experiment } from "../experiments/index.js";
import { nearest } from "./nearest.js";
import { UsageError } from "./usageError.js";

/** The experiments in the order of the papers' folders, own ones last. */
export async function allExperiments(): Promise<Experiment[]> {
  const dist = fileURLToPath(new URL("../", import.meta.url));
  const modules = readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dist, entry.name, "experiments.js")))
    .map((entry) => entry.name)
    // those of explorables belong to several papers, and come after them
    .sort((a, b) => Number(a === "explorables") - Number(b === "explorables") || (a < b ? -1 : 1))
    .map((name) => join(dist, name, "experiments.js"));
  for (const path of (process.env["PLASTICITY_EXPERIMENTS"] ?? "").split(delimiter).filter(Boolean)) {
    const file = resolve(path);
    if (!existsSync(file)) throw new UsageError(`PLASTICITY_EXPERIMENTS: expected existing modules, got "${path}"`);
    modules.push(file);
  }
  const found: Experiment[] = [];
  for (const file of modules) {
    found.push(...(await experimentsOf(file)));
  }
  return found;
}

async function experimentsOf(file: string): Promise<Experiment[]> {
  let exported: { experiments?: unknown };
  try {
    exported = (await import(pathToFileURL(file).href)) as { experiments?: unknown };
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
    throw new UsageError(`PLASTICITY_EXPERIMENTS: ${file} can't be loaded: ${reason}`);
  }
  const { experiments } = exported;
  if (!Array.isArray(experiments)) throw new UsageError(`${file}: expected it to export an array "experiments"`);
  const wrong = (experiments as unknown[]).find((one) => !isExperiment(one));
  if (wrong !== undefined) {
    throw new UsageError(`${file}: expected experiments made by defineExperiment, got ${JSON.stringify(wrong)}`);
  }
  return experiments as Experiment[];
}

function isExperiment(value: unknown): value is Experiment {
  const { name, module, run } = (value ?? {}) as Partial<Record<keyof Experiment, unknown>>;
  return typeof name === "string" && typeof module === "string" && typeof run === "function";
}

/**
 * The experiment with this name or alias; the part after the paper is enough when only one experiment has it.
 *
 * Throws `UsageError` naming the nearest one when there is none.
 */
export function findExperiment(experiments: readonly Experiment[], name: string): Experiment {
  const exact = experiments.find((experiment) => experiment.name === name);
  if (exact) return exact;
  const short = experiments.filter(({ name: full, aliases = [] }) => {
    const [paper, own] = full.split("/");
    return [own, ...aliases, ...aliases.map((alias) => `${paper}/${alias}`)].includes(name);
  });
  if (short.length === 1) return short[0]!;
  if (short.length > 1) {
    throw new UsageError(`experiment: expected one of ${short.map((one) => one.name).join(", ")}, got "${name}"`);
  }
  const names = experiments.map((experiment) => experiment.name);
  const near = nearest(name, name.includes("/") ? names : names.map((one) => one.split("/")[1]!));
  const hint = near === undefined ? "" : `, did you mean "${near}"?`;
  throw new UsageError(`experiment: got unknown "${name}"${hint} (plasticity list shows all)`);
}
