import { dirname, resolve } from "node:path";
import { isNotebookName } from "../annotations/model.js";
import { notebookAnnotations } from "../annotations/readAnnotations.js";
import { projectRoot } from "../files/project.js";
import { type Claim, claimsIn } from "../publish/claims.js";
import { type Finding, findingsIn } from "../publish/findings.js";
import { parseTree } from "../publish/htmlTree.js";
import { type Cell, type CodeCell, type Notebook, parseNotebook, readNotebookText } from "../publish/notebook.js";
import { isExecuted } from "../publish/notebookPage.js";
import type { NotebookFile } from "../publish/findNotebooks.js";
import { renderMarkdown } from "../publish/markdown.js";
import { PageIds } from "../publish/pageIds.js";
import { hasOwnSlides, isLeftOut, slideType } from "./cellKinds.js";
import { figureElements } from "./figureParts.js";
import { type FigureInNotebook, figureSlides } from "./figureSlides.js";
import { openingSlides } from "./openingSlides.js";
import { ownSlides } from "./ownSlides.js";
import { plainText } from "./plainText.js";
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

function figureStacks(
  cells: readonly Cell[],
  { claims, findings, citation, title }: Pick<NotebookSlides, "claims" | "findings" | "citation" | "title">,
  directory: string,
  opening: Slide[],
): Stack[] {
  const stacks: Slide[][] = [];
  const own = new Map<Slide, string>();
  for (const [index, cell] of cells.entries()) {
    if (slideType(cell) === "notes") {
      const last = stacks.at(-1)?.[0] ?? opening[0];
      const { html } = renderMarkdown(cell.source, { ids: new PageIds(), directory });
      // The first note takes the place of what the numbers say, further ones come below it.
      if (last !== undefined) own.set(last, (own.get(last) ?? "") + html);
      continue;
    }
    if (cell.cell_type !== "code") continue;
    for (const html of figuresOf(cell)) {
      for (const element of figureElements(parseTree(html))) {
        const near = recordsUntilNext(cells, index);
        const after = claims.filter(({ id }) => near.has(id));
        const figure: FigureInNotebook = {
          element,
          citation,
          question: plainText(title.replace(/^.+? · /, "")),
          after,
          all: claims,
          findings: findings.filter(({ id }) => near.has(id)),
          heading: headingBefore(cells, index),
        };
        stacks.push(figureSlides(figure));
      }
    }
  }
  for (const [slide, notes] of own) slide.notes = notes;
  return stacks.filter((stack) => stack.length > 0);
}

function htmlOutputs(cell: CodeCell): string[] {
  return cell.outputs.flatMap((output) => {
    if (output.output_type !== "display_data" && output.output_type !== "execute_result") return [];
    const html = output.data["text/html"];
    return typeof html === "string" ? [html] : [];
  });
}

function figuresOf(cell: CodeCell): string[] {
  return htmlOutputs(cell).filter((html) => html.includes("plasticity-figure"));
}

/** Ids of the claims and findings in the cells from a figure's to the next one's. */
function recordsUntilNext(cells: readonly Cell[], from: number): Set<string> {
  const next = cells.findIndex((cell, k) => k > from && cell.cell_type === "code" && figuresOf(cell).length > 0);
  const between = cells.slice(from, next < 0 ? undefined : next);
  const part: Notebook = { cells: between, metadata: {}, nbformat: 4, nbformat_minor: 5 };
  return new Set([...claimsIn(part), ...findingsIn(part)].map(({ id }) => id));
}

/** A heading of level 3 that stands above a figure, with no other figure between them. */
function headingBefore(cells: readonly Cell[], index: number): string | undefined {
  for (let k = index - 1; k >= 0; k--) {
    const cell = cells[k]!;
    if (cell.cell_type === "code" && figuresOf(cell).length > 0) return undefined;
    if (cell.cell_type !== "markdown") continue;
    const headings = [...cell.source.matchAll(/^(#{2,3}) (.+)$/gm)];
    const last = headings.at(-1);
    if (last !== undefined) return last[1] === "###" && !last[2]!.includes("$") ? plainText(last[2]!) : undefined;
  }
  return undefined;
}
