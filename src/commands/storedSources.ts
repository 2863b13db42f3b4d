import { relative } from "node:path";
import { contentDigest, readResult, storedResults } from "../experiments/index.js";
import type { StoredResult, StoredResults } from "../publish/storedResult.js";

/**
 * The stored results of a project, each file read when it is first asked for; damaged ones aren't listed (`plasticity
 * verify` tells of them).
 *
 * @param root the project's folder
 * @example storedSources(root)({ experiment: "optimal-plasticity/fig5-nonlinear", profile: "paper", digest })
 */
export function storedSources(root: string): StoredResults {
  const files = storedResults(root).map((path) => ({ path, file: relative(root, path).replaceAll("\\", "/") }));
  const known = new Map<string, StoredResult[]>();
  const read = (path: string, file: string): StoredResult[] => {
    try {
      const result = readResult(path);
      const { command, commit } = result.provenance;
      return [{ file, digest: contentDigest(result), command, commit }];
    } catch {
      return [];
    }
  };
  return ({ experiment, profile }) => {
    const place = `data/results/${experiment}.${profile}.`;
    for (const { path, file } of files) {
      if (file.startsWith(place) && !known.has(file)) known.set(file, read(path, file));
    }
    return [...known].flatMap(([file, results]) => (file.startsWith(place) ? results : []));
  };
}
