/** Pointing at a place in a figure: a click is a point, a drag a range along an axis or a region. */
import type { Pointed } from "../figureAnchor.js";
import { element } from "./element.js";
import { frameOf, percent } from "./figureMarks.js";
import { svgOf } from "./places.js";

/** Pixels that a finger moves without meaning it. */
const STEADY = 8;

/**
 * Lets a reader point at a place. Escape, or a press outside of the figure, ends it without one.
 *
 * @param done gets what was pointed at, in the figure's coordinates; undefined when nothing was
 */
export function pickPlace(figure: HTMLElement, done: (pointed: Pointed | undefined) => void): void {
  const frame = frameOf(figure);
  const svg = svgOf(figure);
  if (frame === undefined || svg === undefined) return done(undefined);
  const area = element("div", { class: "note-area active" });
  const hint = "Press on a place, or drag; Escape ends it.";
  const layer = element(
    "div",
    { class: "note-pick", "data-notes": "" },
    area,
    element("p", { class: "note-hint", role: "status" }, hint),
  );
  frame.append(layer);
  area.hidden = true;
  const { width, height } = svg.viewBox.baseVal;
  let from: [number, number] | undefined;
  const at = (event: PointerEvent): [number, number] => {
    const box = svg.getBoundingClientRect();
    const held = (value: number, most: number): number => Math.min(most, Math.max(0, value));
    return [
      held(((event.clientX - box.left) * width) / box.width, width),
      held(((event.clientY - box.top) * height) / box.height, height),
    ];
  };
  const pointedTo = ([x, y]: [number, number]): Pointed => {
    const [x0, y0] = from ?? [x, y];
    const steady = (STEADY * width) / svg.getBoundingClientRect().width;
    const [isWide, isHigh] = [Math.abs(x - x0) > steady, Math.abs(y - y0) > steady];
    const across: [number, number] = [Math.min(x, x0), Math.max(x, x0)];
    const upwards: [number, number] = [Math.min(y, y0), Math.max(y, y0)];
    if (isWide && isHigh) return { x: across, y: upwards };
    if (isWide) return { x: across };
    if (isHigh) return { y: upwards };
    return { x: [x0, x0], y: [y0, y0] };
  };
  const end = (pointed: Pointed | undefined): void => {
    layer.remove();
    removeEventListener("keydown", onKey, true);
    removeEventListener("pointerdown", onElsewhere, true);
    done(pointed);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end(undefined);
  };
  const onElsewhere = (event: PointerEvent): void => {
    if (!layer.contains(event.target as Node)) end(undefined);
  };
  layer.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    layer.setPointerCapture(event.pointerId);
    from = at(event);
  });
  layer.addEventListener("pointermove", (event) => {
    if (from === undefined) return;
    const { x = [0, width], y = [0, height] } = pointedTo(at(event));
    area.hidden = false;
    area.style.cssText = percent({ x: x[0], y: y[0], width: x[1] - x[0], height: y[1] - y[0] }, width, height);
  });
  layer.addEventListener("pointerup", (event) => {
    if (from !== undefined) end(pointedTo(at(event)));
  });
  layer.addEventListener("pointercancel", () => {
    from = undefined;
    area.hidden = true;
  });
  addEventListener("keydown", onKey, true);
  addEventListener("pointerdown", onElsewhere, true);
}
