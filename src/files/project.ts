/** Where a project lies on disk: the folder whose `package.json` names `src` as a workspace. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The project at or above `from` (default: the current folder); undefined when there is none.
 *
 * `projectRoot()  // "/home/me/plasticity" in a notebook of it`
 */
export function projectRoot(from: string = process.cwd()): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isProject(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * The project that this package itself is a workspace of, wherever it is called from: its notebooks, its kernel.
 *
 * `join(ownProject(), "notebooks")`
 *
 * Throws `Error` when the package lies outside a project.
 */
export function ownProject(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = projectRoot(here);
  if (root === undefined) throw new Error(`project: expected a package.json with the workspace "src" above ${here}`);
  return root;
}

function isProject(folder: string): boolean {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest) || !existsSync(join(folder, "src", "package.json"))) return false;
  try {
    const { workspaces } = JSON.parse(readFileSync(manifest, "utf8")) as { workspaces?: unknown };
    return Array.isArray(workspaces) && workspaces.includes("src");
  } catch {
    return false; // somebody else's manifest, on the way up
  }
}
