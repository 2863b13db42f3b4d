/** A figure of a notebook, as it stands on its page. */
export interface PageFigure {
  /** Its anchor on the page. */
  id: string;
  /** Its name in the paper, such as "Fig 5". */
  label: string;
  /** Letters of its panels, such as "a"; empty for a whole figure. */
  panel: string;
  caption: string;
  /** Its drawing. */
  svg: string;
}

/**
 * The figures in a piece of a page (`<figure class="plasticity-figure" …>` with an inline SVG), in their order.
 *
 * @param root a fragment whose ids are settled
 * @example const figures = figuresIn(parseHtml(output));
 */
export function figuresIn(root: ParentNode): PageFigure[] {
  const figures: PageFigure[] = [];
  for (const figure of root.querySelectorAll("figure.plasticity-figure")) {
    const svg = figure.querySelector("svg");
    if (svg === null || figure.id === "") continue;
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
