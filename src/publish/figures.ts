import { serializeOuter } from "parse5";
import { attributeOf, elementIn, elementsIn, hasClass, type HtmlElement, type HtmlTree } from "./htmlTree.js";

/** What a figure is called. */
export interface FigureName {
  /** Its anchor on the page. */
  id: string;
  /** Its name in the paper, such as "Fig 5". */
  label: string;
  /** Letters of its panels, such as "a"; empty for a whole figure. */
  panel: string;
}

/** A figure's name in lists: "Fig 5" for a whole figure, "Fig 5a" for one that shows a part. */
export function figureName({ label, panel }: Pick<FigureName, "label" | "panel">): string {
  // A composite names all its panels; some labels have the letter already, or go on after the number.
  return /^[a-z]$/i.test(panel) && /\d$/.test(label) ? label + panel : label;
}

/** A figure of a notebook, as it stands on its page. */
export interface PageFigure extends FigureName {
  caption: string;
  /** Its drawing, sanitised. */
  svg: string;
}

/**
 * The names of the figures in an output (`<figure class="plasticity-figure" …>` with an inline SVG), in their order.
 *
 * @param tree an output whose ids are settled
 * @example const names = figureNamesIn(parseTree(output));
 */
export function figureNamesIn(tree: HtmlTree): FigureName[] {
  return [...elementsIn(tree)].flatMap((element) => figureNameOf(element) ?? []);
}

/** The name of one figure; undefined when the element is none, or has no id. */
export function figureNameOf(element: HtmlElement): FigureName | undefined {
  const id = attributeOf(element, "id");
  if (element.tagName !== "figure" || !hasClass(element, "plasticity-figure") || id === undefined) return undefined;
  return { id, label: attributeOf(element, "data-figure") ?? id, panel: attributeOf(element, "data-panel") ?? "" };
}

/**
 * The figures of a page, in their order.
 *
 * @param page its body, sanitised
 * @example const figures = figuresIn(cleanHtml(body).tree);
 */
export function figuresIn(page: HtmlTree): PageFigure[] {
  const figures: PageFigure[] = [];
  for (const element of elementsIn(page)) {
    const name = figureNameOf(element);
    const svg = name === undefined ? undefined : elementIn(element, ({ tagName }) => tagName === "svg");
    if (name === undefined || svg === undefined) continue;
    figures.push({ ...name, caption: attributeOf(element, "data-caption") ?? "", svg: serializeOuter(svg) });
  }
  return figures;
}
