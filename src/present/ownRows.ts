import MarkdownIt from "markdown-it";
import { areaBelowKey, drawnPanel, panelBox } from "./drawing.js";
import type { FigureParts, PanelDrawing } from "./figureParts.js";
import { scaleIn } from "./scaleIn.js";
import { bodyWidth } from "./slideArea.js";
import { withoutSmallLetters } from "./smallLetters.js";

const { escapeHtml } = new MarkdownIt().utils;

const GAP = 18;
const ROW_GAP = 10;
/** Room for a panel's letter and title on the left of its drawing. */
const BESIDE = 124;
/** Rows and columns that mean something are worth some smaller drawings. */
const WORTH = 0.85;

/**
 * A figure's panels in its own rows and columns, their titles beside them, so that the drawings get the height; all of one
 * size, so that their axes line up. Undefined when the panels don't fill rows of equal length, when the spread that has the
 * largest drawings has these rows anyway, or when they would get much smaller than there.
 *
 * @param best columns and scale of that spread
 * @example inOwnRows(parts, { columns: 5, scale: 0.8 })
 */
export function inOwnRows(parts: FigureParts, best: { columns: number; scale: number }): string | undefined {
  const rows = rowsOf(parts.panels);
  const columns = rows[0]!.length;
  if (rows.length < 2 || columns < 2 || columns === best.columns || rows.some((row) => row.length !== columns)) {
    return undefined;
  }
  const boxes = parts.panels.map((panel) => panelBox(parts, panel));
  const largest = {
    width: Math.max(...boxes.map(({ width }) => width)),
    height: Math.max(...boxes.map(({ height }) => height)),
  };
  const cell = {
    width: (bodyWidth - GAP * (columns - 1)) / columns - BESIDE,
    height: (areaBelowKey(parts).height - ROW_GAP * (rows.length - 1)) / rows.length,
  };
  const scale = scaleIn(cell, largest);
  if (scale < best.scale * WORTH) return undefined;
  const cells = rows.flat().map((panel) => {
    // a line ends rather behind a comma than beside an equals sign
    const title = panel.title.replace(/ ([=<>≤≥≈]) /g, "\u00a0$1\u00a0");
    const head = `<p class="cell-head"><b>${escapeHtml(panel.letter)}</b> ${escapeHtml(title)}</p>`;
    const drawing = drawnPanel(parts, panel, cell, withoutSmallLetters(scale), largest);
    return `<div class="cell">${head}<div class="drawing">${drawing}</div></div>`;
  });
  return `<div class="map own columns-${columns}">${cells.join("")}</div>`;
}

/** Panels that begin at one height are a row, from left to right. */
function rowsOf(panels: readonly PanelDrawing[]): PanelDrawing[][] {
  const rows: PanelDrawing[][] = [];
  for (const panel of [...panels].sort((a, b) => a.y - b.y)) {
    const last = rows.at(-1);
    if (last !== undefined && Math.abs(last[0]!.y - panel.y) < 1) last.push(panel);
    else rows.push([panel]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}
