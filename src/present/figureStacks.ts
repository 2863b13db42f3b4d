import { type Claim, claimsIn } from "../publish/claims.js";
import { type Finding, findingsIn } from "../publish/findings.js";
import { parseTree } from "../publish/htmlTree.js";
import { renderMarkdown } from "../publish/markdown.js";
import type { Cell, CodeCell, Notebook } from "../publish/notebook.js";
import { PageIds } from "../publish/pageIds.js";
import { slideType } from "./cellKinds.js";
import { figureElements } from "./figureParts.js";
import type { FigureInNotebook } from "./figureInNotebook.js";
import { figureSlides } from "./figureSlides.js";
import { plainText } from "./plainText.js";
import type { Slide, Stack } from "./slide.js";

/** What of a notebook its figures' slides speak of. */
interface Around {
  claims: readonly Claim[];
  findings: readonly Finding[];
  citation: string;
  title: string;
}

/**
 * A stack of slides for each figure of a notebook, with the claims and findings near it. Cells with notes are the notes of
 * the figure before them, or of the first slide.
 *
 * @param opening the slides before the figures; the first may get notes
 */
export function figureStacks(
  cells: readonly Cell[],
  { claims, findings, citation, title }: Around,
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
