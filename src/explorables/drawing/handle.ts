import { paint } from "./paint.js";
import { element } from "./svg.js";

/** What can be dragged: a disc with a ring wide enough for a finger. `name` is a key of the drawing's `drag`. */
export function handle(name: string, x: number, y: number): string {
  const grip = { "data-handle": name, cx: x, cy: y };
  return (
    element("circle", { ...grip, r: 16, fill: paint("optimum"), "fill-opacity": 0.14 }) +
    element("circle", { ...grip, r: 6, fill: paint("optimum"), stroke: paint("paper"), "stroke-width": 2 })
  );
}
