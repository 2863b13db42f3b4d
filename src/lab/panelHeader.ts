import { escapeHtml } from "./escape.js";
import type { PanelSpec } from "./figureSpec.js";
import type { Drawn } from "./legend.js";
import { wrapText } from "./textWidth.js";
import { theme } from "./theme.js";

const HEADER = 22;
const TITLE_LINE = 16;
/** Bold letters are wider than the estimate for regular ones. */
const BOLD = 1.12;

/**
 * Letter and title of a panel; a long title is broken into lines.
 *
 * @example panelHeader({ letter: "a", title: "Loss", plot }, 200)
 */
export function panelHeader(panel: PanelSpec, width: number): Drawn {
  if (panel.letter === undefined && panel.title === undefined) return { svg: "", height: 0 };
  let svg = "";
  let lines = 1;
  if (panel.letter !== undefined) {
    svg += `<text x="0" y="14" font-size="${theme.letterFontSize}" font-weight="700" text-anchor="start">${escapeHtml(panel.letter)}</text>`;
  }
  if (panel.title !== undefined) {
    const x = panel.letter === undefined ? 0 : 18;
    const wrapped = wrapText(panel.title, theme.titleFontSize * BOLD, width - x);
    wrapped.forEach((line, index) => {
      svg += `<text x="${x}" y="${14 + index * TITLE_LINE}" font-size="${theme.titleFontSize}" font-weight="600" text-anchor="start">${escapeHtml(line)}</text>`;
    });
    lines = wrapped.length;
  }
  return { svg, height: HEADER + (lines - 1) * TITLE_LINE };
}
