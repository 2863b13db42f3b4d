import { dirname, resolve } from "node:path";
import { isNotebookName } from "../annotations/model.js";
import { notebookAnnotations } from "../annotations/readAnnotations.js";
import { projectRoot } from "../files/project.js";
import { type Claim, claimsIn } from "../publish/claims.js";
import { type Finding, findingsIn } from "../publish/findings.js";
import { type Cell, parseNotebook, readNotebookText } from "../publish/notebook.js";
import { isExecuted } from "../publish/notebookPage.js";
import type { NotebookFile } from "../publish/findNotebooks.js";
import { hasOwnSlides, isLeftOut } from "./cellKinds.js";
import { figureStacks } from "./figureStacks.js";
import { openingSlides } from "./openingSlides.js";
import { ownSlides } from "./ownSlides.js";
import { addReadersNotes } from "./readersNotes.js";
import type { Slide, Stack } from "./slide.js";

/** A notebook as slides. */
export interface NotebookSlides extends NotebookFile {
  title: string;
  /** Of its paper, such as "Raman & O'Leary 2021"; empty when its first cell doesn't name one. */
  citation: string;
  /** Its question and its equations. */
  opening: Slide[];
  /** A stack for each figure, or those that the notebook sets itself. */
  stacks: Stack[];
  claims: Claim[];
  findings: Finding[];
  warnings: string[];
}

/** Thrown for a notebook whose outputs don't belong to its code. */
export class NotExecutedError extends Error {
  override name = "NotExecutedError";
}

/**
 * The slides of a notebook: as its cells' slideshow metadata say, or else its question, its equations, and its figures with
 * their panels; with what readers have noted (`data/annotations` of the project) among the presenter's notes.
 *
 * @throws NotebookFormatError, ClaimError, FindingError, AnnotationError naming the notebook at fault; NotExecutedError
 * @example const { stacks } = notebookSlides({ file: "notebooks/optimal-plasticity/fig5.ipynb", name: "optimal-plasticity/fig5" });
 */
export function notebookSlides({ file, name }: NotebookFile): NotebookSlides {
  const notebook = parseNotebook(readNotebookText(file), file);
  if (!isExecuted(notebook)) {
    throw new NotExecutedError(
      `${name}: expected a notebook that was executed from its first cell to its last; ` +
        `plasticity execute ${name} makes such a copy, with --in-place in its own file`,
    );
  }
  const cells = notebook.cells.filter((cell) => !isLeftOut(cell));
  const first = cells.find(({ cell_type }) => cell_type === "markdown")?.source ?? "";
  const title = /^# (.+)$/m.exec(first)?.[1]?.trim() ?? name.split("/").at(-1)!;
  const citation = /\*\*Paper\*\* *\| *(.*?\b(?:19|20)\d\d\b)/.exec(first)?.[1]?.replaceAll("*", "") ?? "";
  const claims = claimsIn(notebook, name);
  const findings = findingsIn(notebook, name);
  const base = { file, name, title, citation, claims, findings };
  const directory = dirname(file);
  const made = hasOwnSlides(cells)
    ? { opening: [], ...ownSlides(cells, name, directory) }
    : derivedSlides(cells, base, directory);
  const root = projectRoot(resolve(directory));
  const notes = root === undefined || !isNotebookName(name) ? [] : notebookAnnotations(root, name);
  addReadersNotes([...made.opening, ...made.stacks.flat()], notes);
  return { ...base, ...made };
}

function derivedSlides(
  cells: readonly Cell[],
  base: Omit<NotebookSlides, "opening" | "stacks" | "warnings">,
  directory: string,
): Pick<NotebookSlides, "opening" | "stacks" | "warnings"> {
  const { slides: opening, warnings } = openingSlides(cells, { ...base, directory });
  return { opening, stacks: figureStacks(cells, base, directory, opening), warnings };
}
