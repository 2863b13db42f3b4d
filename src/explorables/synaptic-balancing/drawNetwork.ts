/** Five neurons and their synapses, as wide as what they cost. */
import { paint } from "../drawing/paint.js";
import { element, path, text } from "../drawing/svg.js";
import { placeOf } from "./exploredNetwork.js";

const RADIUS = 15;
/** Corners of a pentagon, the first one on top. */
const CORNERS = [
  [0, -1],
  [0.951, -0.309],
  [0.588, 0.809],
  [-0.588, 0.809],
  [-0.951, -0.309],
] as const;

/** @param costs N × N; `widest` is the cost that is 7 pixels wide; `chosen` is the synapse that is marked */
export function drawNetwork(
  costs: readonly number[],
  {
    synapses,
    chosen,
    widest,
    x,
    y,
    radius,
  }: { synapses: readonly string[]; chosen: string; widest: number; x: number; y: number; radius: number },
): string {
  const places = CORNERS.map(([across, down]) => [x + radius * across, y + radius * down] as const);
  const arrows = [...synapses]
    .sort((a, b) => Number(a === chosen) - Number(b === chosen))
    .map((name) => {
      const [pre, post] = name.split("→").map((word) => Number(word) - 1) as [number, number];
      const [[x1, y1], [x2, y2]] = [places[pre]!, places[post]!];
      const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
      const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
      const width = 0.8 + 6.2 * Math.sqrt(Math.min(1, costs[placeOf(name)]! / widest));
      // two synapses between the same neurons pass each other
      const [sx, sy] = [-uy * 5, ux * 5];
      const head = 5 + width;
      const [ex, ey] = [x2 - ux * (RADIUS + 2) + sx, y2 - uy * (RADIUS + 2) + sy];
      const ink = paint(name === chosen ? "optimum" : "axis");
      const [bx, by] = [ex - ux * head, ey - uy * head];
      return (
        path(`M${x1 + ux * RADIUS + sx},${y1 + uy * RADIUS + sy}L${bx},${by}`, { stroke: ink, "stroke-width": width }) +
        path(
          `M${ex},${ey}L${bx - uy * head * 0.5},${by + ux * head * 0.5}L${bx + uy * head * 0.5},${by - ux * head * 0.5}Z`,
          { fill: ink },
        )
      );
    });
  const somata = places.map(
    ([cx, cy], neuron) =>
      element("circle", { cx, cy, r: RADIUS, fill: paint("paper"), stroke: paint("ink"), "stroke-width": 1.5 }) +
      text(cx, cy + 4.5, String(neuron + 1), { "text-anchor": "middle", "font-size": 13, stroke: undefined }),
  );
  return arrows.join("") + somata.join("");
}
