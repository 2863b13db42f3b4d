import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { oneLine } from "../files/oneLine.js";
import { projectRoot } from "../files/project.js";
import { checkAnnotation, type Annotation } from "./annotate.js";

/**
 * The annotations of a notebook, from `data/annotations/<notebook>.json` of the project: an array of annotations. A
 * notebook that nobody has annotated has no file, and gives an empty array.
 *
 * @param notebook its path below `notebooks/`, without the ending, e.g. "optimal-plasticity/fig5"
 * @param only those of a figure, or of one of its panels; one that names no figure (or panel) belongs to all of them
 * @param root of the project. Default: found from the working directory
 * @throws {Error} when the file isn't valid, naming the file, the entry and what was expected
 * @example annotate(annotations("optimal-plasticity/fig5", { figure: "fig5", panel: "a" }))
 */
export function annotations(
  notebook: string,
  only: { figure?: string; panel?: string } = {},
  root = projectRoot(),
): Annotation[] {
  if (!/^[\w-]+(\/[\w-]+)*$/.test(notebook)) {
    throw new RangeError(
      `annotations: expected a notebook like "optimal-plasticity/fig5", got ${JSON.stringify(notebook)}`,
    );
  }
  const name = `data/annotations/${notebook}.json`;
  const file = root === undefined ? undefined : join(root, ...name.split("/"));
  if (file === undefined || !existsSync(file)) return [];
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${name}: expected JSON, got ${oneLine((error as Error).message)}`);
  }
  if (!Array.isArray(content)) throw new TypeError(`${name}: expected an array of annotations, got ${typeof content}`);
  return content
    .map((entry, index) => checkAnnotation(entry, `${name}, annotation ${index + 1}`))
    .filter(({ figure }) => only.figure === undefined || figure === undefined || figure === only.figure)
    .filter(({ panel }) => only.panel === undefined || panel === undefined || panel === only.panel);
}
