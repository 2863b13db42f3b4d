/** A plot's scales, once it is drawn. */
import type { DomElement } from "./document.js";
import { round } from "./round.js";

/** A scale as the drawing uses it: from values to pixels (x, y), colours, radii, … */
export interface DrawnScale {
  /** Plot's name of it: "linear", "log", "point", "band", "ordinal", … */
  readonly type: string;
  readonly domain: readonly (number | string)[];
  readonly range?: readonly (number | string)[];
  readonly label?: string;
  /** Of a logarithmic scale. */
  readonly base?: number;
  /** Of a power scale. */
  readonly exponent?: number;
  /** Of a symmetric logarithmic scale. */
  readonly constant?: number;
  /** Width in pixels of a category of a band scale. */
  readonly bandwidth?: number;
}

const NAMES = ["x", "y", "fx", "fy", "color", "r", "opacity", "length", "symbol"] as const;
const MOST_VALUES = 100;

/**
 * The scales of a drawn plot, x and y moved to where the panel lies.
 *
 * @param svg what Plot drew
 * @param x,y the panel's upper left corner in the figure
 * @example drawnScales(svg, 0, 24)["x"] // { type: "linear", domain: [0, 2.6], range: [54, 202], label: "ρ" }
 */
export function drawnScales(svg: DomElement, x: number, y: number): Record<string, DrawnScale> {
  const { scale } = svg as unknown as { scale(name: string): Record<string, unknown> | undefined };
  const scales: Record<string, DrawnScale> = {};
  for (const name of NAMES) {
    const found = scale(name);
    if (found === undefined || typeof found["type"] !== "string") continue;
    const offset = /x$/.test(name) ? x : /y$/.test(name) ? y : 0;
    const domain = listOf(found["domain"], (value) => Number(value.toPrecision(7)));
    const range = listOf(found["range"], (value) => round(value + offset));
    if (domain === undefined) continue;
    const numbers = ["base", "exponent", "constant", "bandwidth"].flatMap((key) => {
      const value = found[key];
      return typeof value === "number" && !(key === "bandwidth" && value === 0) ? [[key, round(value)]] : [];
    });
    const label = labelOf(svg, name);
    scales[name] = {
      type: found["type"],
      domain,
      ...(range === undefined ? {} : { range }),
      ...(label === "" ? {} : { label }),
      ...(Object.fromEntries(numbers) as object),
    };
  }
  return scales;
}

/** An axis' label as it is drawn; its lines are joined. */
function labelOf(svg: DomElement, name: string): string {
  const drawn = svg.querySelector(`[aria-label="${name}-axis label"] text`);
  const lines = drawn === null ? [] : [...drawn.querySelectorAll("tspan")];
  return lines.length > 0 ? lines.map((line) => line.textContent ?? "").join(" ") : (drawn?.textContent ?? "");
}

function listOf(values: unknown, write: (value: number) => number): (number | string)[] | undefined {
  if (!Array.isArray(values) || values.length > MOST_VALUES) return undefined;
  return values.map((value: unknown) => {
    if (typeof value === "number") return write(value);
    return value instanceof Date ? value.toISOString() : String(value);
  });
}
