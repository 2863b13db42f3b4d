import { escapeHtml } from "../lab/escape.js";
import { figureHtml } from "../lab/figure.js";
import { theme } from "../lab/theme.js";
import type { Explorable } from "./explorable.js";
import { type Start, startText } from "./start.js";

/** What a notebook says about the figure that an explorable begins as. */
export interface ExploreFigure {
  /** Its anchor. */
  readonly id: string;
  /** Its name in lists. */
  readonly label: string;
  readonly caption: string;
  /** What it shows, for those who don't see it. */
  readonly alt: string;
}

/**
 * The first frame: the figure itself, drawn here and now, and where a page's or a notebook's script starts it from. It
 * needs no script to be read.
 *
 * @example exploreHtml(optimalPlasticity, start, { id: "explore", label: "Explore Fig 5", caption: "…", alt: "…" })
 */
export function exploreHtml(explorable: Explorable, start: Start, figure: ExploreFigure): string {
  const { svg, height } = explorable.draw(start.settings, start.results, start.data);
  const drawing = `<svg viewBox="0 0 ${theme.maximalWidth} ${height}">${svg}</svg>`;
  const attributes = `data-explorable="${explorable.name}" data-start="${escapeHtml(startText(explorable, start))}"`;
  return `<div class="plasticity-explorable" ${attributes}>${figureHtml({ ...figure, svg: drawing })}</div>`;
}
