/** The figures in an output, made ready for a page: as wide as its column, with tools below. */
import { drawingOf } from "./figureDrawing.js";
import { figureName, figureNameOf } from "./figures.js";
import { figureTools } from "./figureTools.js";
import {
  attributeOf,
  elementsIn,
  hasClass,
  type HtmlElement,
  type HtmlTree,
  insertAfter,
  removeAttribute,
  setAttribute,
} from "./htmlTree.js";
import { notePanels } from "./notePanels.js";
import type { PageData } from "./pageData.js";
import type { PageIds } from "./pageIds.js";

/** Width in pixels that figures are drawn for; on a page they fill the same share of the column. */
const FIGURE_WIDTH = 640;

/** Where the output is. */
export interface OutputPlace {
  readonly ids: PageIds;
  /** Gets the figures, which get tools that lead there; without, they get none. */
  readonly data?: PageData;
  /** The code cell's number, and the id of its code on the page. */
  readonly number: number;
  readonly codeId: string;
}

/**
 * Settles the ids of an output and puts below each of its figures what `figureTools` makes; the page's data get the
 * figures. A damaged record of one is named among the warnings.
 *
 * @example showFigures(parseTree(output), place, { warnings: [] })
 */
export function showFigures(tree: HtmlTree, place: OutputPlace, { warnings }: { warnings: string[] }): void {
  const figures = [...elementsIn(tree)].filter(
    (element) => element.tagName === "figure" && hasClass(element, "plasticity-figure"),
  );
  const written = figures.map((figure) => attributeOf(figure, "id") ?? "");
  place.ids.claimAll(tree);
  figures.forEach((figure, k) => {
    fillColumn(figure);
    addTools(figure, written[k]!, place, warnings);
  });
}

/** What stands below a figure, and its data for programs. */
function addTools(
  figure: HtmlElement,
  written: string,
  { data, number, codeId }: OutputPlace,
  warnings: string[],
): void {
  const json = attributeOf(figure, "data-drawing");
  removeAttribute(figure, "data-drawing");
  // for readers' notes, of the record only what they need
  const panels = notePanels(json);
  if (panels !== undefined) setAttribute(figure, "data-panels", panels);
  const name = figureNameOf(figure);
  if (name === undefined || data === undefined) return;
  const drawing = json === undefined ? undefined : drawingOf(json);
  if (typeof drawing === "string") {
    warnings.push(`code cell ${number}: figure ${name.id}: its data left out: ${drawing}`);
  }
  const label = attributeOf(figure, "aria-label") ?? "";
  const alternative = label.startsWith(`${name.label}: `) ? label.slice(name.label.length + 2) : label;
  const madeBy = data.madeBy(written);
  const tools = {
    id: name.id,
    name: figureName(name),
    alternative,
    code: { id: codeId, number },
    drawing: typeof drawing === "string" ? undefined : drawing,
    madeBy,
  };
  const { html, panels: files } = figureTools(tools, (file, content) => data.file(file, content));
  insertAfter(figure, html);
  const caption = attributeOf(figure, "data-caption") ?? "";
  data.figures.push({ ...name, caption, alternative, cell: number, panels: files, madeBy });
}

/** A drawing takes its share of the column, whatever the column's width. */
function fillColumn(figure: HtmlElement): void {
  for (const svg of figure.childNodes) {
    if (!("tagName" in svg) || svg.tagName !== "svg") continue;
    const width = Number.parseFloat(attributeOf(svg, "width") ?? "");
    if (!(width > 0) || attributeOf(svg, "viewBox") === undefined) continue;
    const share = Math.min(100, Math.round((1000 * width) / FIGURE_WIDTH) / 10);
    setAttribute(svg, "style", `${attributeOf(svg, "style") ?? ""};width:${share}%;height:auto`);
  }
}
