/** Draws the places in figures that notes are about, over the drawing: frames, lines, and a numbered button for each. */
import type { Box } from "../drawing.js";
import { button, element } from "./element.js";
import { svgOf } from "./places.js";

/** A place to draw. */
export interface FigureMark {
  readonly figure: HTMLElement;
  readonly box: Box;
  readonly number: number;
  readonly label: string;
  readonly state: string;
  readonly isActive: boolean;
  readonly open: () => void;
}

/** The frame around a figure's drawing, in which marks have their places in percent. */
export function frameOf(figure: HTMLElement): HTMLElement | undefined {
  const svg = svgOf(figure);
  if (svg === undefined) return undefined;
  const { parentElement } = svg;
  if (parentElement !== null && parentElement.matches(".drawing")) return parentElement;
  const frame = element("div", { class: "drawing", style: `width:${svg.style.width || "auto"}` });
  svg.replaceWith(frame);
  svg.style.width = "100%";
  frame.append(svg);
  return frame;
}

/** Draws all marks anew. */
export function markFigures(marks: readonly FigureMark[]): void {
  for (const old of document.querySelectorAll(".note-marks")) old.remove();
  for (const mark of marks) {
    const frame = frameOf(mark.figure);
    const svg = svgOf(mark.figure);
    if (frame === undefined || svg === undefined) continue;
    let layer = frame.querySelector(":scope > .note-marks");
    if (layer === null) {
      layer = element("div", { class: "note-marks", "data-notes": "" });
      frame.append(layer);
    }
    const { width, height } = svg.viewBox.baseVal;
    const { box } = mark;
    const look = `${mark.state}${mark.isActive ? " active" : ""}`;
    const place = percent(box, width, height);
    if (box.width > 0 || box.height > 0) layer.append(element("div", { class: `note-area ${look}`, style: place }));
    const at = percent({ x: box.x + box.width, y: box.y, width: 0, height: 0 }, width, height);
    const point = box.width === 0 && box.height === 0 ? "point" : "";
    layer.append(
      button(String(mark.number), mark.open, {
        class: `note-number ${look} ${point}`,
        style: at,
        "aria-label": `Note ${mark.number}: ${mark.label}`,
      }),
    );
  }
}

/** A box as lengths relative to the drawing. */
export function percent(box: Box, width: number, height: number): string {
  const share = (value: number, of: number): string => `${(100 * value) / of}%`;
  return `left:${share(box.x, width)};top:${share(box.y, height)};width:${share(box.width, width)};height:${share(box.height, height)}`;
}
