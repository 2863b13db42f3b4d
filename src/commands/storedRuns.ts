import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { readResult, resultFileOf } from "../experiments/index.js";
import type { StoredRun } from "../publish/storedRun.js";

/**
 * Looks results up in a project's `data/results`, as its pages tell of them.
 *
 * @throws as `readResult`, when one is looked up that is damaged
 * @example buildSite(files, { …, storedRun: storedRunOf(root) });
 */
export function storedRunOf(root: string): (experiment: string, profile: "quick" | "paper") => StoredRun | undefined {
  return (name, profile) => {
    const file = resultFileOf(root, { name }, profile);
    if (!existsSync(file)) return undefined;
    const { title, provenance } = readResult(file);
    const { wallSeconds: seconds, workers, command, commit, date, node } = provenance;
    const shown = relative(join(root, "data", "results"), file).replaceAll("\\", "/");
    const content = readFileSync(file);
    return { experiment: name, profile, title, file: shown, content, seconds, workers, command, commit, date, node };
  };
}
