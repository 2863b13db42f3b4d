/** Marks as text: drawings are made of strings, so that the same code draws in Node and in a browser. */
import { escapeHtml } from "../../lab/escape.js";
import { paint } from "./paint.js";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A number of pixels with at most two digits behind the point. */
function short(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100 + 0) : value;
}

/** An element; attributes that are undefined are left out. `element("circle", { cx: 3, cy: 4, r: 2 })` */
export function element(name: string, attributes: Attributes, content = ""): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeHtml(short(value!))}"`)
    .join("");
  return content === "" ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** Text with a halo that keeps it legible over lines. */
export function text(x: number, y: number, words: string, attributes: Attributes = {}): string {
  const halo = { stroke: paint("paper"), "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" };
  return element(
    "text",
    { x, y, "font-size": 12, "text-anchor": "start", fill: paint("ink"), ...halo, ...attributes },
    escapeHtml(words),
  );
}

/** Numbers of a path, shortened. */
export function path(d: string | null, attributes: Attributes): string {
  if (d === null || d === "") return "";
  const shortened = d.replace(/-?\d*\.\d+(?:e-?\d+)?/g, (number) => short(Number(number)));
  return element("path", { fill: "none", ...attributes, d: shortened });
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string {
  return element("line", { x1, y1, x2, y2, ...attributes });
}
