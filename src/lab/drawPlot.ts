/** Draws one plot: with the theme, with margins that its labels need, as text. */
import * as Plot from "@observablehq/plot";
import { withTicksBetween, withWrappedLabels } from "./axisLabels.js";
import { colour } from "./colour.js";
import { documentForPlot, type DomElement } from "./document.js";
import { type DrawnMark, noteMarks } from "./drawnMarks.js";
import { type DrawnScale, drawnScales } from "./drawnScales.js";
import type { Drawn, LegendItem } from "./legend.js";
import { axesSeen, type AxesSeen, type Margins } from "./margins.js";
import { svgText } from "./svgText.js";
import { themed, theme, type PlotSpec } from "./theme.js";

/** Three times the width: a page, not a scroll. */
const MAXIMAL_HEIGHT = 3 * theme.maximalWidth;

/** A plot after its first drawing: with ticks and labels that suit its size, and the room that its axes need. */
export interface MeasuredPlot {
  readonly plot: PlotSpec;
  readonly seen: AxesSeen;
}

/** Where a measured plot goes. */
export interface PlotPlace {
  readonly width: number;
  /** Undefined: from the plot's own `height` or `aspectRatio`, else `usualHeight`. */
  readonly height: number | undefined;
  readonly usualHeight: number;
  readonly margins: Margins;
  /** Prefix of all ids. */
  readonly prefix: string;
  /** Says what colours stand for. */
  readonly legend: readonly LegendItem[];
}

/** A drawn plot, with what it shows. */
export interface DrawnPlot extends Drawn {
  readonly marks: readonly DrawnMark[];
  /** Its scales, once its place is known. */
  readonly scalesAt: (x: number, y: number) => Record<string, DrawnScale>;
}

/**
 * Draws a plot at about its final size to see what its axes need.
 *
 * @example const measured = measurePlot(plot, 200, undefined);
 */
export function measurePlot(plot: PlotSpec, width: number, height: number | undefined): MeasuredPlot {
  // Only the axes matter here; the true aspect may need a height that isn't known yet.
  const roughHeight = height ?? plot.height ?? usualHeight(width);
  const drawn = draw(plot, width, roughHeight);
  const seen = axesSeen(drawn);
  const better = withWrappedLabels(withTicksBetween(plot, drawn), drawn, seen);
  return better === plot ? { plot, seen } : { plot: better, seen: axesSeen(draw(better, width, roughHeight)) };
}

/**
 * The final drawing of a measured plot.
 *
 * @throws {RangeError} when its `aspectRatio` asks for a height of more than three widths of a figure
 * @example finishPlot(measured, { width: 200, height: undefined, usualHeight: 150, margins: measured.seen, prefix: "fig1-a", legend: [] })
 */
export function finishPlot(measured: MeasuredPlot, place: PlotPlace): DrawnPlot {
  const { plot, seen } = measured;
  const { width, height, margins, prefix } = place;
  const frames = [
    seen.hasLeftAxis === true ? Plot.frame({ anchor: "left", stroke: colour.axis }) : null,
    seen.hasRightAxis === true ? Plot.frame({ anchor: "right", stroke: colour.axis }) : null,
    seen.hasBottomAxis === true ? Plot.frame({ anchor: "bottom", stroke: colour.axis }) : null,
  ];
  const noted = noteMarks(plot.marks ?? [], place.legend);
  const svg = draw(
    {
      marginLeft: margins.left,
      marginRight: margins.right,
      marginTop: margins.top,
      marginBottom: margins.bottom,
      ...plot,
      // Under the marks: a curve that runs along an axis stays visible.
      marks: [...frames, ...noted.marks],
    },
    width,
    height ?? aspectHeight(measured, width, margins),
    place.usualHeight,
  );
  for (const group of svg.querySelectorAll('[aria-label$="-axis tick"]')) group.setAttribute("stroke", colour.axis);
  for (const group of svg.querySelectorAll('[aria-label$="-axis label"]')) {
    group.setAttribute("font-size", String(theme.labelFontSize));
  }
  const { scale } = svg as unknown as { scale(name: string): { type?: string; domain?: unknown } | undefined };
  return {
    svg: svgText(svg, prefix),
    height: Number(svg.getAttribute("height")),
    marks: noted.drawn((name) => scale(name)),
    scalesAt: (x, y) => drawnScales(svg, x, y),
  };
}

/**
 * Height of a plot that doesn't say: wide plots are flat, small multiples nearly square.
 *
 * @example usualHeight(200) // 150
 */
export function usualHeight(width: number): number {
  return Math.round(Math.min(340, Math.max(150, width * 0.72)));
}

/**
 * The height that gives a plot its `aspectRatio`. Plot's own is only right with its own margins.
 */
function aspectHeight({ plot, seen }: MeasuredPlot, width: number, margins: Margins): number | undefined {
  if (typeof plot.aspectRatio !== "number" || plot.height !== undefined || seen.domainRatio === undefined)
    return undefined;
  const inset = plot.inset ?? 0;
  const { insetLeft = inset, insetRight = inset, insetTop = inset, insetBottom = inset } = plot;
  const {
    marginLeft = margins.left,
    marginRight = margins.right,
    marginTop = margins.top,
    marginBottom = margins.bottom,
  } = plot;
  const across = width - marginLeft - marginRight - insetLeft - insetRight;
  const upwards = (across * seen.domainRatio) / plot.aspectRatio;
  if (upwards > MAXIMAL_HEIGHT) {
    throw new RangeError(
      `figure: expected an aspectRatio with a height ≤ ${MAXIMAL_HEIGHT}, got ${plot.aspectRatio} with a height of ${Math.round(upwards)}`,
    );
  }
  return Math.round((upwards + marginTop + marginBottom + insetTop + insetBottom) * 100) / 100;
}

/** Draws with Plot and gives back the SVG alone. */
function draw(plot: PlotSpec, width: number, height: number | undefined, fallback = usualHeight(width)): DomElement {
  const { title, subtitle, caption, ...options } = themed(plot);
  void [title, subtitle, caption];
  const color = options.color === undefined ? undefined : { ...options.color, legend: false };
  const ownHeight = height ?? options.height ?? (options.aspectRatio === undefined ? fallback : undefined);
  return Plot.plot({
    ...options,
    ...(color === undefined ? {} : { color }),
    style: { ...(typeof options.style === "object" ? options.style : {}), fontSize: `${theme.tickFontSize}px` },
    className: "plot",
    document: documentForPlot() as never,
    figure: false,
    width: Math.round(width * 100) / 100,
    ...(ownHeight === undefined ? {} : { height: ownHeight }),
  } as Plot.PlotOptions) as unknown as DomElement;
}
