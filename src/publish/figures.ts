import { attributeOf, elementsIn, hasClass, type HtmlTree } from "./htmlTree.js";

/** What a figure is called. */
export interface FigureName {
  /** Its anchor on the page. */
  id: string;
  /** Its name in the paper, such as "Fig 5". */
  label: string;
  /** Letters of its panels, such as "a"; empty for a whole figure. */
  panel: string;
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
  const names: FigureName[] = [];
  for (const figure of elementsIn(tree)) {
    const id = attributeOf(figure, "id");
    if (figure.tagName !== "figure" || !hasClass(figure, "plasticity-figure") || id === undefined) continue;
    if (![...elementsIn(figure)].some(({ tagName }) => tagName === "svg")) continue;
    const label = attributeOf(figure, "data-figure") ?? id;
    names.push({ id, label, panel: attributeOf(figure, "data-panel") ?? "" });
  }
  return names;
}

/**
 * The figures of a page, in their order.
 *
 * @param page its body, sanitised
 * @example const figures = figuresIn(cleanFragment(body));
 */
export function figuresIn(page: ParentNode): PageFigure[] {
  const figures: PageFigure[] = [];
  for (const figure of page.querySelectorAll("figure.plasticity-figure[id]")) {
    const svg = figure.querySelector("svg");
    if (svg === null) continue;
    figures.push({
      id: figure.id,
      label: figure.getAttribute("data-figure") ?? figure.id,
      panel: figure.getAttribute("data-panel") ?? "",
      caption: figure.getAttribute("data-caption") ?? "",
      svg: svg.outerHTML,
    });
  }
  return figures;
}
