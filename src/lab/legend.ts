import { escapeHtml } from "./escape.js";
import { textWidth } from "./textWidth.js";
import { colour } from "./colour.js";
import { theme } from "./theme.js";

/** One entry of a legend: what a colour (and a shape: never colour alone) stands for. */
export interface LegendItem {
  readonly label: string;
  readonly colour: string;
  /** How the sample is drawn. Default "line". */
  readonly symbol?: "line" | "dot" | "square" | "diamond" | "triangle" | "cross" | "ribbon";
  /** Dash pattern of a line, e.g. "5,3". */
  readonly dash?: string;
  /** Stroke width of a line in pixels. Default 2. */
  readonly width?: number;
  /** A dot with a white centre. */
  readonly hollow?: boolean;
}

/** A drawn piece of SVG and the height it takes. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

const SAMPLE = 22;
const GAP = 18;
const ROW = 20;

/**
 * A legend as SVG text: samples with labels, in as many rows as the width needs.
 *
 * @param width in pixels
 * @throws {RangeError} when an item has no label
 * @example legend([{ label: "simulation", colour: colour.simulation }], 640)
 */
export function legend(items: readonly LegendItem[], width: number): Drawn {
  let x = 0;
  let row = 0;
  let svg = "";
  for (const item of items) {
    if (typeof item.label !== "string" || item.label === "") {
      throw new RangeError(`legend: expected an item with a label, got ${JSON.stringify(item)}`);
    }
    const itemWidth = SAMPLE + 6 + textWidth(item.label, theme.legendFontSize);
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      row += 1;
    }
    svg += `<g transform="translate(${Math.round(x)},${row * ROW})">${sample(item)}`;
    svg += `<text x="${SAMPLE + 6}" y="14" font-size="${theme.legendFontSize}" text-anchor="start">${escapeHtml(item.label)}</text></g>`;
    x += itemWidth + GAP;
  }
  return items.length === 0
    ? { svg: "", height: 0 }
    : { svg: `<g aria-label="legend">${svg}</g>`, height: (row + 1) * ROW };
}

function sample(item: LegendItem): string {
  const fill = escapeHtml(item.colour);
  switch (item.symbol ?? "line") {
    case "line": {
      const dash = item.dash === undefined ? "" : ` stroke-dasharray="${escapeHtml(item.dash)}"`;
      return `<line x1="0" x2="${SAMPLE}" y1="10" y2="10" stroke="${fill}" stroke-width="${item.width ?? 2}"${dash}/>`;
    }
    case "dot":
      return `<circle cx="${SAMPLE / 2}" cy="10" r="4" fill="${item.hollow === true ? colour.paper : fill}" stroke="${fill}" stroke-width="1.25"/>`;
    case "square":
      return `<rect x="${SAMPLE / 2 - 6}" y="4" width="12" height="12" fill="${fill}"/>`;
    case "diamond":
      return path("M11 4L17 10L11 16L5 10Z", fill);
    case "triangle":
      return path("M11 4L17 15L5 15Z", fill);
    case "cross":
      return `<path d="M7 6L15 14M15 6L7 14" stroke="${fill}" stroke-width="1.75"/>`;
    case "ribbon":
      return `<rect x="0" y="4" width="${SAMPLE}" height="12" fill="${fill}" fill-opacity="${theme.ribbon.fillOpacity}"/><line x1="0" x2="${SAMPLE}" y1="10" y2="10" stroke="${fill}" stroke-width="${item.width ?? 2}"/>`;
  }
}

function path(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`;
}
