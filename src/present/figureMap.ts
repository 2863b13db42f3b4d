import MarkdownIt from "markdown-it";
import { wrapText } from "../lab/textWidth.js";
import type { HtmlTree } from "../publish/htmlTree.js";
import { areaBelowKey, drawnKey, drawnPanel, drawnWhole, MOST_SCALE, panelBox } from "./drawing.js";
import type { FigureParts, PanelDrawing } from "./figureParts.js";
import { inOwnRows } from "./ownRows.js";
import { LEGIBLE, withoutSmallLetters } from "./smallLetters.js";
import { scaleIn } from "./scaleIn.js";
import { bodyWidth } from "./slideArea.js";

const { escapeHtml } = new MarkdownIt().utils;

const GAP = 18;
/** Height of a cell's header: one or two lines of its letters. */
const HEADER = 26;
const HEADER_LETTERS = 19;
/** A figure whose letters are too small as it is, is left so only when its panels would get much smaller apart. */
const WORTH_KEEPING = 0.6;

/** How a figure's panels are spread over a slide. */
interface Spread {
  columns: number;
  cell: { width: number; height: number };
  /** Lines of the cells' headers. */
  lines: number;
  scale: number;
}

function spread(parts: FigureParts, panels: readonly PanelDrawing[], columns: number): Spread {
  const area = areaBelowKey(parts);
  const rows = Math.ceil(panels.length / columns);
  const width = (bodyWidth - GAP * (columns - 1)) / columns;
  const headers = panels.map((panel) => wrapText(headerText(panel), HEADER_LETTERS, width - 4).length);
  const lines = panels.every((panel) => headerText(panel) === "") ? 0 : Math.min(2, Math.max(...headers));
  const height = (area.height - GAP * (rows - 1)) / rows - lines * HEADER;
  const scale = Math.min(...panels.map((panel) => scaleIn({ width, height }, panelBox(parts, panel))));
  return { columns, cell: { width, height }, lines, scale };
}

const headerText = ({ letter, title }: PanelDrawing): string => `${letter}  ${title}`.trim();

function header(panel: PanelDrawing, { cell, lines }: Spread): string {
  if (lines === 0) return "";
  const wrapped = wrapText(headerText(panel), HEADER_LETTERS, cell.width - 4);
  const shown =
    wrapped.length > lines ? `${wrapped.slice(0, lines).join(" ").replace(/ \S+$/, "")} …` : wrapped.join(" ");
  const words = panel.letter === "" ? shown : shown.slice(panel.letter.length).trim();
  return `<p class="cell-head"><b>${escapeHtml(panel.letter)}</b> ${escapeHtml(words)}</p>`;
}

function bestSpread(parts: FigureParts, panels: readonly PanelDrawing[]): Spread {
  const spreads = panels.map((_, k) => spread(parts, panels, k + 1));
  return spreads.reduce((a, b) => (b.scale > a.scale ? b : a));
}

function cells(
  parts: FigureParts,
  panels: readonly PanelDrawing[],
  chosen: Spread,
  change: (scale: number) => ((tree: HtmlTree) => void) | undefined,
): string {
  const drawn = panels.map((panel) => {
    const drawing = drawnPanel(parts, panel, chosen.cell, change(scaleIn(chosen.cell, panelBox(parts, panel))));
    return `<div class="cell">${header(panel, chosen)}<div class="drawing">${drawing}</div></div>`;
  });
  return `<div class="map columns-${chosen.columns} lines-${chosen.lines}">${drawn.join("")}</div>`;
}

/** How many times its own size a whole figure gets on a slide, its panels where they are. */
export function wholeScale(parts: FigureParts): number {
  return scaleIn(areaBelowKey(parts), { width: parts.width, height: parts.height - parts.keyHeight });
}

/**
 * The whole of a figure, as the body of a slide: as it is when its letters are legible so, else its panels spread over
 * the slide as large as they get. What would still be too small to read there (numbers at ticks, words among the
 * marks) is left to the panels' own slides.
 *
 * @example const body = figureMap(parts);
 */
export function figureMap(parts: FigureParts): string {
  const area = areaBelowKey(parts);
  const whole = wholeScale(parts);
  const best = bestSpread(parts, parts.panels);
  if (whole >= LEGIBLE || whole * WORTH_KEEPING >= best.scale) {
    const change = whole >= LEGIBLE ? undefined : withoutSmallLetters(whole);
    return `${drawnKey(parts)}<div class="drawing">${drawnWhole(parts, area, change)}</div>`;
  }
  const own = inOwnRows(parts, best);
  if (own !== undefined) return drawnKey(parts) + own;
  const map = cells(parts, parts.panels, best, (scale) => (scale >= LEGIBLE ? undefined : withoutSmallLetters(scale)));
  return drawnKey(parts) + map;
}

/** Width of a column beside a drawing, with the gap between them. */
const COLUMN = 364;

/**
 * One or several panels, as the body of a slide, all of their letters large enough to be read.
 *
 * @param beside HTML of a column beside a single panel; left out where the panel needs the width
 * @example const body = panelGroup(parts, [parts.panels[0]], markFragments, claimNumbers(claim));
 */
export function panelGroup(
  parts: FigureParts,
  panels: readonly PanelDrawing[],
  change: (tree: HtmlTree) => void,
  beside = "",
): string {
  const best = bestSpread(parts, panels);
  const map = cells(parts, panels, best, () => change);
  const isNarrow =
    panels.length === 1 && Math.min(best.scale, MOST_SCALE) * panelBox(parts, panels[0]!).width <= bodyWidth - COLUMN;
  return drawnKey(parts) + (isNarrow && beside !== "" ? `<div class="beside">${map}${beside}</div>` : map);
}
