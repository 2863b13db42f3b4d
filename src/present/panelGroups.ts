import { wholeScale } from "./figureMap.js";
import type { FigureParts, PanelDrawing } from "./figureParts.js";
import { namesPanel } from "./panelClaims.js";
import { LEGIBLE } from "./smallLetters.js";

/** Panels that belong together: one with a letter and those without that follow; without any letters each by itself. */
export function panelGroups(parts: FigureParts): PanelDrawing[][] {
  if (parts.panels.every(({ letter }) => letter === "")) {
    return wholeScale(parts) >= LEGIBLE ? [[...parts.panels]] : parts.panels.map((panel) => [panel]);
  }
  const groups: PanelDrawing[][] = [];
  for (const panel of parts.panels) {
    // One without a letter stands below its own column's, or beside the last one.
    const above = groups.filter(([first]) => Math.abs(first!.x - panel.x) < 1 && first!.y < panel.y).at(-1);
    const home = above ?? groups.at(-1);
    if (panel.letter !== "" || home === undefined) groups.push([panel]);
    else home.push(panel);
  }
  return groups;
}

/** Whether a place names one panel of a figure alone. */
export function namesOne(where: string, figure: string | undefined, parts: FigureParts): boolean {
  if (figure === undefined) return false;
  return parts.panels.filter((panel) => namesPanel(where, figure, panel, parts.panels)).length === 1;
}
