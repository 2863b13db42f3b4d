/**
 * One look for all figures: fonts, sizes, axes, default marks. Colours are in `colour.ts`.
 *
 * Sizes are in pixels of a figure at most 640 wide, which is what a slide or a page scales up as a whole: 12 px there is
 * legible from the last row of a seminar room.
 */
import type * as Plot from "@observablehq/plot";
import { categorical, colour } from "./colour.js";

export const theme = {
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  /** Largest width of a figure: it survives notebooks, pages and slides. */
  maximalWidth: 640,
  tickFontSize: 12,
  labelFontSize: 13,
  titleFontSize: 13,
  letterFontSize: 15,
  legendFontSize: 13,
  tickSize: 4,
  /** Pixels between two ticks, at least. */
  tickSpacing: { x: 52, y: 34 },

  /** Options for marks, to be spread into a mark: `Plot.line(data, { ...theme.line, x: "t", y: "F" })`. */
  line: { strokeWidth: 2 },
  /** A line that stands for a formula. */
  predictionLine: { stroke: colour.prediction, strokeWidth: 1.75, strokeDasharray: "5,3" },
  /** A ribbon of one standard deviation or an interval, behind its line; `fill` is the line's colour. */
  ribbon: { fillOpacity: 0.22, stroke: "none" },
  /** Published points drawn over ours. */
  publishedDot: { stroke: colour.published, fill: colour.paper, strokeWidth: 1.25, r: 3 },
  /** A line to compare with: a threshold, an optimum. */
  threshold: { stroke: colour.muted, strokeWidth: 1, strokeDasharray: "3,3" },
  /** Text inside a figure, with a halo that keeps it legible over lines. */
  text: { fontSize: 12, fill: colour.ink, stroke: colour.paper, strokeWidth: 3 },
} as const;

/** What may be written as the specification of one plot: Plot's own options. */
export type PlotSpec = Plot.PlotOptions;

/**
 * A plot's options with the theme's defaults under what the cell wrote: centred axis labels without arrows, ticks at a
 * legible spacing, the palette for categories. What the cell wrote always wins.
 *
 * @example Plot.plot(themed({ marks: [Plot.line(data, { x: "t", y: "F" })] }))
 */
export function themed(spec: PlotSpec): PlotSpec {
  const axis = { labelAnchor: "center", labelArrow: "none", tickSize: theme.tickSize } as const;
  return {
    inset: 0,
    ...spec,
    x: { ...axis, ...numberFormat(spec.x), tickSpacing: theme.tickSpacing.x, ...spec.x } as Plot.ScaleOptions,
    y: { ...axis, ...numberFormat(spec.y), tickSpacing: theme.tickSpacing.y, ...spec.y } as Plot.ScaleOptions,
    color: colourScale(spec.color),
  };
}

/** The palette is only for categories without a range or scheme of their own; numbers keep Plot's treatment. */
function colourScale(options: Plot.ScaleOptions | undefined): Plot.ScaleOptions | undefined {
  if (options === undefined) return undefined;
  const categories = options.type === "categorical" || options.type === "ordinal" || options.domain !== undefined;
  const own = options.range !== undefined || options.scheme !== undefined || options.interpolate !== undefined;
  const numeric = Array.isArray(options.domain) && options.domain.every((value) => typeof value === "number");
  return categories && !own && !(numeric && options.type === undefined)
    ? { ...options, range: [...categorical] }
    : options;
}

/** Logarithmic axes get powers of ten instead of Plot's SI prefixes ("200µ"), which nobody expects on an error axis. */
function numberFormat(options: Plot.ScaleOptions | undefined): Plot.ScaleOptions {
  return options?.type === "log" ? { tickFormat: (value: number) => logarithmicTick(value) } : {};
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * The label of a tick on a base-ten logarithmic axis: powers of ten, and with `between` also 2 and 5 times those (for an
 * axis with fewer than two powers on it); empty for the other ticks.
 *
 * @example logarithmicTick(0.0001) // "10⁻⁴"
 */
export function logarithmicTick(value: number, between = false): string {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = Math.round(value / 10 ** exponent);
  if (mantissa !== 1 && !(between && (mantissa === 2 || mantissa === 5))) return "";
  if (exponent >= -2 && exponent <= 3) return String(Number(value.toPrecision(3)));
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]!).join("");
  return `${mantissa === 1 ? "" : `${mantissa}·`}10${exponent < 0 ? "⁻" : ""}${digits}`;
}
