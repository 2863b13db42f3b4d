import { ANY_FIGURE, type Annotation } from "../annotations/model.js";
import { annotationFile, notebookAnnotations } from "../annotations/readAnnotations.js";
import { selectorOf } from "../annotations/readNote.js";
import { threadsOf } from "../annotations/threads.js";
import { projectRoot } from "../files/project.js";

/**
 * The open notes on a notebook's figures, from `data/annotations/<notebook>.json` of the project, for `annotate`. A
 * notebook that nobody has annotated has no file, and gives an empty array.
 *
 * @param notebook its path below `notebooks/`, without the ending, e.g. "optimal-plasticity/fig5"
 * @param only those of a figure, or of one of its panels; a note that names no panel belongs to all of them
 * @param root of the project. Default: found from the working directory
 * @throws {Error} when the file isn't valid, naming the file, the entry and what was expected
 * @example annotate(annotations("optimal-plasticity/fig5", { figure: "fig5", panel: "a" }))
 */
export function annotations(
  notebook: string,
  only: { figure?: string; panel?: string } = {},
  root = projectRoot(),
): Annotation[] {
  annotationFile(notebook);
  if (root === undefined) return [];
  return threadsOf(notebookAnnotations(root, notebook))
    .filter(({ isOpen, note }) => isOpen && note.status !== "withdrawn")
    .map(({ note }) => note)
    .filter((note) => {
      const place = selectorOf(note, "DataSelector");
      if (place === undefined) return false;
      const { figure, panel } = place;
      return (
        (only.figure === undefined || figure === ANY_FIGURE || figure === only.figure) &&
        (only.panel === undefined || panel === undefined || panel === only.panel)
      );
    });
}
