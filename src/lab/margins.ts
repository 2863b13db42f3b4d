import type { DomElement } from "./document.js";
import { textWidth } from "./textWidth.js";
import { theme } from "./theme.js";

/** Pixels between the edge of a plot and its frame. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What a first drawing tells about the axes of a plot. */
export interface AxesSeen extends Margins {
  readonly hasLeftAxis: boolean;
  readonly hasRightAxis: boolean;
  readonly hasBottomAxis: boolean;
  /** Length of the y domain over that of the x domain, when both are numbers on linear scales. */
  readonly domainRatio: number | undefined;
}

/** Room for the label of an axis: beside the ticks of y, below those of x (whose labels are one line high, not as wide as estimated). */
const LABEL_BESIDE = 22;
const LABEL_BELOW = 20;
const TICK_AND_PADDING = theme.tickSize + 5;

/**
 * The margins that the axes of a drawn plot need: Plot reserves 40 px whatever the labels are, so the tick labels of a
 * first drawing are measured and the plot is drawn again.
 *
 * @example const margins = axesSeen(Plot.plot(spec));
 */
export function axesSeen(svg: DomElement): AxesSeen {
  let left = 0;
  let right = 0;
  let bottom = 0;
  let top = 0;
  let hasLeftAxis = false;
  let hasRightAxis = false;
  let hasBottomAxis = false;
  let lastHalfWidth = 0;
  for (const group of svg.querySelectorAll('[aria-label$="-axis tick label"]')) {
    const axis = group.getAttribute("aria-label")!.split("-")[0]!;
    const widths = [...group.querySelectorAll("text")].map((text) => lineWidth(text));
    const widest = Math.max(0, ...widths);
    const label = svg.querySelector(`[aria-label="${axis}-axis label"]`);
    const moreLines = label === null ? 0 : Math.max(0, [...label.querySelectorAll("tspan")].length - 1);
    const more = moreLines * theme.labelFontSize;
    if (axis === "y" || axis === "fy") {
      const need = (axis === "y" ? TICK_AND_PADDING : 6) + widest + (label === null ? 2 : LABEL_BESIDE + more);
      // In facets the attribute stands on the inner groups.
      if (group.getAttribute("text-anchor") === "end" || group.querySelector('[text-anchor="end"]') !== null) {
        left = Math.max(left, need);
        hasLeftAxis ||= axis === "y";
      } else {
        right = Math.max(right, need);
        hasRightAxis ||= axis === "y";
      }
    } else {
      // Labels of an axis at the top hang above the frame, those at the bottom stand below it.
      const atTop = !isBelow(group);
      const need =
        (axis === "x" ? TICK_AND_PADDING : 6) + theme.tickFontSize + (label === null ? 2 : LABEL_BELOW + more);
      if (atTop) top = Math.max(top, need);
      else {
        bottom = Math.max(bottom, need);
        hasBottomAxis ||= axis === "x";
      }
      if (axis === "x") lastHalfWidth = Math.max(lastHalfWidth, widest / 2);
    }
  }
  return {
    left: Math.ceil(Math.max(left, hasBottomAxis ? lastHalfWidth + 2 : 4)),
    right: Math.ceil(Math.max(right, hasBottomAxis ? lastHalfWidth + 2 : 4, 6)),
    top: Math.ceil(Math.max(top, hasLeftAxis || hasRightAxis ? 8 : 4)),
    bottom: Math.ceil(Math.max(bottom, hasLeftAxis || hasRightAxis ? 8 : 4)),
    hasLeftAxis,
    hasRightAxis,
    hasBottomAxis,
    domainRatio: domainRatio(svg),
  };
}

/** Plot hangs the scales it has chosen on what it draws. */
function domainRatio(svg: DomElement): number | undefined {
  const { scale } = svg as unknown as { scale(name: string): { type?: string; domain?: unknown[] } | undefined };
  const length = (name: string): number | undefined => {
    const { type, domain } = scale(name) ?? {};
    const [low, high] = domain ?? [];
    return type === "linear" && typeof low === "number" && typeof high === "number" ? Math.abs(high - low) : undefined;
  };
  const [x, y] = [length("x"), length("y")];
  return x === undefined || y === undefined || x === 0 ? undefined : y / x;
}

/** Plot sets labels of a bottom axis below their anchor (`y="0.71em"`) and those of a top axis above it (no `y`). */
function isBelow(group: DomElement): boolean {
  return group.querySelector('text[y="0.71em"]') !== null;
}

function lineWidth(text: DomElement): number {
  const spans = [...text.querySelectorAll("tspan")];
  const lines = spans.length > 0 ? spans : [text];
  return Math.max(...lines.map((line) => textWidth(line.textContent ?? "", theme.tickFontSize)));
}
