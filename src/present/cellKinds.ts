import type { Cell } from "../publish/notebook.js";

/** What Jupyter's slideshow metadata say of a cell, as `nbconvert --to slides` reads them; "-" where they say nothing. */
export type SlideType = "slide" | "subslide" | "fragment" | "skip" | "notes" | "-";

const TYPES: ReadonlySet<unknown> = new Set(["slide", "subslide", "fragment", "skip", "notes"]);

function tagsOf(cell: Cell): unknown[] {
  const { tags } = cell.metadata;
  return Array.isArray(tags) ? tags : [];
}

/** A cell's type: `slideshow.slide_type`, or "notes" by the tag of that name. */
export function slideType(cell: Cell): SlideType {
  if (tagsOf(cell).includes("notes")) return "notes";
  const { slideshow } = cell.metadata;
  const type = typeof slideshow === "object" && slideshow !== null && "slide_type" in slideshow && slideshow.slide_type;
  return TYPES.has(type) ? (type as SlideType) : "-";
}

/** Whether a notebook says itself where its slides begin. */
export function hasOwnSlides(cells: readonly Cell[]): boolean {
  return cells.some((cell) => ["slide", "subslide", "fragment"].includes(slideType(cell)));
}

/** Whether a cell is for readers of the notebook only, by Jupyter Book's tag. */
export function isLeftOut(cell: Cell): boolean {
  return tagsOf(cell).includes("remove-cell") || slideType(cell) === "skip";
}
