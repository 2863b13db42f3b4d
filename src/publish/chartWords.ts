/** What a panel is a chart of, in words. */
import type { FigureDrawing, FigurePanel } from "./figureDrawing.js";

const KINDS: Readonly<Record<string, string>> = {
  line: "lines",
  dot: "points",
  area: "bands",
  bar: "bars",
  rect: "bars",
  rule: "rules",
  link: "links",
  arrow: "arrows",
  text: "labels",
  tick: "ticks",
  cell: "cells",
  contour: "contours",
};

/**
 * "Chart of task error F (logarithmic, 0.007 to 0.04) against ρ (0 to 2.6): lines, points." A panel of small multiples
 * that leaves a label to its neighbours has that of its row or column.
 *
 * @example chartWords(panel, drawing)
 */
export function chartWords(panel: FigurePanel, drawing: FigureDrawing): string {
  const kinds = [...new Set(panel.marks.map(({ mark }) => KINDS[mark] ?? mark))];
  if (kinds.length === 0) return "Diagram.";
  const [x, y] = (["x", "y"] as const).map((name) => axisWords(name, panel, drawing));
  const axes =
    y === undefined ? (x === undefined ? "" : ` along ${x}`) : ` of ${y}${x === undefined ? "" : ` against ${x}`}`;
  return `Chart${axes}: ${kinds.join(", ")}.`;
}

function axisWords(name: "x" | "y", panel: FigurePanel, drawing: FigureDrawing): string | undefined {
  const scale = panel.scales[name];
  if (scale === undefined) return undefined;
  const label = scale.label ?? neighboursLabel(name, panel, drawing);
  const [first, last] = [scale.domain[0], scale.domain.at(-1)];
  const isNumeric = typeof first === "number" && typeof last === "number";
  const extent = isNumeric ? `${shown(first)} to ${shown(last)}` : `${scale.domain.length} categories`;
  return `${label ?? name} (${scale.type === "log" ? "logarithmic, " : ""}${extent})`;
}

/** The label of the nearest row (for y) or column (for x): that of the panel's own, where it has one. */
function neighboursLabel(name: "x" | "y", { box }: FigurePanel, { panels }: FigureDrawing): string | undefined {
  const side = name === "x" ? 0 : 1;
  const away = (other: FigurePanel): number => Math.abs(other.box[side] - box[side]);
  const labelled = panels.filter((other) => other.scales[name]?.label !== undefined);
  return labelled.sort((a, b) => away(a) - away(b))[0]?.scales[name]?.label;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3))).replace("-", "−");
}
