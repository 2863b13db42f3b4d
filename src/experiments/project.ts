/** Where the project lies on disk. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Experiment, ProfileName } from "./define.js";

/** The folder of the workspace (whose package.json names `src` as a workspace) at or above `from`; undefined if none. */
export function projectRoot(from: string = process.cwd()): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function isRoot(folder: string): boolean {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest) || !existsSync(join(folder, "src", "package.json"))) return false;
  const { workspaces } = JSON.parse(readFileSync(manifest, "utf8")) as { workspaces?: unknown };
  return Array.isArray(workspaces) && workspaces.includes("src");
}

/** The standard result file: `data/results/<paper>/<experiment>.<profile>.json`. */
export function resultFileOf(root: string, experiment: Pick<Experiment, "name">, profile: ProfileName): string {
  return join(root, "data", "results", ...`${experiment.name}.${profile}.json`.split("/"));
}
