import type * as Plot from "@observablehq/plot";
import { colour, parseColour } from "./colour.js";
import { escapeHtml } from "./escape.js";
import type { DomElement } from "./document.js";
import { textWidth } from "./textWidth.js";
import { theme } from "./theme.js";
import type { Drawing } from "./networkDiagram.js";

export interface CircuitNode {
  readonly id: string;
  /** Position in units of your choice; x and y have the same scale, y points upwards. */
  readonly x: number;
  readonly y: number;
  /** Text inside. Default: none. */
  readonly label?: string;
  /** Fill. Default white. */
  readonly colour?: string;
  /** Outline. Default: ink. */
  readonly stroke?: string;
  /** "none" shows the label alone, e.g. for u(t). Default "circle". */
  readonly shape?: "circle" | "none";
  /** Radius in pixels. Default: that of the diagram. */
  readonly radius?: number;
}

export interface CircuitEdge {
  /** `id` of the presynaptic node. */
  readonly from: string;
  /** `id` of the postsynaptic node; the same as `from` for a self-loop. */
  readonly to: string;
  /** The line's width grows with |weight|; the sign chooses the default colour. */
  readonly weight: number;
  /** Text beside the middle of the edge. */
  readonly label?: string;
  readonly colour?: string;
  /** Deflection to the left of the direction of travel, as a fraction of the length. Default 0, but 0.16 for reciprocal pairs. */
  readonly bend?: number;
  /** Direction of a self-loop in degrees, 0 = right, 90 = up. Default: away from the middle of the circuit. */
  readonly loopAngle?: number;
}

export interface CircuitDiagramOptions {
  readonly nodes: readonly CircuitNode[];
  readonly edges: readonly CircuitEdge[];
  /** Radius of the nodes in pixels. Default 15. */
  readonly radius?: number;
  /** Stroke widths in pixels of weight 0 and of the largest weight. Default [1, 6]. */
  readonly widths?: readonly [number, number];
  /** |weight| that gets the largest width; set it to compare diagrams. Default: the largest here. */
  readonly largestWeight?: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A small circuit: neurons with curved arrows between them, self-loops and labels. Line width increases linearly with
 * |weight|. Drawn in pixels when the scales are known, so that arrow heads end at the rim of a neuron.
 *
 * @throws {RangeError} on an edge to an unknown node, a node used twice or a weight that isn't finite
 * @example
 * figure({ …, plot: circuitDiagram({
 *   nodes: [{ id: "u", x: 0, y: 0, label: "u", shape: "none" }, { id: "1", x: 1, y: 0.5, label: "1" }, { id: "2", x: 1, y: -0.5, label: "2" }],
 *   edges: [{ from: "u", to: "1", weight: 0.6 }, { from: "1", to: "2", weight: 0.1 }, { from: "2", to: "1", weight: 8 }],
 * }) })
 */
export function circuitDiagram(options: CircuitDiagramOptions): Drawing {
  const { nodes, edges, radius = 15, widths = [1, 6] } = options;
  const byId = new Map<string, CircuitNode>();
  for (const node of nodes) {
    if (byId.has(node.id))
      throw new RangeError(`circuitDiagram: expected each node once, got ${JSON.stringify(node.id)} twice`);
    if (!Number.isFinite(node.x) || !Number.isFinite(node.y)) {
      throw new RangeError(`circuitDiagram: expected a finite position of node ${node.id}, got (${node.x}, ${node.y})`);
    }
    byId.set(node.id, node);
  }
  if (nodes.length === 0) throw new RangeError("circuitDiagram: expected at least one node, got 0");
  for (const { from, to, weight } of edges) {
    for (const id of [from, to]) {
      if (!byId.has(id))
        throw new RangeError(`circuitDiagram: expected an edge between known nodes, got ${JSON.stringify(id)}`);
    }
    if (!Number.isFinite(weight))
      throw new RangeError(`circuitDiagram: expected a finite weight ${from} → ${to}, got ${weight}`);
  }
  const largest = options.largestWeight ?? Math.max(0, ...edges.map(({ weight }) => Math.abs(weight)));
  const widthOf = (weight: number): number =>
    widths[0] + (largest === 0 ? 0 : (widths[1] - widths[0]) * Math.min(1, Math.abs(weight) / largest));
  const reciprocal = new Set(edges.map(({ from, to }) => `${to}\n${from}`));
  const centre = {
    x: nodes.reduce((sum, { x }) => sum + x, 0) / nodes.length,
    y: nodes.reduce((sum, { y }) => sum + y, 0) / nodes.length,
  };

  const draw: Plot.RenderFunction = (_index, scales, _values, _dimensions, context) => {
    // One scale for both directions, centred in the frame, whatever height the panel was given.
    const domains = { x: padded(nodes.map(({ x }) => x)), y: padded(nodes.map(({ y }) => y)) };
    const across = domains.x.map((x) => Number(scales.x!(x))) as [number, number];
    const upwards = domains.y.map((y) => Number(scales.y!(y))) as [number, number];
    const unit = Math.min(
      (across[1] - across[0]) / (domains.x[1] - domains.x[0]),
      (upwards[0] - upwards[1]) / (domains.y[1] - domains.y[0]),
    );
    const pixel = ({ x, y }: Point): Point => ({
      x: (across[0] + across[1]) / 2 + unit * (x - (domains.x[0] + domains.x[1]) / 2),
      y: (upwards[0] + upwards[1]) / 2 - unit * (y - (domains.y[0] + domains.y[1]) / 2),
    });
    const radiusOf = (node: CircuitNode): number => node.radius ?? radius;
    let arrows = "";
    let labels = "";
    for (const edge of edges) {
      const from = byId.get(edge.from)!;
      const to = byId.get(edge.to)!;
      const width = widthOf(edge.weight);
      const stroke = edge.colour ?? (edge.weight < 0 ? colour.negative : colour.positive);
      const bend = edge.bend ?? (reciprocal.has(`${edge.from}\n${edge.to}`) ? 0.16 : 0);
      const curve =
        from === to
          ? selfLoop(pixel(from), radiusOf(from), edge.loopAngle ?? angleFrom(centre, from), width)
          : bentArrow(pixel(from), pixel(to), radiusOf(from), radiusOf(to), bend, width, edge.label ?? "");
      arrows += `<g aria-label="${escapeHtml(`${edge.from} to ${edge.to}`)}"><title>${escapeHtml(`${edge.from} → ${edge.to}: ${edge.weight}`)}</title>`;
      arrows += `<path d="${curve.line}" fill="none" stroke="${escapeHtml(stroke)}" stroke-width="${width}"/><path d="${curve.head}" fill="${escapeHtml(stroke)}"/></g>`;
      if (edge.label !== undefined) labels += haloText(edge.label, curve.label, colour.ink, theme.tickFontSize, 400);
    }
    let circles = "";
    for (const node of nodes) {
      const at = pixel(node);
      const fill = node.colour ?? colour.paper;
      if (node.shape !== "none") {
        circles += `<circle cx="${at.x}" cy="${at.y}" r="${radiusOf(node)}" fill="${escapeHtml(fill)}" stroke="${escapeHtml(node.stroke ?? colour.ink)}" stroke-width="1.5"/>`;
      }
      if (node.label !== undefined) {
        circles += `<text x="${at.x}" y="${at.y}" dy="0.35em" font-size="${theme.labelFontSize}" font-weight="600" fill="${node.shape === "none" ? colour.ink : textOn(fill)}">${escapeHtml(node.label)}</text>`;
      }
    }
    const document = context.document as unknown as {
      createElementNS(space: string, name: string): DomElement & { innerHTML: string };
    };
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    group.setAttribute("aria-label", "circuit");
    group.innerHTML = arrows + circles + labels;
    return group as never;
  };

  const margin = radius + 5;
  return {
    x: { axis: null, type: "linear", domain: padded(nodes.map(({ x }) => x)) },
    y: { axis: null, type: "linear", domain: padded(nodes.map(({ y }) => y)) },
    aspectRatio: 1,
    inset: edges.some(({ from, to }) => from === to) ? margin + 2 * radius : margin,
    marks: [draw],
  };
}

/** A domain needs a length: a circuit on one line still gets a little height. */
function padded(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low === high ? [low - 0.25, high + 0.25] : [low, high];
}

function angleFrom(centre: Point, node: Point): number {
  const [dx, dy] = [node.x - centre.x, node.y - centre.y];
  return dx === 0 && dy === 0 ? 90 : (Math.atan2(dy, dx) * 180) / Math.PI;
}

/** A quadratic curve from rim to rim, its arrow head, and the place for a label on its outer side. */
function bentArrow(
  from: Point,
  to: Point,
  fromRadius: number,
  toRadius: number,
  bend: number,
  width: number,
  label: string,
) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  // Pixels point downwards, so the left of the direction of travel is (dy, −dx).
  const normal = { x: dy / length, y: -dx / length };
  const control = {
    x: (from.x + to.x) / 2 + 2 * bend * length * normal.x,
    y: (from.y + to.y) / 2 + 2 * bend * length * normal.y,
  };
  const start = towards(from, control, fromRadius + 1);
  const tip = towards(to, control, toRadius + 2);
  const head = arrowHead(control, tip, width);
  const middle = {
    x: (start.x + 2 * control.x + tip.x) / 4,
    y: (start.y + 2 * control.y + tip.y) / 4,
  };
  // Beside the line: the more the text stands across the way, the further.
  const away =
    width / 2 + 5 + 0.5 * (Math.abs(normal.x) * textWidth(label, theme.tickFontSize) + Math.abs(normal.y) * 12);
  const side = bend < 0 ? -1 : 1;
  return {
    line: `M${start.x},${start.y}Q${control.x},${control.y} ${head.base.x},${head.base.y}`,
    head: head.path,
    label: { x: middle.x + side * away * normal.x, y: middle.y + side * away * normal.y },
  };
}

/** A loop that leaves and enters the rim at 32 degrees on both sides of its direction. */
function selfLoop(node: Point, radius: number, angle: number, width: number) {
  const direction = (degrees: number, distance: number): Point => ({
    x: node.x + distance * Math.cos((degrees * Math.PI) / 180),
    y: node.y - distance * Math.sin((degrees * Math.PI) / 180),
  });
  const start = direction(angle + 32, radius + 1);
  const tip = direction(angle - 32, radius + 2);
  const [out, back] = [direction(angle + 40, 3.1 * radius), direction(angle - 40, 3.1 * radius)];
  const head = arrowHead(back, tip, width);
  return {
    line: `M${start.x},${start.y}C${out.x},${out.y} ${back.x},${back.y} ${head.base.x},${head.base.y}`,
    head: head.path,
    label: direction(angle, 3 * radius + 4),
  };
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
}

/** A triangle that ends in `tip`, coming from `before`; a little longer than wide, growing with the line. */
function arrowHead(before: Point, tip: Point, width: number): { path: string; base: Point } {
  const length = 6 + 1.3 * width;
  const half = 3.2 + 0.85 * width;
  const foot = towards(tip, before, length);
  const [ux, uy] = [(tip.x - foot.x) / length, (tip.y - foot.y) / length];
  const left = { x: foot.x - uy * half, y: foot.y + ux * half };
  const right = { x: foot.x + uy * half, y: foot.y - ux * half };
  // The line ends a little inside the head, so that no seam shows.
  return {
    path: `M${tip.x},${tip.y}L${left.x},${left.y}L${right.x},${right.y}Z`,
    base: towards(tip, before, length - 1),
  };
}

function haloText(text: string, at: Point, fill: string, size: number, weight: number): string {
  return `<text x="${at.x}" y="${at.y}" dy="0.35em" font-size="${size}" font-weight="${weight}" fill="${fill}" stroke="${colour.paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">${escapeHtml(text)}</text>`;
}

/** Black or white, whichever can be read on a fill. */
function textOn(fill: string): string {
  if (!/^(#[0-9a-f]{6}|rgb\()/i.test(fill)) return colour.ink;
  const [red, green, blue] = parseColour(fill);
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? colour.ink : colour.paper;
}
