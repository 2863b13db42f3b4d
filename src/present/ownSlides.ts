import type { Cell } from "../publish/notebook.js";
import { type CellHtml, renderCodeCell } from "../publish/cellHtml.js";
import { PageRoom } from "../publish/limits.js";
import { renderMarkdown } from "../publish/markdown.js";
import { PageIds } from "../publish/pageIds.js";
import { slideType } from "./cellKinds.js";
import { type Slide, type Stack, textSlide } from "./slide.js";

/**
 * Slides where a notebook's metadata say that they begin, as `nbconvert --to slides` reads them: a cell without a type goes
 * on with the slide, or the fragment, that it comes after. Of code cells the outputs are shown.
 *
 * @param cells of an executed notebook, without those that are skipped
 * @example const { stacks } = ownSlides(cells, "my-talk", "notebooks");
 */
export function ownSlides(
  cells: readonly Cell[],
  name: string,
  directory: string,
): { stacks: Stack[]; warnings: string[] } {
  const ids = new PageIds();
  const room = new PageRoom();
  const base = name.split("/").at(-1)!;
  const stacks: Slide[][] = [];
  const warnings: string[] = [];
  let number = 0;
  let fragment = false;
  const begin = (down: boolean): void => {
    const count = stacks.reduce((sum, stack) => sum + stack.length, 0) + 1;
    const slide = textSlide({ id: `${base}-slide-${count}`, kind: "cells", title: "", body: "" });
    if (down && stacks.length > 0) stacks.at(-1)!.push(slide);
    else stacks.push([slide]);
    fragment = false;
  };
  for (const cell of cells) {
    const type = slideType(cell);
    if (type === "slide" || type === "subslide" || stacks.length === 0) begin(type === "subslide");
    const slide = stacks.at(-1)!.at(-1)!;
    let html = "";
    if (cell.cell_type === "code") {
      const place = { ids, directory, trusted: true, number: ++number, room };
      const rendered: CellHtml = renderCodeCell({ ...cell, source: "" }, place);
      html = rendered.html;
      warnings.push(...rendered.warnings);
      const [figure] = rendered.figures;
      if (figure !== undefined && slide.name === "") {
        slide.id = figure.id;
        slide.name = figure.label;
      }
    } else if (cell.cell_type === "markdown") {
      const rendered = renderMarkdown(cell.source, { ids, directory });
      html = rendered.html;
      warnings.push(...rendered.warnings);
    }
    if (type === "notes") {
      slide.notes += html;
      continue;
    }
    if (type === "fragment") fragment = true;
    slide.body += fragment && html !== "" ? `<div class="fragment">${html}</div>` : html;
  }
  return {
    stacks: stacks.map((stack) => stack.filter(({ body }) => body.trim() !== "")).filter((s) => s.length > 0),
    warnings,
  };
}
